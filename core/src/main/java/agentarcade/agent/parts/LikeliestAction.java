package agentarcade.agent.parts;

import agentarcade.agent.Decision;
import agentarcade.agent.Opinion;
import agentarcade.agent.Policy;
import agentarcade.agent.PolicySnapshot;
import agentarcade.env.Action;
import agentarcade.env.Space;
import agentarcade.nn.Architecture;
import agentarcade.nn.Bernoulli;
import agentarcade.nn.Categorical;
import agentarcade.nn.Distribution;
import agentarcade.nn.Gaussian;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;

import java.util.Optional;
import java.util.OptionalDouble;

/// The policy of a learner of probabilities: do what is likeliest, which for real numbers is their means, clipped to the world's bounds.
/// Of equally likely choices, the first.
public record LikeliestAction(
        Space actions,
        Weighed policy,
        // log σ of each real number; empty for choices.
        float[] logDeviations,
        // Judges states, if there is one.
        Optional<Weighed> baseline) implements PolicySnapshot {

    /// A network as plain data.
    public record Weighed(Architecture architecture, float[] weights) {
        public static Weighed of(Network network) {
            return new Weighed(network.architecture(), network.parameters());
        }

        private Network open() {
            Network network = new Network(architecture, 1, Memory.arena());
            network.parameters(weights);
            return network;
        }
    }

    /// The distribution that so many outputs of a network make of these actions: one output for two choices is the second one's logit.
    public static Distribution distribution(Space actions, int outputs) {
        return switch (actions) {
            case Space.Discrete(int n) -> n == 2 && outputs == 1 ? new Bernoulli() : new Categorical(n);
            case Space.Box box -> new Gaussian(box.size());
        };
    }

    /// The action that a distribution's numbers stand for. Real numbers beyond the world's bounds are clipped.
    public static Action action(Space actions, float[] numbers) {
        return switch (actions) {
            case Space.Discrete _ -> Action.Discrete.of((int) numbers[0]);
            case Space.Box box -> {
                float[] clipped = new float[numbers.length];
                for (int i = 0; i < clipped.length; i++) {
                    clipped[i] = Math.clamp(numbers[i], box.low(i), box.high(i));
                }
                yield new Action.Continuous(clipped);
            }
        };
    }

    /// The decision by a distribution that has looked at the outputs of its network.
    public static Decision decision(Space actions, Distribution distribution, float[] logDeviations, OptionalDouble value) {
        float[] likeliest = new float[distribution.actionSize()];
        distribution.mode(likeliest, 0);
        return new Decision(action(actions, likeliest), opinion(distribution, likeliest, logDeviations), value);
    }

    private static Opinion opinion(Distribution distribution, float[] likeliest, float[] logDeviations) {
        return switch (distribution) {
            case Categorical choice -> {
                float[] probabilities = new float[choice.outputs()];
                for (int i = 0; i < probabilities.length; i++) {
                    probabilities[i] = (float) choice.probability(i);
                }
                yield new Opinion.Probabilities(probabilities);
            }
            case Bernoulli second -> {
                float probability = (float) second.probability();
                yield new Opinion.Probabilities(new float[] {1 - probability, probability});
            }
            case Gaussian _ -> {
                float[] deviations = new float[logDeviations.length];
                for (int i = 0; i < deviations.length; i++) {
                    deviations[i] = (float) StrictMath.exp(logDeviations[i]);
                }
                yield new Opinion.Bell(likeliest, deviations);
            }
        };
    }

    @Override
    public Policy open() {
        return new Opened(actions, policy.open(), logDeviations, baseline.map(Weighed::open));
    }

    @Override
    public Policy openInPlaceOf(Policy before) {
        if (before instanceof Opened opened && opened.actions.equals(actions) && fits(policy, opened.policy)
                && opened.baseline.isPresent() == baseline.isPresent()
                && baseline.stream().allMatch(judge -> fits(judge, opened.baseline.orElseThrow()))) {
            opened.policy.parameters(policy.weights());
            baseline.ifPresent(judge -> opened.baseline.orElseThrow().parameters(judge.weights()));
            return new Opened(actions, opened.policy, logDeviations, opened.baseline);
        }
        return PolicySnapshot.super.openInPlaceOf(before);
    }

    private static boolean fits(Weighed weighed, Network network) {
        return network.architecture().equals(weighed.architecture());
    }

    private static final class Opened implements Policy {
        private final Space actions;
        private final Network policy;
        private final float[] logDeviations;
        private final Optional<Network> baseline;
        private final Distribution distribution;
        private final float[] outputs;
        private final float[] value = new float[1];

        Opened(Space actions, Network policy, float[] logDeviations, Optional<Network> baseline) {
            this.actions = actions;
            this.policy = policy;
            this.logDeviations = logDeviations;
            this.baseline = baseline;
            outputs = new float[policy.architecture().outputs()];
            distribution = distribution(actions, outputs.length);
        }

        @Override
        public Decision decide(float[] observation) {
            policy.infer(observation, outputs);
            distribution.read(outputs);
            return decision(actions, distribution, logDeviations, value(observation));
        }

        private OptionalDouble value(float[] observation) {
            if (baseline.isEmpty()) {
                return OptionalDouble.empty();
            }
            baseline.orElseThrow().infer(observation, value);
            return OptionalDouble.of(value[0]);
        }

        @Override
        public void close() {
            policy.close();
            baseline.ifPresent(Network::close);
        }
    }
}
