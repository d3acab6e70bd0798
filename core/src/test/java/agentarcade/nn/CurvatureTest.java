package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import agentarcade.nn.CurvedLoss.Kind;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CurvatureTest {
    private static final Architecture TWO_HIDDEN = new Architecture(3,
            List.of(dense(7, true, Activation.TANH), dense(5, true, Activation.SIGMOID), dense(2, true, Activation.LINEAR)));

    static List<Arguments> networks() {
        return List.of(network("one parameter", 1, 1, dense(1, false, Activation.LINEAR)),
                network("a line", 1, 3, dense(1, true, Activation.LINEAR)),
                network("linear", 6, 9, dense(3, true, Activation.LINEAR)),
                network("linear over linear", 5, 4, dense(4, false, Activation.LINEAR), dense(3, true, Activation.LINEAR)),
                network("tanh", 3, 12, dense(5, true, Activation.TANH), dense(2, true, Activation.LINEAR)),
                network("sigmoid", 3, 12, dense(5, true, Activation.SIGMOID), dense(2, true, Activation.LINEAR)),
                network("relu", 3, 12, dense(9, true, Activation.RELU), dense(2, true, Activation.LINEAR)),
                network("tanh without biases", 9, 2, dense(19, false, Activation.TANH), dense(3, false, Activation.LINEAR)),
                network("sigmoid without biases", 9, 3, dense(17, false, Activation.SIGMOID), dense(1, false, Activation.LINEAR)),
                network("relu without biases", 9, 5, dense(33, false, Activation.RELU), dense(15, false, Activation.RELU),
                        dense(3, false, Activation.LINEAR)),
                network("curved outputs", 4, 6, dense(18, true, Activation.SIGMOID), dense(3, true, Activation.TANH)),
                network("sigmoid outputs", 2, 7, dense(3, true, Activation.SIGMOID)),
                network("whole vectors", 16, 4, dense(32, true, Activation.TANH), dense(16, true, Activation.SIGMOID)),
                network("all kinds", 7, 8, dense(20, true, Activation.RELU), dense(6, false, Activation.TANH),
                        dense(11, true, Activation.SIGMOID), dense(17, false, Activation.LINEAR), dense(2, true, Activation.TANH)));
    }

    private static Arguments network(String name, int inputs, int batch, Dense... layers) {
        return Arguments.of(name, new Architecture(inputs, List.of(layers)), batch);
    }

    private static Dense dense(int outputs, boolean bias, Activation activation) {
        return new Dense(outputs, bias, activation);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void productsAreTheLossesMixedDifferences(String name, Architecture architecture, int batch) {
        try (CurvedLoss loss = new CurvedLoss(architecture, Kind.QUARTIC, batch, batch + 2, Memory.arena())) {
            float[] direction = loss.direction(5);
            Fixtures.assertClose(loss.curvature.product(direction), loss.differences(direction));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anyLossThatIsASumOverOutputsWillDo(Kind kind) {
        try (CurvedLoss loss = new CurvedLoss(TWO_HIDDEN, kind, 10, 10, Memory.arena())) {
            float[] direction = loss.direction(5);
            Fixtures.assertClose(loss.curvature.product(direction), loss.differences(direction));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void theHessianIsSymmetric(String name, Architecture architecture, int batch) {
        try (CurvedLoss loss = new CurvedLoss(architecture, Kind.SQUARED, batch, batch, Memory.arena())) {
            float[] u = loss.direction(5);
            float[] v = loss.direction(6);
            float[] hu = loss.curvature.product(u);
            float[] hv = loss.curvature.product(v);
            double scale = Math.sqrt(dot(u, u) * dot(hv, hv));
            assertThat(dot(u, hv)).isCloseTo(dot(v, hu), within(1e-6 * scale));
        }
    }

    @Test
    void aProductIsLinearInItsDirection() {
        try (CurvedLoss loss = new CurvedLoss(TWO_HIDDEN, Kind.QUARTIC, 10, 10, Memory.arena())) {
            float[] u = loss.direction(5);
            float[] v = loss.direction(6);
            double[] hu = Reference.doubles(loss.curvature.product(u));
            double[] hv = Reference.doubles(loss.curvature.product(v));
            float[] sum = new float[u.length];
            double[] expected = new double[u.length];
            for (int i = 0; i < u.length; i++) {
                sum[i] = 3 * u[i] - v[i];
                expected[i] = 3 * hu[i] - hv[i];
            }
            Fixtures.assertClose(loss.curvature.product(sum), expected);
            assertThat(loss.curvature.product(new float[u.length])).containsOnly(0);
        }
    }

    /// Doubling is exact in floats, and every step of a product is linear.
    @Test
    void twiceTheDirectionGivesTwiceTheProductToTheBit() {
        try (CurvedLoss loss = new CurvedLoss(TWO_HIDDEN, Kind.QUARTIC, 10, 10, Memory.arena())) {
            float[] direction = loss.direction(5);
            float[] expected = loss.curvature.product(direction);
            for (int i = 0; i < direction.length; i++) {
                direction[i] *= 2;
                expected[i] *= 2;
            }
            assertThat(loss.curvature.product(direction)).isEqualTo(expected);
        }
    }

    @Test
    void theEndsOfTheSpectrumAreThoseOfTheWholeHessian() {
        try (CurvedLoss loss = new CurvedLoss(TWO_HIDDEN, Kind.SQUARED, 10, 10, Memory.arena())) {
            double[] spectrum = Jacobi.eigenvalues(loss.hessian());
            double largest = spectrum[spectrum.length - 1];
            assertThat(spectrum[0]).isNegative();
            Eigenvalue top = loss.curvature.largestEigenvalue(1e-5, 100, Fixtures.random(1));
            Eigenvalue bottom = loss.curvature.smallestEigenvalue(1e-5, 100, Fixtures.random(1));
            assertThat(top.value()).isCloseTo(largest, within(1e-5 * largest));
            assertThat(bottom.value()).isCloseTo(spectrum[0], within(1e-5 * largest));
            assertThat(top.products()).isLessThan(spectrum.length);
        }
    }

    @Test
    void ofOneParameterTheCurvatureIsTheOnlyEigenvalue() {
        try (CurvedLoss loss = new CurvedLoss(new Architecture(1, List.of(dense(1, false, Activation.LINEAR))), Kind.SQUARED, 4, 4,
                Memory.arena())) {
            double curvature = loss.curvature.product(new float[] {1})[0];
            assertThat(loss.curvature.largestEigenvalue(1e-3, 10, Fixtures.random(1))).isEqualTo(new Eigenvalue(curvature, 0, 1));
            assertThat(loss.curvature.smallestEigenvalue(1e-3, 10, Fixtures.random(1))).isEqualTo(new Eigenvalue(curvature, 0, 1));
        }
    }

    @Test
    void whatIsCapturedStaysWhateverBecomesOfTheNetwork() {
        try (CurvedLoss loss = new CurvedLoss(TWO_HIDDEN, Kind.SQUARED, 4, 9, Memory.arena())) {
            float[] direction = loss.direction(5);
            float[] expected = loss.curvature.product(direction);
            float[] parameters = loss.network.parameters();
            loss.network.parameters(direction);
            loss.scribble();
            assertThat(loss.curvature.product(direction)).isEqualTo(expected);
            loss.curvature.capture(9);
            assertThat(loss.curvature.product(direction)).isNotEqualTo(expected);
            loss.network.parameters(parameters);
            loss.capture();
            assertThat(loss.curvature.product(direction)).isEqualTo(expected);
        }
    }

    @Test
    void captureAndProductsReserveNothing() {
        AtomicInteger pieces = new AtomicInteger();
        try (CurvedLoss loss = new CurvedLoss(TWO_HIDDEN, Kind.SQUARED, 4, 9, counting(pieces))) {
            int before = pieces.get();
            loss.capture();
            loss.curvature.product(loss.direction(5));
            loss.curvature.largestEigenvalue(1e-3, 10, Fixtures.random(1));
            assertThat(pieces.get()).isEqualTo(before);
        }
    }

    private static Memory counting(AtomicInteger pieces) {
        Memory arena = Memory.arena();
        return new Memory() {
            @Override
            public MemorySegment floats(long count) {
                pieces.incrementAndGet();
                return arena.floats(count);
            }

            @Override
            public void close() {
                arena.close();
            }
        };
    }

    @Test
    void aNetworkThatHasDivergedHasNoEigenvalues() {
        try (CurvedLoss loss = new CurvedLoss(TWO_HIDDEN, Kind.SQUARED, 4, 4, Memory.arena())) {
            loss.network.outputGradient().set(0, 0, Float.NaN);
            loss.network.backward(4);
            loss.curvature.capture(4);
            assertThatThrownBy(() -> loss.curvature.largestEigenvalue(1e-3, 10, Fixtures.random(1)))
                    .isInstanceOf(ArithmeticException.class);
            loss.capture();
            assertThat(loss.curvature.largestEigenvalue(1e-3, 50, Fixtures.random(1)).value()).isPositive();
        }
    }

    static List<Arguments> others() {
        Dense one = dense(1, true, Activation.LINEAR);
        return List.of(
                Arguments.of(new Architecture(new Shape.Sequence(4, 3), List.of(one)),
                        "Curvature is for networks that read rows, not a sequence of 4 × 3"),
                Arguments.of(new Architecture(new Shape.Image(1, 4, 4), List.of(new Conv2d(2, 3, 1, Activation.RELU))),
                        "Curvature is for networks that read rows, not an image of 1 × 4 × 4"),
                Arguments.of(new Architecture(new Shape.Row(3), List.of(new Flatten(), one)),
                        "Curvature is for networks of dense layers, and layer 1 (Flatten) is none"),
                Arguments.of(new Architecture(new Shape.Row(3), List.of(one), List.of(new Architecture.Head("policy", List.of(one)),
                        new Architecture.Head("value", List.of(one)))),
                        "Curvature is for networks without heads, not for one with the heads [policy, value]"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void otherNetworksAreRefused(Architecture architecture, String message) {
        try (Network network = new Network(architecture, 2, Memory.arena())) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Curvature(network)).withMessage(message);
        }
    }

    @Test
    void wrongSizesAreRefusedWithBothNumbers() {
        try (CurvedLoss loss = new CurvedLoss(TWO_HIDDEN, Kind.SQUARED, 4, 4, Memory.arena())) {
            assertThatIllegalArgumentException().isThrownBy(() -> loss.curvature.capture(5))
                    .withMessage("This network takes 1 to 4 rows at once, not 5");
            assertThatIllegalArgumentException().isThrownBy(() -> loss.curvature.product(new float[3]))
                    .withMessage("This network has 80 parameters, but the direction has 3 numbers");
        }
    }

    @Test
    void aProductWithoutAPointIsRefused() {
        try (Network network = new Network(TWO_HIDDEN, 2, Memory.arena())) {
            Curvature curvature = new Curvature(network);
            assertThatIllegalStateException().isThrownBy(() -> curvature.product(new float[80]))
                    .withMessage("Curvature needs a point to look at: capture one first");
        }
    }

    @Test
    void anotherThreadAndAClosedNetworkAreRefused() throws InterruptedException {
        CurvedLoss loss = new CurvedLoss(TWO_HIDDEN, Kind.SQUARED, 4, 4, Memory.arena());
        float[] direction = loss.direction(5);
        for (Runnable use : List.<Runnable>of(() -> loss.curvature.product(direction), () -> loss.curvature.capture(4),
                () -> loss.curvature.largestEigenvalue(0.1, 1, Fixtures.random(1)), () -> new Curvature(loss.network))) {
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread stranger = new Thread(use);
            stranger.setUncaughtExceptionHandler((_, failure) -> thrown.set(failure));
            stranger.start();
            stranger.join();
            assertThat(thrown.get()).isInstanceOf(IllegalStateException.class).hasMessageStartingWith("This network belongs to thread");
        }
        loss.close();
        assertThatIllegalStateException().isThrownBy(() -> loss.curvature.product(direction)).withMessage("This network has been closed");
        assertThatIllegalStateException().isThrownBy(() -> loss.curvature.capture(4)).withMessage("This network has been closed");
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
