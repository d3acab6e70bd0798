package agentarcade.agent.parts;

import agentarcade.agent.AgentState;
import agentarcade.agent.Anatomy;
import agentarcade.agent.Decision;
import agentarcade.agent.Opinion;
import agentarcade.agent.Policy;
import agentarcade.agent.PolicySnapshot;
import agentarcade.env.Action;
import agentarcade.env.Space;
import agentarcade.nn.Architecture;
import agentarcade.nn.Bernoulli;
import agentarcade.nn.Categorical;
import agentarcade.nn.Gaussian;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;
import agentarcade.nn.StateDependentGaussian;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The policy of a learner of probabilities: does what is likeliest, of real numbers the mean, clipped to its bounds.
///
/// `new GreedyPolicy(network.architecture(), network.parameters(), actions, spread)`: the network's first output is the policy's, its second,
/// if it has one, V(s). The policy's outputs are
///
/// - n logits for n choices, or a single one for two ([Bernoulli]); `spread` is then [None],
/// - the means of real numbers; `spread` says how far the actions of training lie from them, for the opinion.
public record GreedyPolicy(Architecture architecture, float[] weights, Space actions, Spread spread) implements PolicySnapshot {
    private static final String WEIGHTS = "weights";
    private static final String LOG_DEVIATIONS = "logDeviations";
    private static final int POLICY = 0;
    private static final int VALUE = 1;

    /// How far the actions of training lie from the likeliest.
    public sealed interface Spread {
    }

    /// What the outputs say themselves: choices have no other.
    public record None() implements Spread {
    }

    /// log σ of each dimension, the same in every state.
    public record Same(float[] logDeviations) implements Spread {
    }

    /// log σᵢⱼ of each feature and dimension ([StateDependentGaussian]). The features are what the policy's last layer reads.
    public record ByFeatures(float[] logDeviations) implements Spread {
    }

    /// A legal action: the numbers from place `at` on, each brought within its bounds.
    public static float[] clipped(float[] numbers, int at, Space.Box bounds) {
        float[] values = new float[bounds.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.clamp(numbers[at + i], bounds.low(i), bounds.high(i));
        }
        return values;
    }

    @Override
    public Policy open() {
        Network network = new Network(architecture, 1, Memory.arena());
        network.parameters(weights);
        return new Opened(network, actions, spread);
    }

    @Override
    public Map<String, Object> arrays() {
        float[] logDeviations = logDeviations(spread);
        return logDeviations.length == 0 ? Map.of(WEIGHTS, weights) : Map.of(WEIGHTS, weights, LOG_DEVIATIONS, logDeviations);
    }

    @Override
    public GreedyPolicy with(Map<String, Object> arrays) {
        Spread other = switch (spread) {
            case None() -> spread;
            case Same(float[] now) -> new Same(AgentState.array(arrays, LOG_DEVIATIONS, float[].class, now.length));
            case ByFeatures(float[] now) -> new ByFeatures(AgentState.array(arrays, LOG_DEVIATIONS, float[].class, now.length));
        };
        return new GreedyPolicy(architecture, AgentState.array(arrays, WEIGHTS, float[].class, weights.length), actions, other);
    }

    private static float[] logDeviations(Spread spread) {
        return switch (spread) {
            case None() -> new float[0];
            case Same(float[] all) -> all;
            case ByFeatures(float[] all) -> all;
        };
    }

    @Override
    public Policy openInPlaceOf(Policy before) {
        if (before instanceof Opened(Network network, Space _, Spread _) && network.architecture().equals(architecture)) {
            network.parameters(weights);
            return new Opened(network, actions, spread);
        }
        return PolicySnapshot.super.openInPlaceOf(before);
    }

    /// What such a policy does with a network that its owner keeps.
    public static Decision decide(Network network, Space actions, Spread spread, float[] observation) {
        network.infer(observation);
        float[] outputs = new float[network.architecture().outputShapes().getFirst().size()];
        network.copyInferred(POLICY, outputs);
        OptionalDouble value = value(network);
        return switch (actions) {
            case Space.Discrete _ -> choose(outputs, value);
            case Space.Box box -> new Decision(new Action.Continuous(clipped(outputs, 0, box)), bell(network, outputs, spread), value);
        };
    }

    private static OptionalDouble value(Network network) {
        if (network.architecture().heads().size() <= VALUE) {
            return OptionalDouble.empty();
        }
        float[] value = new float[1];
        network.copyInferred(VALUE, value);
        return OptionalDouble.of(value[0]);
    }

    private static Decision choose(float[] logits, OptionalDouble value) {
        float[] both = logits.length == 1 ? new float[] {0, logits[0]} : logits;
        Categorical choice = new Categorical(both.length);
        choice.read(both);
        float[] probabilities = new float[both.length];
        for (int action = 0; action < probabilities.length; action++) {
            probabilities[action] = (float) choice.probability(action);
        }
        return new Decision(Action.Discrete.of(choice.mode()), new Opinion.Probabilities(probabilities), value);
    }

    private static Opinion bell(Network network, float[] means, Spread spread) {
        return switch (spread) {
            case None() -> new Opinion.Unsaid();
            case Same(float[] logDeviations) -> {
                Gaussian bell = new Gaussian(means.length);
                bell.logStandardDeviations(logDeviations);
                bell.read(means);
                yield bell(bell, means);
            }
            case ByFeatures(float[] logDeviations) -> {
                float[] features = new float[logDeviations.length / means.length];
                network.copyInferredFeatures(featureLayer(network.architecture()), features);
                StateDependentGaussian bell = new StateDependentGaussian(means.length, features.length);
                bell.logStandardDeviations(logDeviations);
                bell.read(means, features);
                yield bell(bell, means);
            }
        };
    }

    /// The layer before the policy's last, counted from 1.
    private static int featureLayer(Architecture architecture) {
        return architecture.trunk().size() + architecture.heads().getFirst().layers().size() - 1;
    }

    private static Opinion bell(Gaussian bell, float[] means) {
        float[] deviations = new float[means.length];
        for (int j = 0; j < deviations.length; j++) {
            deviations[j] = (float) bell.standardDeviation(j);
        }
        return new Opinion.Bell(means, deviations);
    }

    private record Opened(Network network, Space actions, Spread spread) implements Policy {
        @Override
        public Decision decide(float[] observation) {
            return GreedyPolicy.decide(network, actions, spread, observation);
        }

        @Override
        public Optional<Anatomy> anatomy() {
            return Optional.of(Dissection.of(network));
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
