package agentarcade.agent.parts;

import agentarcade.agent.AgentState;
import agentarcade.agent.Anatomy;
import agentarcade.agent.Decision;
import agentarcade.agent.Opinion;
import agentarcade.agent.Policy;
import agentarcade.agent.PolicySnapshot;
import agentarcade.env.Space;
import agentarcade.nn.Architecture;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The deterministic policy of an actor and its critic: do μ(s), and expect Q(s, μ(s)) from it.
///
/// @param actor gives the numbers of an action from −1 to 1, see [UnitActions]
/// @param critic takes what is seen followed by these numbers
public record GreedyActor(Architecture actor, float[] actorWeights, Architecture critic, float[] criticWeights, Space.Box actions)
        implements
        PolicySnapshot {
    private static final String ACTOR = "actor";
    private static final String CRITIC = "critic";

    /// What a pair of networks decides.
    public static Decision decide(Network actor, Network critic, UnitActions actions, float[] observation) {
        float[] unit = new float[actor.architecture().outputs()];
        actor.infer(observation, unit);
        float[] both = Arrays.copyOf(observation, observation.length + unit.length);
        System.arraycopy(unit, 0, both, observation.length, unit.length);
        float[] value = new float[1];
        critic.infer(both, value);
        return new Decision(actions.action(unit), new Opinion.Unsaid(), OptionalDouble.of(value[0]));
    }

    @Override
    public Policy open() {
        Opened opened = new Opened(new Network(actor, 1, Memory.arena()), new Network(critic, 1, Memory.arena()), new UnitActions(actions));
        opened.take(this);
        return opened;
    }

    @Override
    public Map<String, Object> arrays() {
        return Map.of(ACTOR, actorWeights, CRITIC, criticWeights);
    }

    @Override
    public GreedyActor with(Map<String, Object> arrays) {
        return new GreedyActor(actor, AgentState.array(arrays, ACTOR, float[].class, actorWeights.length), critic,
                AgentState.array(arrays, CRITIC, float[].class, criticWeights.length), actions);
    }

    @Override
    public Policy openInPlaceOf(Policy before) {
        if (before instanceof Opened opened && opened.fits(this)) {
            opened.take(this);
            return before;
        }
        return PolicySnapshot.super.openInPlaceOf(before);
    }

    private record Opened(Network actor, Network critic, UnitActions actions) implements Policy {
        private boolean fits(GreedyActor snapshot) {
            return actor.architecture().equals(snapshot.actor) && critic.architecture().equals(snapshot.critic)
                    && actions.box().equals(snapshot.actions);
        }

        private void take(GreedyActor snapshot) {
            actor.parameters(snapshot.actorWeights);
            critic.parameters(snapshot.criticWeights);
        }

        @Override
        public Decision decide(float[] observation) {
            return GreedyActor.decide(actor, critic, actions, observation);
        }

        @Override
        public Optional<Anatomy> anatomy() {
            return Optional.of(new Dissection().add("actor", actor).add("critic", critic).anatomy());
        }

        @Override
        public void close() {
            actor.close();
            critic.close();
        }
    }
}
