package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LanczosTest {
    private static final double TOLERANCE = 1e-6;

    static List<Arguments> spectra() {
        return List.of(Arguments.of("one number", new double[] {-3}),
                Arguments.of("two", new double[] {-1, 2}),
                Arguments.of("zero", new double[7]),
                Arguments.of("all the same", new double[] {4, 4, 4, 4, 4}),
                Arguments.of("evenly spread", IntStream.range(0, 60).mapToDouble(i -> i - 20).toArray()),
                Arguments.of("clusters at both ends", IntStream.range(0, 60).mapToDouble(
                        i -> i < 6 ? -2 - 1e-4 * i : i < 12 ? 5 + 1e-5 * i : i / 60.0).toArray()),
                Arguments.of("a repeated largest", new double[] {9, 9, 9, 1, 2, 3, 4, -5, -6, 0, 0}),
                Arguments.of("all negative", IntStream.range(0, 40).mapToDouble(i -> -0.01 - i * i).toArray()),
                // Without right angles between all vectors the 100 would appear again and again, and take up the steps.
                Arguments.of("one far out, many near zero", IntStream.range(0, 50).mapToDouble(
                        i -> i == 0 ? 100 : 1e-3 * (i - 25)).toArray()),
                Arguments.of("tiny", new double[] {1e-12, 2e-12, -3e-12, 0}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spectra")
    void bothEndsAreThoseOfTheWholeSpectrum(String name, double[] spectrum) {
        double[][] matrix = matrix(spectrum);
        double[] expected = Jacobi.eigenvalues(matrix);
        double size = Math.max(Math.abs(expected[0]), Math.abs(expected[expected.length - 1]));
        Lanczos lanczos = new Lanczos(vector -> times(matrix, vector), spectrum.length, TOLERANCE, 1000);
        assertThat(lanczos.largest(Fixtures.random(1)).value()).isCloseTo(expected[expected.length - 1], within(2 * TOLERANCE * size));
        assertThat(lanczos.smallest(Fixtures.random(1)).value()).isCloseTo(expected[0], within(2 * TOLERANCE * size));
    }

    @Test
    void theJacobiRotationsFindTheSpectrumTheMatrixWasMadeFrom() {
        double[] spectrum = {-7, -1, 0, 0, 0.5, 3, 3, 11};
        double[] found = Jacobi.eigenvalues(matrix(spectrum));
        for (int i = 0; i < spectrum.length; i++) {
            assertThat(found[i]).isCloseTo(spectrum[i], within(1e-12));
        }
    }

    @Test
    void aFarOutEigenvalueTakesFewProducts() {
        double[][] matrix = matrix(IntStream.range(0, 200).mapToDouble(i -> i == 7 ? 10 : i / 200.0).toArray());
        Eigenvalue eigenvalue = new Lanczos(vector -> times(matrix, vector), 200, 1e-3, 200).largest(Fixtures.random(3));
        assertThat(eigenvalue.value()).isCloseTo(10, within(1e-5));
        assertThat(eigenvalue.products()).isLessThan(10);
    }

    @Test
    void theLimitEndsTheSearchAndTheBoundTellsHowGoodItIs() {
        double[] spectrum = IntStream.range(0, 100).mapToDouble(i -> i / 99.0).toArray();
        double[][] matrix = matrix(spectrum);
        Eigenvalue eigenvalue = new Lanczos(vector -> times(matrix, vector), 100, 1e-9, 8).largest(Fixtures.random(1));
        assertThat(eigenvalue.products()).isEqualTo(8);
        assertThat(eigenvalue.bound()).isGreaterThan(1e-3);
        assertThat(eigenvalue.value()).isLessThan(1);
        assertThat(Arrays.stream(spectrum).map(value -> Math.abs(value - eigenvalue.value())).min().orElseThrow())
                .isLessThanOrEqualTo(eigenvalue.bound());
    }

    @Test
    void theSameGeneratorGivesTheSameBits() {
        double[][] matrix = matrix(IntStream.range(0, 30).mapToDouble(i -> i).toArray());
        Lanczos lanczos = new Lanczos(vector -> times(matrix, vector), 30, 1e-2, 30);
        assertThat(lanczos.largest(Fixtures.random(5))).isEqualTo(lanczos.largest(Fixtures.random(5)))
                .isNotEqualTo(lanczos.largest(Fixtures.random(6)));
    }

    @Test
    void aProductThatIsNotFiniteIsRefused() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            Lanczos lanczos = new Lanczos(vector -> new float[] {1, bad}, 2, TOLERANCE, 10);
            assertThatThrownBy(() -> lanczos.largest(Fixtures.random(1))).isInstanceOf(ArithmeticException.class)
                    .hasMessageStartingWith("A matrix with eigenvalues gives finite products, not ");
        }
    }

    @Test
    void tolerancesAndLimitsOutOfRangeAreRefused() {
        for (double tolerance : new double[] {-1e-9, 1, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Lanczos(vector -> vector, 2, tolerance, 10))
                    .withMessage("The tolerance must be at least 0 and below 1, not " + tolerance);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Lanczos(vector -> vector, 2, TOLERANCE, 0))
                .withMessage("An eigenvalue needs at least 1 product, not 0");
    }

    /// Symmetric, with this spectrum: a diagonal matrix mirrored a few times (Householder).
    private static double[][] matrix(double[] spectrum) {
        int size = spectrum.length;
        double[][] a = new double[size][size];
        for (int i = 0; i < size; i++) {
            a[i][i] = spectrum[i];
        }
        RandomGenerator random = Fixtures.random(size);
        for (int mirror = 0; mirror < 3 && size > 1; mirror++) {
            double[] normal = random.doubles(size, -1, 1).toArray();
            double square = Arrays.stream(normal).map(x -> x * x).sum();
            // Rows, then columns: M A M with M = I − 2 n nᵀ / n².
            for (int turn = 0; turn < 2; turn++) {
                for (double[] row : a) {
                    double part = 0;
                    for (int i = 0; i < size; i++) {
                        part += row[i] * normal[i];
                    }
                    for (int i = 0; i < size; i++) {
                        row[i] -= 2 * part / square * normal[i];
                    }
                }
                a = transposed(a);
            }
        }
        return a;
    }

    private static double[][] transposed(double[][] a) {
        double[][] b = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                b[j][i] = a[i][j];
            }
        }
        return b;
    }

    private static float[] times(double[][] matrix, float[] vector) {
        float[] product = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            double sum = 0;
            for (int j = 0; j < vector.length; j++) {
                sum += matrix[i][j] * vector[j];
            }
            product[i] = (float) sum;
        }
        return product;
    }
}
