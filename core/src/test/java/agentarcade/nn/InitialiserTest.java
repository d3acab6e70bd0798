package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class InitialiserTest {
    private static final Architecture ARCHITECTURE = new Architecture(new Shape.Image(3, 7, 6),
            List.of(new Conv2d(5, 3, 1, Activation.RELU), new Flatten(), new Dense(17, true, Activation.TANH),
                    new Dense(3, true, Activation.LINEAR)));

    static List<Initialiser> all() {
        return List.of(Initialiser.GLOROT_UNIFORM, Initialiser.GLOROT_NORMAL, Initialiser.HE_UNIFORM, Initialiser.HE_NORMAL,
                Initialiser.FAN_IN_UNIFORM, Initialiser.FAN_IN_NORMAL, Initialiser.orthogonal(Math.sqrt(2)), Initialiser.constant(0.3));
    }

    private static Layer.Tensor weight(Integer... shape) {
        return new Layer.Tensor("weight", List.of(shape), 300, 200);
    }

    private static Layer.Tensor bias(int length) {
        return new Layer.Tensor("bias", List.of(length), 300, 200);
    }

    private static Network network() {
        return new Network(ARCHITECTURE, 1, Memory.arena());
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSameGeneratorGivesTheSameNetworkAndAnotherOneAnother(Initialiser initialiser) {
        try (Network network = network(); Network same = network(); Network other = network()) {
            network.initialise(initialiser, Fixtures.random(3));
            same.initialise(initialiser, Fixtures.random(3));
            other.initialise(initialiser, Fixtures.random(4));
            assertThat(same.parameters()).isEqualTo(network.parameters());
            assertThat(Arrays.equals(other.parameters(), network.parameters())).isEqualTo(initialiser instanceof Constant);
        }
    }

    /// What agents learn from a seed begins with these bits.
    @Test
    void uniformNumbersKeepTheBitsTheyHaveAlwaysHad() {
        Map<Initialiser, Long> expected = Map.of(Initialiser.GLOROT_UNIFORM, 0x8c8f8f68523b5d8cL, Initialiser.HE_UNIFORM,
                0xe78ed0e483b6e693L, Initialiser.FAN_IN_UNIFORM, 0x8e946ea685cae6d1L);
        expected.forEach((initialiser, fingerprint) -> {
            try (Network network = network()) {
                assertThat(network.initialise(initialiser, Fixtures.random(3)).fingerprint()).as("%s", initialiser).isEqualTo(fingerprint);
            }
        });
    }

    /// With 300 inputs and 200 outputs. A uniform distribution within ±a has the deviation a/√3 and the fourth moment 1.8 deviations⁴, a
    /// normal one 3.
    @ParameterizedTest
    @CsvSource({"GLOROT_UNIFORM, 0.0632456, 1.8", "GLOROT_NORMAL, 0.0632456, 3", "HE_UNIFORM, 0.0816497, 1.8", "HE_NORMAL, 0.0816497, 3",
        "FAN_IN_UNIFORM, 0.0333333, 1.8", "FAN_IN_NORMAL, 0.0577350, 3"})
    void drawnNumbersHaveTheMomentsOfTheirDistribution(Scaled initialiser, double deviation, double fourth) {
        float[] weights = initialiser.draw(weight(400, 500), Fixtures.random(1));
        double[] moments = new double[5];
        for (float weight : weights) {
            for (int power = 1; power <= 4; power++) {
                moments[power] += Math.pow(weight / deviation, power) / weights.length;
            }
        }
        assertThat(moments[1]).isCloseTo(0, within(0.01));
        assertThat(moments[2]).isCloseTo(1, within(0.01));
        assertThat(moments[3]).isCloseTo(0, within(0.03));
        assertThat(moments[4]).isCloseTo(fourth, within(0.05));
    }

    @ParameterizedTest
    @CsvSource({"GLOROT_UNIFORM, 0.1095445", "HE_UNIFORM, 0.1414214", "FAN_IN_UNIFORM, 0.0577350"})
    void uniformNumbersReachTheirLimitAndNoFurther(Scaled initialiser, float limit) {
        float largest = 0;
        float smallest = 0;
        for (float weight : initialiser.draw(weight(400, 500), Fixtures.random(1))) {
            largest = Math.max(largest, weight);
            smallest = Math.min(smallest, weight);
        }
        assertThat(largest).isBetween(0.9999f * limit, 1.000001f * limit);
        assertThat(smallest).isBetween(-1.000001f * limit, -0.9999f * limit);
    }

    @ParameterizedTest
    @EnumSource
    void onlyPyTorchsSchemeDrawsBiases(Scaled initialiser) {
        float[] biases = initialiser.draw(bias(50), Fixtures.random(1));
        if (initialiser == Scaled.FAN_IN_UNIFORM) {
            assertThat(biases).doesNotContain(0).doesNotHaveDuplicates();
        } else {
            assertThat(biases).isEqualTo(new float[50]);
        }
    }

    /// The LSTM's is the last one.
    @ParameterizedTest
    @CsvSource({"20, 50", "50, 20", "64, 64", "1, 7", "7, 1", "1, 1", "300, 17", "48, 12"})
    void theFewerOfRowsAndColumnsAreOrthogonalAndAsLongAsTheGain(int rows, int columns) {
        float[] w = Initialiser.orthogonal(Math.sqrt(2)).draw(weight(rows, columns), Fixtures.random(5));
        boolean wide = rows < columns;
        int vectors = Math.min(rows, columns);
        for (int a = 0; a < vectors; a++) {
            for (int b = 0; b < vectors; b++) {
                double product = 0;
                for (int k = 0; k < Math.max(rows, columns); k++) {
                    product += (double) (wide ? w[a * columns + k] : w[k * columns + a]) * (wide ? w[b * columns + k] : w[k * columns + b]);
                }
                assertThat(product).as("%d by %d", a, b).isCloseTo(a == b ? 2 : 0, within(1e-5));
            }
        }
    }

    @Test
    void kernelsOfAConvolutionAreOrthogonalAsRows() {
        Initialiser orthogonal = Initialiser.orthogonal(1);
        assertThat(orthogonal.draw(weight(6, 4, 3, 3), Fixtures.random(2)))
                .isEqualTo(orthogonal.draw(weight(6, 36), Fixtures.random(2)));
    }

    /// R = Qᵀ A for the normal numbers A drawn row by row: above the diagonal anything, on it positive, below it 0.
    @Test
    void signsAreThoseThatGiveRAPositiveDiagonal() {
        int rows = 9;
        int columns = 6;
        float[] q = Initialiser.orthogonal(1).draw(weight(rows, columns), Fixtures.random(8));
        RandomGenerator random = Fixtures.random(8);
        double[] a = DoubleStream.generate(random::nextGaussian).limit(rows * columns).toArray();
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j <= i; j++) {
                double r = 0;
                for (int k = 0; k < rows; k++) {
                    r += q[k * columns + i] * a[k * columns + j];
                }
                if (j < i) {
                    assertThat(r).as("R[%d][%d]", i, j).isCloseTo(0, within(1e-6));
                } else {
                    assertThat(r).as("R[%d][%d]", i, j).isGreaterThan(0.01);
                }
            }
        }
    }

    @Test
    void orthogonalBiasesAreZero() {
        assertThat(Initialiser.orthogonal(1).draw(bias(9), Fixtures.random(1))).isEqualTo(new float[9]);
    }

    @Test
    void aConstantIsEverywhereAndDrawsNothing() {
        RandomGenerator random = Fixtures.random(1);
        try (Network network = network().initialise(Initialiser.constant(-0.25), random)) {
            float[] expected = new float[(int) network.parameterCount()];
            Arrays.fill(expected, -0.25f);
            assertThat(network.parameters()).isEqualTo(expected);
            assertThat(random.nextLong()).isEqualTo(Fixtures.random(1).nextLong());
        }
    }

    @Test
    void oneLayerChangesAndTheOthersDoNot() {
        try (Network network = network().initialise(Initialiser.FAN_IN_UNIFORM, Fixtures.random(1))) {
            float[] expected = network.parameters();
            network.initialise(3, Initialiser.constant(7), Fixtures.random(1));
            // The convolution has 5 · 27 weights and 5 biases, the dense layer 17 · 100 weights and 17 biases.
            Arrays.fill(expected, 5 * 28, 5 * 28 + 17 * 101, 7);
            assertThat(network.parameters()).isEqualTo(expected);
        }
    }

    @Test
    void layerByLayerInOrderIsAsAllAtOnce() {
        try (Network network = network(); Network whole = network()) {
            RandomGenerator random = Fixtures.random(2);
            for (int layer : new int[] {1, 3, 4}) {
                network.initialise(layer, Initialiser.HE_NORMAL, random);
            }
            assertThat(network.fingerprint()).isEqualTo(whole.initialise(Initialiser.HE_NORMAL, Fixtures.random(2)).fingerprint());
        }
    }

    @ParameterizedTest
    @CsvSource({"2", "0", "5"})
    void aLayerWithoutParametersIsRefused(int layer) {
        try (Network network = network()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> network.initialise(layer, Initialiser.HE_NORMAL, Fixtures.random(1)))
                    .withMessage("There are parameters in [layer 1 (Conv2d 5@3×3/1), layer 3 (Dense 17), layer 4 (Dense 3)], "
                            + "not in a layer %d", layer);
        }
    }

    @Test
    void impossibleGainsAndConstantsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Initialiser.orthogonal(0))
                .withMessage("The gain of an orthogonal matrix must be a finite number above 0, not 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> Initialiser.constant(Double.NaN))
                .withMessage("Parameters must be finite numbers, not NaN");
    }
}
