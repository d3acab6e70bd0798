package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizerTest {
    private static final Architecture ARCHITECTURE = Architecture.mlp(3, List.of(18), 2);

    private final RandomGenerator random = Fixtures.random(5);

    static List<Function<Network, Optimizer>> all() {
        return List.of(Optimizer::sgd, network -> Optimizer.momentum(network, 0.9), network -> Optimizer.rmsProp(network, 0.9, 1e-7),
                network -> Optimizer.rmsPropGraves(network, 0.95, 0.95, 0.01), Optimizer::adam);
    }

    /// One pass with random numbers, so that the gradients are something.
    private static void pass(Network network, RandomGenerator random) {
        pass(network, random, 1);
    }

    private static void pass(Network network, RandomGenerator random, float size) {
        network.input().setRow(0, Fixtures.numbers(1, 3, random)[0]);
        network.forward(1);
        float[] slopes = Fixtures.numbers(1, 2, random)[0];
        network.outputGradient().set(0, 0, slopes[0] * size);
        network.outputGradient().set(0, 1, slopes[1] * size);
        network.backward(1);
    }

    /// The smaller sizes are near epsilon, and show whether it is added outside the root.
    @ParameterizedTest
    @ValueSource(floats = {1, 1e-6f, 1e-8f})
    void adamFollowsItsFormulaInFloat64ForHundredsOfSteps(float size) {
        try (Network network = Fixtures.scrambled(ARCHITECTURE, 1, Memory.arena(), 1)) {
            Optimizer adam = Optimizer.adam(network);
            double[] theta = Reference.doubles(network.parameters());
            double[] m = new double[theta.length];
            double[] v = new double[theta.length];
            for (int t = 1; t <= 300; t++) {
                pass(network, random, size);
                float[] g = network.gradients();
                adam.step(1e-3f);
                for (int i = 0; i < theta.length; i++) {
                    m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
                    v[i] = 0.999 * v[i] + (1 - 0.999) * g[i] * g[i];
                    theta[i] -= 1e-3 * (m[i] / (1 - Math.pow(0.9, t))) / (Math.sqrt(v[i] / (1 - Math.pow(0.999, t))) + 1e-8);
                }
            }
            Fixtures.assertClose(network.parameters(), theta);
        }
    }

    @Test
    void sgdMovesEachParameterByRateTimesGradient() {
        try (Network network = Fixtures.scrambled(ARCHITECTURE, 1, Memory.arena(), 1)) {
            double[] expected = Reference.doubles(network.parameters());
            pass(network, random);
            float[] g = network.gradients();
            for (int i = 0; i < g.length; i++) {
                expected[i] -= 0.1 * g[i];
            }
            Optimizer.sgd(network).step(0.1f);
            Fixtures.assertClose(network.parameters(), expected);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void trainingGoesOnWithTheSameBitsFromSavedState(Function<Network, Optimizer> rule) {
        try (Network network = Fixtures.scrambled(ARCHITECTURE, 1, Memory.arena(), 1);
                Network resumed = new Network(ARCHITECTURE, 1, Memory.arena())) {
            Optimizer optimizer = rule.apply(network);
            for (int step = 0; step < 10; step++) {
                pass(network, random);
                optimizer.step(1e-3f);
            }
            Optimizer other = rule.apply(resumed);
            resumed.parameters(network.parameters());
            other.state(optimizer.state());
            for (int step = 0; step < 10; step++) {
                pass(network, Fixtures.random(step));
                optimizer.step(1e-3f);
                pass(resumed, Fixtures.random(step));
                other.step(1e-3f);
            }
            assertThat(resumed.fingerprint()).isEqualTo(network.fingerprint());
            assertThat(other.state()).usingRecursiveComparison().isEqualTo(optimizer.state());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void paddingStaysZero(Function<Network, Optimizer> rule) {
        try (Network network = Fixtures.scrambled(ARCHITECTURE, 1, Memory.arena(), 1)) {
            Optimizer optimizer = rule.apply(network);
            for (int step = 0; step < 3; step++) {
                pass(network, random);
                optimizer.step(0.1f);
            }
            float[] before = network.flatParameters().toArray(ValueLayout.JAVA_FLOAT);
            network.parameters(network.parameters());
            assertThat(network.flatParameters().toArray(ValueLayout.JAVA_FLOAT)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aNetworkRuinedByNanIsWholeAgainAfterPuttingItsStateBack(Function<Network, Optimizer> rule) {
        Architecture architecture = new Architecture(3, List.of(new Dense(18, true, Activation.RELU), new Dense(2, true, Activation.TANH)));
        try (Network network = Fixtures.scrambled(architecture, 1, Memory.arena(), 1);
                Network fresh = Fixtures.scrambled(architecture, 1, Memory.arena(), 1)) {
            Optimizer optimizer = rule.apply(network);
            float[] parameters = network.parameters();
            Map<String, float[]> state = optimizer.state();
            network.input().setRow(0, new float[] {1, Float.POSITIVE_INFINITY, Float.NaN});
            network.forward(1);
            network.outputGradient().set(0, 1, Float.NaN);
            network.backward(1);
            optimizer.step(0.1f);
            assertThat(network.parameters()).contains(Float.NaN);
            network.parameters(parameters);
            optimizer.state(state);
            pass(network, Fixtures.random(1));
            optimizer.step(0.1f);
            assertThat(network.firstNonFiniteLayer()).isEmpty();
            pass(fresh, Fixtures.random(1));
            rule.apply(fresh).step(0.1f);
            assertThat(network.flatParameters().toArray(ValueLayout.JAVA_FLOAT))
                    .isEqualTo(fresh.flatParameters().toArray(ValueLayout.JAVA_FLOAT));
        }
    }

    @Test
    void aSteadyHugeGradientDoesNotBreakGravesRmsProp() {
        try (Network network = new Network(new Architecture(1, List.of(new Dense(50, false, Activation.LINEAR))), 1, Memory.arena())) {
            Optimizer optimizer = Optimizer.rmsPropGraves(network, 0.99, 0.95, 1e-6);
            network.input().set(0, 0, 1);
            for (int step = 0; step < 3000; step++) {
                network.forward(1);
                for (int out = 0; out < 50; out++) {
                    // Coming down to a steady value, both averages stop just above it, and the mean's square above the mean square.
                    network.outputGradient().set(0, out, (step < 500 ? 2 : 1) * 12345.678f * (out + 1));
                }
                network.backward(1);
                optimizer.step(1e-9f);
            }
            for (float parameter : network.parameters()) {
                assertThat(parameter).isFinite();
            }
        }
    }

    @Test
    void stepCountsBeyondAFloatsReachAreKept() {
        try (Network network = new Network(ARCHITECTURE, 1, Memory.arena())) {
            Optimizer sgd = Optimizer.sgd(network);
            sgd.state(Map.of("steps", new float[] {50, 1_048_575}));
            sgd.step(0);
            assertThat(sgd.state().get("steps")).containsExactly(51, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {-1e-3f, Float.NaN, Float.POSITIVE_INFINITY})
    void anImpossibleLearningRateIsRefused(float rate) {
        try (Network network = new Network(ARCHITECTURE, 1, Memory.arena())) {
            Optimizer adam = Optimizer.adam(network);
            assertThatIllegalArgumentException().isThrownBy(() -> adam.step(rate))
                    .withMessage("The learning rate must be a finite number of at least 0, not %s", rate);
        }
    }

    @Test
    void aStateThatDoesNotFitIsRefusedAndNothingChanges() {
        try (Network network = Fixtures.scrambled(ARCHITECTURE, 1, Memory.arena(), 1)) {
            Optimizer adam = Optimizer.adam(network);
            pass(network, random);
            adam.step(1e-3f);
            Map<String, float[]> good = adam.state();
            assertRefused(adam, good, "mean", new float[3], "This network has 110 parameters, but mean has 3 numbers");
            assertRefused(adam, good, "velocity", new float[110], "This optimizer remembers steps and [mean, meanSquare], not ");
            assertRefused(adam, good, "steps", new float[] {0.5f, 1}, "\"steps\" must be two whole numbers, not 0.5 and 1.0");
            assertRefused(adam, good, "steps", new float[1], "An optimizer's state needs \"steps\" with 2 numbers");
            float[] broken = new float[110];
            broken[4] = Float.NaN;
            assertRefused(adam, good, "meanSquare", broken, "Number 4 of meanSquare is NaN; only finite numbers can be used");
            assertThat(adam.state()).usingRecursiveComparison().isEqualTo(good);
        }
    }

    private static void assertRefused(Optimizer optimizer, Map<String, float[]> good, String name, float[] values, String message) {
        Map<String, float[]> bad = new HashMap<>(good);
        bad.put(name, values);
        assertThatIllegalArgumentException().isThrownBy(() -> optimizer.state(bad)).withMessageStartingWith(message);
    }

    @Test
    void impossibleSettingsAreRefused() {
        try (Network network = new Network(ARCHITECTURE, 1, Memory.arena())) {
            assertThatIllegalArgumentException().isThrownBy(() -> Optimizer.momentum(network, 1))
                    .withMessage("Momentum must be at least 0 and below 1, not 1.0");
            assertThatIllegalArgumentException().isThrownBy(() -> Optimizer.adam(network, 0.9, 0.999, 0))
                    .withMessage("Epsilon must be above 0, not 0.0");
        }
    }
}
