package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import agentarcade.env.Randomness;
import org.junit.jupiter.api.Test;

class GradientSumTest {
    private static final int ROWS = 24;

    private final float[][] inputs = new float[ROWS][5];

    private Network network() {
        Randomness random = new Randomness(3);
        for (float[] input : inputs) {
            for (int i = 0; i < input.length; i++) {
                input[i] = random.nextFloat() - 0.5f;
            }
        }
        return new Network(Architecture.mlp(5, List.of(7), 3), ROWS, Memory.arena()).initialise(Initialiser.HE_UNIFORM, random);
    }

    private void backward(Network network, int from, int rows) {
        for (int at = 0; at < rows; at++) {
            network.input().setRow(at, inputs[from + at]);
        }
        network.forward(rows);
        for (int at = 0; at < rows; at++) {
            network.outputGradient().setRow(at, new float[] {1, from + at, -2});
        }
        network.backward(rows);
    }

    @Test
    void portionsAddUpToTheGradientsOfTheWhole() {
        try (Network network = network()) {
            backward(network, 0, ROWS);
            float[] whole = network.gradients();
            GradientSum sum = new GradientSum(network);
            for (int from = 0; from < ROWS; from += 8) {
                backward(network, from, 8);
                sum.add();
            }
            sum.put();
            assertThat(network.gradients()).containsExactly(whole, within(1e-3f));
        }
    }

    @Test
    void aClearedSumKnowsNothingOfWhatWasAddedBefore() {
        try (Network network = network()) {
            GradientSum sum = new GradientSum(network);
            backward(network, 0, 8);
            sum.add();
            sum.clear();
            backward(network, 8, 8);
            float[] second = network.gradients();
            sum.add();
            sum.put();
            assertThat(network.gradients()).isEqualTo(second);
        }
    }
}
