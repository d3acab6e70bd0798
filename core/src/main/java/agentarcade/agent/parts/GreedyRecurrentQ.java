package agentarcade.agent.parts;

import agentarcade.agent.AgentState;
import agentarcade.agent.Anatomy;
import agentarcade.agent.Decision;
import agentarcade.agent.Policy;
import agentarcade.agent.PolicySnapshot;
import agentarcade.env.Action;
import agentarcade.nn.Memory;

import java.util.Map;
import java.util.Optional;

/// The policy of a learner of action values that remembers: do what has the largest Q. Goes on from what the agent remembered at that
/// moment, until an episode begins.
public record GreedyRecurrentQ(RecurrentQ.Form form, float[] eye, float[] memory, float[] remembered) implements PolicySnapshot {

    /// @param acting remembers what the agent has seen so far
    public static GreedyRecurrentQ of(RecurrentQ acting) {
        return new GreedyRecurrentQ(acting.form(), acting.eye().parameters(), acting.memory().parameters(), acting.remembered());
    }

    /// What it does next, and remembers having seen.
    public static Decision decide(RecurrentQ acting, float[] observation) {
        float[] q = new float[acting.form().actions()];
        acting.see(observation, q);
        return Decision.byValues(Action.Discrete.of(GreedyQ.best(q)), q);
    }

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public Policy open() {
        return with(RecurrentQ.acting(form, Memory::arena));
    }

    @Override
    public Map<String, Object> arrays() {
        return Map.of("eye", eye, "memory", memory, "remembered", remembered);
    }

    @Override
    public GreedyRecurrentQ with(Map<String, Object> arrays) {
        return new GreedyRecurrentQ(form, AgentState.array(arrays, "eye", float[].class, eye.length),
                AgentState.array(arrays, "memory", float[].class, memory.length),
                AgentState.array(arrays, "remembered", float[].class, remembered.length));
    }

    @Override
    public Policy openInPlaceOf(Policy before) {
        return before instanceof Opened(RecurrentQ acting) && acting.form().equals(form)
                ? with(acting)
                : PolicySnapshot.super.openInPlaceOf(before);
    }

    private Policy with(RecurrentQ acting) {
        acting.eye().parameters(eye);
        acting.memory().parameters(memory);
        acting.remember(remembered);
        return new Opened(acting);
    }

    private record Opened(RecurrentQ acting) implements Policy {
        @Override
        public void startEpisode() {
            acting.forget();
        }

        @Override
        public Decision decide(float[] observation) {
            return GreedyRecurrentQ.decide(acting, observation);
        }

        @Override
        public Optional<Anatomy> anatomy() {
            return Optional.of(new Dissection().add("", acting.eye()).behind("", acting.memory()).anatomy());
        }

        @Override
        public void close() {
            acting.close();
        }
    }
}
