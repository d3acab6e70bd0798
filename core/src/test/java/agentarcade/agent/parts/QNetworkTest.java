package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;

import agentarcade.env.Randomness;
import agentarcade.env.Space;
import agentarcade.knob.Filter;
import agentarcade.nn.Activation;
import agentarcade.nn.Architecture;
import agentarcade.nn.Initialiser;
import agentarcade.nn.Memory;
import org.junit.jupiter.api.Test;

class QNetworkTest {
    private static final Space.Box THREE = new Space.Box(-1, 1, 3);
    // Smooth, so that differences tell slopes.
    private static final Body BODY = new Body(List.of(), List.of(6, 5), Activation.TANH);

    private static QNetwork network(Architecture architecture) {
        QNetwork network = new QNetwork(architecture, 4, Memory.arena());
        network.network().initialise(Initialiser.GLOROT_UNIFORM, new Randomness(3));
        return network;
    }

    private static float[][] states(int count) {
        Randomness random = new Randomness(7);
        float[][] states = new float[count][3];
        for (float[] state : states) {
            for (int i = 0; i < state.length; i++) {
                state[i] = random.nextFloat() * 2 - 1;
            }
        }
        return states;
    }

    @Test
    void aDuelingNetworkAddsTheStatesValueToEachActionsAdvantageOverTheMean() {
        Architecture architecture = QNetwork.dueling(new Body(List.of(), List.of(), Activation.RELU), new Space.Box(-1, 1, 1), 3);
        try (QNetwork network = new QNetwork(architecture, 2, Memory.arena())) {
            // V = 2 s + 10; A = (1, 0, 5) s + (0, 3, 0).
            network.network().parameters(new float[] {2, 10, 1, 0, 5, 0, 3, 0});
            float[] q = new float[3];
            network.judge(new float[] {1}, q);
            // V = 12, A = (1, 3, 5), mean 3.
            assertThat(q).containsExactly(10, 12, 14);
            assertThat(network.judge(new float[][] {{0}, {1}}, 2)).startsWith(9, 12, 9, 10, 12, 14);
        }
    }

    @Test
    void theLastHiddenLayerIsThereTwiceInADuelingNetwork() {
        Architecture dueling = QNetwork.dueling(BODY, THREE, 2);
        assertThat(dueling.layers().stream().map(layer -> layer.label())).containsExactly("Dense 6", "Dense 5", "Dense 1", "Dense 5",
                "Dense 2");
        Space.Box picture = Space.Box.picture(new float[] {0, 1}, 2, 6, 6);
        Body filters = new Body(List.of(new Filter(4, 3, 1, false)), List.of(8), Activation.RELU);
        assertThat(QNetwork.dueling(filters, picture, 3).outputShapes().stream().map(shape -> shape.size())).containsExactly(1, 3);
        Body filtersOnly = new Body(List.of(new Filter(4, 3, 1, false)), List.of(), Activation.RELU);
        assertThat(QNetwork.dueling(filtersOnly, picture, 3).outputShapes().stream().map(shape -> shape.size())).containsExactly(1, 3);
    }

    @Test
    void oneStateIsJudgedAsAmongMany() {
        for (Architecture architecture : List.of(QNetwork.plain(BODY, THREE, 4), QNetwork.dueling(BODY, THREE, 4))) {
            try (QNetwork network = network(architecture)) {
                float[][] states = states(3);
                float[] together = network.judge(states, 3).clone();
                for (int row = 0; row < 3; row++) {
                    float[] alone = new float[4];
                    network.judge(states[row], alone);
                    for (int action = 0; action < 4; action++) {
                        assertThat(alone[action]).isEqualTo(together[row * 4 + action]);
                    }
                }
            }
        }
    }

    /// L = Σ c · Q with some c, by each parameter: what comes back against what a small change of it does.
    @Test
    void gradientsAreTheSlopesThatSmallChangesShow() {
        for (Architecture architecture : List.of(QNetwork.plain(BODY, THREE, 4), QNetwork.dueling(BODY, THREE, 4))) {
            try (QNetwork network = network(architecture)) {
                float[][] states = states(3);
                float[] slopes = {0, 2, 0, 0, -1, 0, 0.5f, 0, 1, 1, 1, -3};
                network.judge(states, 3);
                System.arraycopy(slopes, 0, network.slopes(), 0, slopes.length);
                network.learn(3);
                float[] gradients = network.network().gradients();
                float[] parameters = network.network().parameters();
                for (int i = 0; i < parameters.length; i++) {
                    double slope = (loss(network, states, slopes, parameters, i, 0.01f) - loss(network, states, slopes, parameters, i,
                            -0.01f)) / 0.02;
                    assertThat((double) gradients[i]).as("parameter %d of %s", i, architecture).isCloseTo(slope, within(2e-3));
                }
                assertThat(network.slopes()).as("ready for the next batch").containsOnly(0);
                assertThat(network.gradientNorm()).isCloseTo(
                        Math.sqrt(IntStream.range(0, gradients.length).mapToDouble(i -> (double) gradients[i] * gradients[i]).sum()),
                        within(1e-6));
            }
        }
    }

    private static double loss(QNetwork network, float[][] states, float[] slopes, float[] parameters, int changed, float by) {
        float[] moved = parameters.clone();
        moved[changed] += by;
        network.network().parameters(moved);
        float[] q = network.judge(states, states.length);
        return IntStream.range(0, slopes.length).mapToDouble(i -> (double) slopes[i] * q[i]).sum();
    }
}
