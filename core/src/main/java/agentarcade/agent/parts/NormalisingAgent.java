package agentarcade.agent.parts;

import agentarcade.agent.Agent;
import agentarcade.agent.AgentState;
import agentarcade.agent.Decision;
import agentarcade.agent.Policy;
import agentarcade.agent.PolicySnapshot;
import agentarcade.agent.Task;
import agentarcade.agent.Transition;
import agentarcade.env.Action;
import agentarcade.env.Ending;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Any learner, with what it sees and earns brought to a common scale, as in Gymnasium's NormalizeObservation and NormalizeReward and the
/// VecNormalize of Stable-Baselines3: see [ObservationNormaliser] and [RewardNormaliser].
///
/// An observation is counted when it is first seen in training, normalised by the moments as they are then, and passed on in that one
/// form for good: as what the agent acts on, as `next` of one transition and as `observation` of the following. So the two always agree,
/// although the moments move on; what a replay holds was normalised by the moments of its time. Whoever only decides uses the moments
/// and does not change them.
///
/// Unlike those two we start from no moments at all, not from a mean of 0 and a variance of 1 that count for a ten-thousandth.
public final class NormalisingAgent implements Agent {
    /// What is to be brought to a common scale.
    public record Which(boolean observations, boolean rewards) {
    }

    private static final String OBSERVATIONS = "normaliser/observations";
    private static final String NEWEST = "normaliser/newest";
    private static final String KNOWN = "normaliser/known";
    private static final String RETURNS = "normaliser/returns";

    private final Agent inner;
    private final Which which;
    private final ToDoubleFunction<Record> discountOf;
    private final ObservationNormaliser observations;
    private final RewardNormaliser rewards;
    private final float[][] seen;
    private final Transition[] passedOn;
    private double discount;

    /// @param innerFor builds the learner for the task as it sees it
    /// @param discountOf γ in settings like these
    public NormalisingAgent(Task task, Function<Task, Agent> innerFor, Which which, Record settings, ToDoubleFunction<Record> discountOf) {
        this.which = which;
        this.discountOf = discountOf;
        discount = discountOf.applyAsDouble(settings);
        inner = innerFor.apply(which.observations()
                ? new Task(ObservationNormaliser.normalised(task.observations()), task.actions(), task.seed(), task.readings())
                : task);
        observations = new ObservationNormaliser(task.observations(), inner.worlds());
        rewards = new RewardNormaliser(inner.worlds());
        seen = new float[inner.worlds()][];
        passedOn = new Transition[inner.worlds()];
    }

    @Override
    public int worlds() {
        return inner.worlds();
    }

    @Override
    public void act(float[][] raw, Action[] actions) {
        for (int world = 0; world < raw.length; world++) {
            seen[world] = which.observations() ? observations.newest(world, raw[world]) : raw[world];
        }
        inner.act(seen, actions);
    }

    @Override
    public Decision decide(float[] observation) {
        return inner.decide(which.observations() ? ObservationNormaliser.normalise(observation, observations.moments()) : observation);
    }

    @Override
    public void learn(Transition[] transitions) {
        for (int world = 0; world < transitions.length; world++) {
            passedOn[world] = normalised(world, transitions[world]);
        }
        inner.learn(passedOn);
    }

    private Transition normalised(int world, Transition transition) {
        float[] observation = transition.observation();
        float[] next = transition.next();
        if (which.observations()) {
            observation = observations.newest(world, observation);
            next = observations.count(world, next);
        }
        double reward = which.rewards()
                ? rewards.normalise(world, transition.reward(), transition.ending(), discount)
                : transition.reward();
        if (transition.ending() != Ending.NONE) {
            observations.endEpisode(world);
        }
        return new Transition(observation, transition.action(), reward, next, transition.ending());
    }

    @Override
    public long updates() {
        return inner.updates();
    }

    @Override
    public void use(Record settings) {
        inner.use(settings);
        discount = discountOf.applyAsDouble(settings);
    }

    /// A policy that sees by the moments of the time when it was photographed.
    private record Normalised(PolicySnapshot inner, RunningMoments moments) implements PolicySnapshot {
        @Override
        public Policy open() {
            return new Opened(inner.open(), moments);
        }

        @Override
        public Policy openInPlaceOf(Policy before) {
            return before instanceof Opened(Policy policy, RunningMoments unused)
                    ? new Opened(inner.openInPlaceOf(policy), moments)
                    : PolicySnapshot.super.openInPlaceOf(before);
        }
    }

    private record Opened(Policy policy, RunningMoments moments) implements Policy {
        @Override
        public void startEpisode() {
            policy.startEpisode();
        }

        @Override
        public Decision decide(float[] observation) {
            return policy.decide(ObservationNormaliser.normalise(observation, moments));
        }

        @Override
        public void close() {
            policy.close();
        }
    }

    @Override
    public PolicySnapshot policy() {
        return which.observations() ? new Normalised(inner.policy(), observations.moments().copy()) : inner.policy();
    }

    /// The state of the learner, and the moments in arrays beside its own.
    @Override
    public AgentState save() {
        AgentState learner = inner.save();
        Map<String, Object> arrays = new HashMap<>(learner.arrays());
        if (which.observations()) {
            arrays.put(OBSERVATIONS, observations.moments().save());
            arrays.put(NEWEST, observations.saveNewest());
            arrays.put(KNOWN, observations.saveKnown());
        }
        if (which.rewards()) {
            arrays.put(RETURNS, rewards.save());
        }
        return new AgentState(learner.numbers(), arrays);
    }

    @Override
    public void restore(AgentState state) {
        if (which.observations()) {
            observations.restore(state.array(OBSERVATIONS, double[].class, observations.moments().savedLength()),
                    state.array(NEWEST, float[].class, observations.savedNewestLength()),
                    state.array(KNOWN, byte[].class, inner.worlds()));
        }
        if (which.rewards()) {
            rewards.restore(state.array(RETURNS, double[].class, rewards.savedLength()));
        }
        inner.restore(state);
    }

    @Override
    public void close() {
        inner.close();
    }
}
