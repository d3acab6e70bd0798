package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;

import agentarcade.env.Randomness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StateDependentGaussianTest {
    private static final float[] MEANS = {0.3f, -1.2f};
    private static final float[] FEATURES = {0.5f, -0.8f, 0};
    private static final float[] LOG_DEVIATIONS = {0.1f, -0.4f, 0.6f, -1.1f, 0.2f, 0.9f};
    private static final float[] ACTION = {1.1f, -0.9f};
    private static final double LEAST_VARIANCE = 1e-6;

    private final Memory memory = Memory.arena();

    @AfterEach
    void close() {
        memory.close();
    }

    private StateDependentGaussian gaussian() {
        Matrix features = new Matrix(memory, 2, 3);
        features.setRow(1, FEATURES);
        StateDependentGaussian policy = new StateDependentGaussian(2, features);
        policy.logStandardDeviations(LOG_DEVIATIONS);
        Matrix means = new Matrix(memory, 2, 2);
        means.setRow(1, MEANS);
        policy.read(means, 1);
        return policy;
    }

    // ---- by the formula, in float64; the parameters are means, then log standard deviations ----

    private static double variance(double[] parameters, int dimension) {
        return LEAST_VARIANCE + IntStream.range(0, 3)
                .mapToDouble(i -> FEATURES[i] * FEATURES[i] * StrictMath.exp(2 * parameters[2 + 2 * i + dimension])).sum();
    }

    private static double logProbability(double[] parameters) {
        return IntStream.range(0, 2).mapToDouble(j -> {
            double variance = variance(parameters, j);
            double error = ACTION[j] - parameters[j];
            return -error * error / (2 * variance) - StrictMath.log(2 * StrictMath.PI * variance) / 2;
        }).sum();
    }

    private static double entropy(double[] parameters) {
        return IntStream.range(0, 2).mapToDouble(j -> StrictMath.log(2 * StrictMath.PI * StrictMath.E * variance(parameters, j)) / 2).sum();
    }

    private static double objective(double[] parameters) {
        return 0.7 * logProbability(parameters) - 1.3 * entropy(parameters);
    }

    private static double[] parameters() {
        return IntStream.range(0, 8).mapToDouble(i -> i < 2 ? MEANS[i] : LOG_DEVIATIONS[i - 2]).toArray();
    }

    @Test
    void logProbabilityAndEntropyAreThoseOfTheFormula() {
        assertThat(gaussian().logProbability(ACTION, 0)).isCloseTo(logProbability(parameters()), within(1e-6));
        assertThat(gaussian().entropy()).isCloseTo(entropy(parameters()), within(1e-6));
    }

    @Test
    void gradientsAreCentralDifferences() {
        StateDependentGaussian policy = gaussian();
        Matrix byMeans = new Matrix(memory, 1, 2);
        Matrix byDeviations = new Matrix(memory, 1, 6);
        policy.gradient(ACTION, 0, 0.7, -1.3, byMeans, 0);
        policy.logStandardDeviationGradient(byDeviations, 0);
        for (int i = 0; i < 8; i++) {
            double[] above = parameters();
            double[] below = parameters();
            above[i] += 1e-5;
            below[i] -= 1e-5;
            double expected = (objective(above) - objective(below)) / 2e-5;
            assertThat((double) (i < 2 ? byMeans.get(0, i) : byDeviations.get(0, i - 2))).as("parameter %d", i)
                    .isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void theSameNoiseInTheSameStateGivesTheSameActionWhichIsTheSumOfItsParts() {
        float[] noise = {9, 1, -2, 0.5f, 3, 7, 7};
        float[] actions = new float[2];
        gaussian().perturb(noise, 1, actions, 0);
        for (int j = 0; j < 2; j++) {
            double expected = MEANS[j];
            for (int i = 0; i < 3; i++) {
                expected += FEATURES[i] * StrictMath.exp(LOG_DEVIATIONS[2 * i + j]) * noise[1 + 2 * i + j];
            }
            assertThat((double) actions[j]).isCloseTo(expected, within(1e-6));
        }
    }

    /// The density that is learned from is that of the actions that are done.
    @Test
    void overAllNoiseActionsAreSpreadAsTheStandardDeviationSays() {
        StateDependentGaussian policy = gaussian();
        Randomness random = new Randomness(4);
        float[] noise = new float[policy.noiseSize()];
        float[] action = new float[2];
        double squares = 0;
        int draws = 100_000;
        for (int draw = 0; draw < draws; draw++) {
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (float) random.nextGaussian();
            }
            policy.perturb(noise, 0, action, 0);
            squares += (action[0] - MEANS[0]) * (action[0] - MEANS[0]);
        }
        assertThat(Math.sqrt(squares / draws)).isCloseTo(policy.standardDeviation(0), within(0.01 * policy.standardDeviation(0)));
    }

    @Test
    void withoutAnyFeatureThereIsStillADistribution() {
        StateDependentGaussian policy = new StateDependentGaussian(2, 3);
        policy.read(MEANS, new float[3]);
        assertThat(policy.standardDeviation(0)).isCloseTo(1e-3, within(1e-9));
        assertThat(policy.logProbability(MEANS, 0)).isFinite();
    }

    @Test
    void featuresWithoutBoundsAreNoticed() {
        StateDependentGaussian policy = new StateDependentGaussian(1, 2);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> policy.read(new float[1], new float[] {1, Float.NaN}))
                .withMessage("The variance of dimension 0 must be a finite number, not NaN");
    }
}
