package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Looks at one float in 499, or at all of them with `-Dfunctions.exhaustive=true`, which takes some minutes.
class FunctionsTest {
    private static final long STRIDE = Boolean.getBoolean("functions.exhaustive") ? 1 : 499;
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

    @ParameterizedTest
    @EnumSource
    void theErrorIsWithinItsBoundForAllFloats(Transcendental function) {
        Worst worst = new Worst(function);
        inputs(worst::look);
        assertThat(worst.error).as("%s", worst).isLessThanOrEqualTo(function.bound);
    }

    @ParameterizedTest
    @EnumSource
    void aVectorGivesTheSameBitsAsItsNumbersOneByOne(Transcendental function) {
        inputs(x -> {
            int other = Arrays.mismatch(function.oneByOne(x), function.byVectors(x));
            assertThat(other).as(() -> "%s(%s) is other in a vector".formatted(function, x[other])).isNegative();
        });
    }

    @ParameterizedTest
    @EnumSource
    void theNextFloatNeverFallsBackByMoreThanOneUnit(Transcendental function) {
        for (float corner : corners()) {
            float[] x = Transcendental.around(corner);
            float[] y = function.oneByOne(x);
            for (int i = 1; i < x.length; i++) {
                float back = x[i] > x[i - 1] ? y[i - 1] - y[i] : y[i] - y[i - 1];
                assertThat(back > Math.ulp(y[i])).as("%s falls by %s at %s", function, back, x[i]).isFalse();
            }
        }
    }

    /// Where something changes: the range that matters, the multiple of ln 2, the polynomial, the exponent; on both sides of 0.
    private static List<Float> corners() {
        List<Float> corners = new ArrayList<>(List.of(0.68f, 9.01f, 9.2f, 16.6f, 17.3f, 87.34f, 88.72f, 89f, 103.28f, 103.97f, 104f,
                Float.MIN_NORMAL, Float.POSITIVE_INFINITY));
        for (int n = 0; n <= 150; n++) {
            corners.add((float) ((n + 0.5) * StrictMath.log(2)));
        }
        for (int n = 0; n <= 27; n++) {
            corners.add((float) ((n + 0.5) * StrictMath.log(2) / 2));
        }
        for (int exponent = -127; exponent <= 127; exponent += 5) {
            corners.add((float) Math.scalb(Math.sqrt(0.5), exponent));
            corners.add(Math.scalb(1f, exponent));
        }
        for (float positive : List.copyOf(corners)) {
            corners.add(-positive);
        }
        return corners;
    }

    private static void inputs(Consumer<float[]> look) {
        corners().forEach(corner -> look.accept(Transcendental.around(corner)));
        look.accept(Transcendental.around(0));
        Transcendental.floats(STRIDE, look);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            EXP, NaN, NaN
            EXP, -Infinity, 0
            EXP, -3e38, 0
            EXP, -103.97209, 0
            EXP, -103.97207, 1.4e-45
            EXP, -0.0, 1
            EXP, 0, 1
            EXP, 1, 2.7182817
            EXP, 88.72283, 3.4027985e38
            EXP, 88.72284, Infinity
            EXP, Infinity, Infinity
            LOG, NaN, NaN
            LOG, -Infinity, NaN
            LOG, -1, NaN
            LOG, -1.4e-45, NaN
            LOG, -0.0, -Infinity
            LOG, 0, -Infinity
            LOG, 1.4e-45, -103.27893
            LOG, 1, 0
            LOG, 3.4028235e38, 88.72284
            LOG, Infinity, Infinity
            TANH, NaN, NaN
            TANH, -Infinity, -1
            TANH, -0.0, -0.0
            TANH, 0, 0
            TANH, 1.4e-45, 1.4e-45
            TANH, 3e38, 1
            TANH, Infinity, 1
            SIGMOID, NaN, NaN
            SIGMOID, -Infinity, 0
            SIGMOID, -104, 0
            SIGMOID, -103.97207, 1.4e-45
            SIGMOID, -0.0, 0.5
            SIGMOID, 0, 0.5
            SIGMOID, 3e38, 1
            SIGMOID, Infinity, 1
            """)
    void atTheEndsOfTheirRangesTheyAreExact(Transcendental function, float x, Float y) {
        assertThat((Float) function.at(x)).isEqualTo(y);
    }

    @Test
    void tanhIsOddToTheBit() {
        Transcendental.floats(STRIDE * 100, x -> {
            for (float number : x) {
                assertThat(Float.compare(Functions.tanh(-number), -Functions.tanh(number))).as("tanh of ±%s", number).isZero();
            }
        });
    }

    @Test
    void onNativeMemoryTheyChangeTheGivenBytesAndNoMore() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment tanh = arena.allocate(320, 64);
            MemorySegment sigmoid = arena.allocate(320, 64);
            float[] expectedTanh = new float[80];
            float[] expectedSigmoid = new float[80];
            for (int i = 0; i < 80; i++) {
                float x = (i - 32) / 4f;
                tanh.setAtIndex(FLOAT, i, x);
                sigmoid.setAtIndex(FLOAT, i, x);
                expectedTanh[i] = i < 64 ? Functions.tanh(x) : x;
                expectedSigmoid[i] = i < 64 ? Functions.sigmoid(x) : x;
            }
            Functions.tanh(tanh, 256);
            Functions.sigmoid(sigmoid, 256);
            assertThat(tanh.toArray(FLOAT)).isEqualTo(expectedTanh);
            assertThat(sigmoid.toArray(FLOAT)).isEqualTo(expectedSigmoid);
        }
    }

    /// Were one step of a kernel not inlined, it would allocate the vectors it gives and takes.
    @Test
    void onNativeMemoryTheyAllocateNothingOnceTheyAreCompiled() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment y = arena.allocate(16384, 64);
            long allocated = Long.MAX_VALUE;
            // How long the compiler takes depends on who else uses the machine, so this waits for it, within reason.
            for (int round = 0; round < 3000 && allocated > 0; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int call = 0; call < 20; call++) {
                    Functions.tanh(y, 16384);
                    Functions.sigmoid(y, 16384);
                }
                allocated = threads.getCurrentThreadAllocatedBytes() - before;
            }
            assertThat(allocated).as("bytes in 20 calls of each").isZero();
        }
    }

    /// The greatest error so far, and where.
    private static final class Worst {
        private final Transcendental function;
        private double error;
        private float at;

        private Worst(Transcendental function) {
            this.function = function;
        }

        private void look(float[] x) {
            float[] y = function.oneByOne(x);
            for (int i = 0; i < x.length; i++) {
                double found = function.error(x[i], y[i]);
                if (found > error) {
                    error = found;
                    at = x[i];
                }
            }
        }

        @Override
        public String toString() {
            return "%.4f units in the last place at %s (%s)".formatted(error, at, Float.toHexString(at));
        }
    }
}
