package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianTest {
    private static final float[] MEANS = {0.4f, -1.7f, 3};
    private static final float[] LOG_DEVIATIONS = {-0.5f, 0, 1.2f};
    private static final float[] ACTION = {0.1f, -1.7f, 9};

    private final Memory memory = Memory.arena();

    @AfterEach
    void giveBack() {
        memory.close();
    }

    private static Gaussian gaussian(float[] means, float[] logDeviations) {
        Gaussian policy = new Gaussian(means.length);
        policy.logStandardDeviations(logDeviations);
        policy.read(means);
        return policy;
    }

    // ---- by the formula, in float64; the parameters are means, then log standard deviations ----

    private static double logProbability(double[] parameters) {
        double product = 1;
        for (int j = 0; j < 3; j++) {
            double deviation = StrictMath.exp(parameters[3 + j]);
            double error = ACTION[j] - parameters[j];
            product *= StrictMath.exp(-error * error / (2 * deviation * deviation)) / (deviation * StrictMath.sqrt(2 * StrictMath.PI));
        }
        return StrictMath.log(product);
    }

    private static double entropy(double[] parameters) {
        return IntStream.range(0, 3).mapToDouble(j -> parameters[3 + j]).sum() + 1.5 * StrictMath.log(2 * StrictMath.PI * StrictMath.E);
    }

    private static double objective(double[] parameters) {
        return 0.7 * logProbability(parameters) - 1.3 * entropy(parameters);
    }

    private static double[] parameters() {
        return IntStream.range(0, 6).mapToDouble(i -> i < 3 ? MEANS[i] : LOG_DEVIATIONS[i - 3]).toArray();
    }

    private static double[] centralDifferences() {
        double step = 1e-5;
        return IntStream.range(0, 6).mapToDouble(i -> {
            double[] above = parameters();
            double[] below = parameters();
            above[i] += step;
            below[i] -= step;
            return (objective(above) - objective(below)) / (2 * step);
        }).toArray();
    }

    @Test
    void logProbabilityAndEntropyAreThoseOfTheFormula() {
        Gaussian policy = gaussian(MEANS, LOG_DEVIATIONS);
        float[] actions = {5, ACTION[0], ACTION[1], ACTION[2]};
        assertThat(policy.logProbability(actions, 1)).isCloseTo(logProbability(parameters()), within(1e-6));
        assertThat(policy.entropy()).isCloseTo(entropy(parameters()), within(1e-6));
    }

    @Test
    void gradientsAreCentralDifferences() {
        Gaussian policy = gaussian(MEANS, LOG_DEVIATIONS);
        Matrix into = new Matrix(memory, 2, 3);
        policy.gradient(ACTION, 0, 0.7, -1.3, into, 1);
        policy.logStandardDeviationGradient(into, 0);
        float[][] rows = Fixtures.copy(into, 2);
        float[] both = {rows[1][0], rows[1][1], rows[1][2], rows[0][0], rows[0][1], rows[0][2]};
        Fixtures.assertClose(both, centralDifferences());
    }

    /// A density through exp(2 log|a − μ|) would have no gradient here.
    @Test
    void atItsMeanADensityIsFlat() {
        Matrix into = new Matrix(memory, 1, 3);
        gaussian(MEANS, LOG_DEVIATIONS).gradient(MEANS, 0, 1, 0, into, 0);
        assertThat(Fixtures.copy(into, 1)[0]).containsExactly(0, 0, 0);
    }

    @Test
    void gradientsByLogDeviationsAddUpOverTheRowsUntilTheyAreSetAgain() {
        Gaussian policy = gaussian(MEANS, LOG_DEVIATIONS);
        Matrix into = new Matrix(memory, 3, 3);
        policy.gradient(ACTION, 0, 1, 0, into, 0);
        policy.logStandardDeviationGradient(into, 1);
        policy.gradient(ACTION, 0, 1, 0, into, 0);
        policy.logStandardDeviationGradient(into, 2);
        float[][] rows = Fixtures.copy(into, 3);
        assertThat(rows[2]).containsExactly(2 * rows[1][0], 2 * rows[1][1], 2 * rows[1][2]);
        Matrix logDeviations = new Matrix(memory, 1, 3);
        logDeviations.setRow(0, LOG_DEVIATIONS);
        policy.logStandardDeviations(logDeviations, 0);
        policy.logStandardDeviationGradient(into, 2);
        assertThat(Fixtures.copy(into, 3)[2]).containsExactly(0, 0, 0);
        assertThat(policy.entropy()).isEqualTo(gaussian(MEANS, LOG_DEVIATIONS).entropy());
    }

    @Test
    void aDrawIsTheMeanAndANormalNumberOfDeviations() {
        RandomGenerator random = Fixtures.random(4);
        RandomGenerator same = Fixtures.random(4);
        float[] actions = new float[5];
        gaussian(MEANS, LOG_DEVIATIONS).sample(random, actions, 1);
        float[] expected = new float[5];
        for (int j = 0; j < 3; j++) {
            expected[1 + j] = (float) (MEANS[j] + StrictMath.exp(LOG_DEVIATIONS[j]) * same.nextGaussian());
        }
        assertThat(actions).containsExactly(expected, within(1e-6f));
        gaussian(MEANS, LOG_DEVIATIONS).mode(actions, 2);
        assertThat(actions).containsExactly(new float[] {0, expected[1], MEANS[0], MEANS[1], MEANS[2]}, within(1e-6f));
    }

    @ParameterizedTest
    @ValueSource(floats = {-87, 87})
    void theWidestAndNarrowestGiveFiniteAnswersHoweverFarOffTheMean(float logDeviation) {
        float[] action = {-Float.MAX_VALUE};
        Gaussian policy = gaussian(new float[] {Float.MAX_VALUE}, new float[] {logDeviation});
        assertThat(policy.logProbability(action, 0)).isFinite();
        assertThat(policy.entropy()).isFinite();
        Matrix into = new Matrix(memory, 1, 1);
        policy.gradient(action, 0, 1, 1, into, 0);
        // Too large for a float, which the check of gradients finds; but a number.
        assertThat(into.get(0, 0)).isNotNaN().isNegative();
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void numbersThatMeanNothingAreRefused(float number) {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> new Gaussian(2).read(new float[] {0, number}))
                .withMessage("Mean 1 must be a finite number, not " + number);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new Gaussian(2).logStandardDeviations(new float[] {0, number}))
                .withMessage("Log standard deviation 1 must be between -87.0 and 87.0, not " + number);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new Gaussian(1).logStandardDeviations(new float[] {87.1f}));
    }

    @Test
    void wrongSizesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Gaussian(0)).withMessage("An action needs at least 1 dimension, not 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Gaussian(2).read(new float[3]))
                .withMessage("2 dimensions need as many means, not 3");
        assertThatIllegalArgumentException().isThrownBy(() -> new Gaussian(2).logStandardDeviations(new float[1]))
                .withMessage("2 dimensions need as many log standard deviations, not 1");
    }
}
