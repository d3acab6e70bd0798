package agentarcade.agent.parts;

import agentarcade.agent.Agent;
import agentarcade.agent.AgentState;
import agentarcade.agent.Anatomy;
import agentarcade.agent.Decision;
import agentarcade.agent.Insight;
import agentarcade.agent.Opinion;
import agentarcade.agent.Policy;
import agentarcade.agent.PolicySnapshot;
import agentarcade.agent.Task;
import agentarcade.agent.Transition;
import agentarcade.env.Action;
import agentarcade.env.Ending;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
        return worldly(inner.decide(which.observations()
                ? ObservationNormaliser.normalise(observation, observations.moments())
                : observation), unit());
    }

    private double unit() {
        return which.rewards() ? rewards.unit() : 1;
    }

    /// The same decision with what it expects in the rewards of the world, not in those that were passed on.
    private static Decision worldly(Decision decision, double unit) {
        Opinion opinion = switch (decision.opinion()) {
            case Opinion.ActionValues(float[] values) -> new Opinion.ActionValues(times(values, unit));
            case Opinion.Probabilities _,Opinion.Bell _,Opinion.Unsaid _ -> decision.opinion();
        };
        OptionalDouble value = decision.value().isEmpty() ? decision.value() : OptionalDouble.of(unit * decision.value().getAsDouble());
        return new Decision(decision.action(), opinion, value);
    }

    private static float[] times(float[] values, double unit) {
        float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = (float) (unit * values[i]);
        }
        return scaled;
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

    /// In the rewards of the world, as they are counted now.
    @Override
    public Insight insight() {
        return inner.insight().times(unit());
    }

    /// A policy that sees and counts as it did when it was photographed.
    /// @param moments empty if it sees things as they are
    /// @param unit rewards of the world in one of those that were passed on
    public record Normalised(PolicySnapshot inner, Optional<RunningMoments> moments, double unit) implements PolicySnapshot {
        private static final String MOMENTS = "moments";
        private static final String UNIT = "unit";

        /// Those of the learner's policy, and beside them how it sees and counts.
        @Override
        public Map<String, Object> arrays() {
            Map<String, Object> arrays = new HashMap<>(inner.arrays());
            moments.ifPresent(seen -> arrays.put(MOMENTS, seen.save()));
            arrays.put(UNIT, new double[] {unit});
            return arrays;
        }

        @Override
        public Normalised with(Map<String, Object> arrays) {
            Map<String, Object> inners = new HashMap<>(arrays);
            inners.keySet().removeAll(List.of(MOMENTS, UNIT));
            double counted = AgentState.array(arrays, UNIT, double[].class, 1)[0];
            if (!Double.isFinite(counted)) {
                throw new IllegalArgumentException("Rewards can't be counted in units of %s".formatted(counted));
            }
            return new Normalised(inner.with(inners), moments.map(seen -> {
                RunningMoments others = seen.copy();
                others.restore(AgentState.array(arrays, MOMENTS, double[].class, seen.savedLength()));
                return others;
            }), counted);
        }

        @Override
        public boolean remembers() {
            return inner.remembers();
        }

        @Override
        public Policy open() {
            return new Opened(inner.open(), moments, unit);
        }

        @Override
        public long bytes() {
            return inner.bytes();
        }

        @Override
        public Policy openInPlaceOf(Policy before) {
            return before instanceof Opened(Policy policy, var _, double _)
                    ? new Opened(inner.openInPlaceOf(policy), moments, unit)
                    : PolicySnapshot.super.openInPlaceOf(before);
        }
    }

    private record Opened(Policy policy, Optional<RunningMoments> moments, double unit) implements Policy {
        @Override
        public void startEpisode() {
            policy.startEpisode();
        }

        @Override
        public Decision decide(float[] observation) {
            return worldly(policy.decide(moments.isPresent() ? ObservationNormaliser.normalise(observation, moments.get()) : observation),
                    unit);
        }

        @Override
        public Optional<Anatomy> anatomy() {
            return policy.anatomy();
        }

        @Override
        public void close() {
            policy.close();
        }
    }

    @Override
    public PolicySnapshot policy() {
        return new Normalised(inner.policy(), which.observations() ? Optional.of(observations.moments().copy()) : Optional.empty(), unit());
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
