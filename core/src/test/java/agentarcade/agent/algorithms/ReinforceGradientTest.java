package agentarcade.agent.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;

import agentarcade.agent.parts.BatchLearner;
import agentarcade.agent.parts.Episodes;
import agentarcade.env.Randomness;
import agentarcade.env.Space;
import agentarcade.nn.Activation;
import agentarcade.nn.Architecture;
import agentarcade.nn.Dense;
import agentarcade.nn.Distribution;
import agentarcade.nn.Initialiser;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;
import agentarcade.nn.Optimizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The gradient of REINFORCE's loss, against differences of the loss itself and where it must be nothing.
class ReinforceGradientTest {
    private static final int STEPS = 11;
    private static final double SCALE = 0.25;
    private static final double ENTROPY = 0.3;

    record Head(Space actions, int outputs) {
    }

    static Stream<Head> heads() {
        return Stream.of(new Head(new Space.Discrete(3), 3), new Head(new Space.Discrete(2), 1), new Head(new Space.Box(-1, 1, 2), 2));
    }

    /// Portions of 4 rows, so that several of them add up.
    private static BatchLearner policy(int outputs) {
        Network network = new Network(new Architecture(2, List.of(new Dense(5, true, Activation.TANH), new Dense(outputs, true,
                Activation.LINEAR))), 4, Memory.arena());
        network.initialise(Initialiser.FAN_IN_NORMAL, new Randomness(1));
        return new BatchLearner("policy", network, Optimizer.sgd(network));
    }

    private static Episodes episodes(Space actions) {
        Randomness random = new Randomness(2);
        Episodes episodes = new Episodes(new Space.Box(-1, 1, 2), actions);
        for (int t = 0; t < STEPS; t++) {
            float[] action = switch (actions) {
                case Space.Discrete(int n) -> new float[] {random.nextInt(0, n)};
                case Space.Box _ -> new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()};
            };
            episodes.add(new float[] {random.nextFloat(), random.nextFloat()}, action, 0);
        }
        episodes.end(0);
        return episodes;
    }

    private static double[] weights() {
        Randomness random = new Randomness(3);
        return random.doubles(STEPS, -2, 2).toArray();
    }

    private static double loss(BatchLearner policy, Distribution distribution, Episodes episodes) {
        var measured = Reinforce.computeGradients(policy, distribution, episodes, weights(), SCALE, ENTROPY);
        return SCALE * STEPS * (measured.loss() - ENTROPY * measured.entropy());
    }

    @ParameterizedTest
    @MethodSource("heads")
    void isTheSlopeOfTheLoss(Head head) {
        Distribution distribution = Reinforce.distribution(head.actions(), head.outputs());
        Episodes episodes = episodes(head.actions());
        try (BatchLearner policy = policy(head.outputs())) {
            Network network = policy.network();
            float[] at = network.parameters();
            loss(policy, distribution, episodes);
            float[] gradients = network.gradients();
            float[] slopes = new float[at.length];
            float step = 1f / 128;
            for (int i = 0; i < at.length; i++) {
                float[] moved = at.clone();
                moved[i] = at[i] + step;
                network.parameters(moved);
                double above = loss(policy, distribution, episodes);
                moved[i] = at[i] - step;
                network.parameters(moved);
                slopes[i] = (float) ((above - loss(policy, distribution, episodes)) / (2 * step));
            }
            assertThat(gradients).containsExactly(slopes, within(2e-3f));
        }
    }

    /// A mask of `< 0` on what ReLU gave never fires: what it gave is never below 0.
    @Test
    void unitsThatWereSilentGetNone() {
        Network network = new Network(new Architecture(2, List.of(new Dense(2, false, Activation.RELU), new Dense(1, false,
                Activation.LINEAR))), 4, Memory.arena());
        network.parameters(new float[] {1, 1, -1, -1, 0.5f, 0.5f});
        try (BatchLearner policy = new BatchLearner("policy", network, Optimizer.sgd(network))) {
            Space actions = new Space.Discrete(2);
            Reinforce.computeGradients(policy, Reinforce.distribution(actions, 1), episodes(actions), weights(), 1, 0);
            float[] gradients = network.gradients();
            assertThat(new float[] {gradients[2], gradients[3], gradients[5]}).containsOnly(0);
            assertThat(new float[] {gradients[0], gradients[1], gradients[4]}).doesNotContain(0);
        }
    }
}
