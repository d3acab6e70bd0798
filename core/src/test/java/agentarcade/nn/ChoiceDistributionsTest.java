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
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for [Categorical] and [Bernoulli] whatever the logits are.
class ChoiceDistributionsTest {
    private static final float HUGE = Float.MAX_VALUE;
    private static final float IMPOSSIBLE = Float.NEGATIVE_INFINITY;

    /// Ordinary logits and extreme ones.
    static final float[][] LOGITS = {{0.3f, -1.2f}, {1.5f, 0, -0.7f, 2.2f, 0.4f}, {7}, {0, 0, 0, 0}, {-3, 9, 8.99f}, {1e30f, -1e30f},
        {1e30f, 1e30f, 0}, {HUGE, -HUGE, 0}, {-HUGE, -HUGE}, {Float.MIN_VALUE, 0, -Float.MIN_VALUE}, {100, 0, -100}, {1e-20f, 745, 0},
        {0, IMPOSSIBLE}, {IMPOSSIBLE, -HUGE, HUGE}, {IMPOSSIBLE, 5, IMPOSSIBLE, 4}};
    static final float[][] ORDINARY = {LOGITS[0], LOGITS[1], LOGITS[2], LOGITS[3], LOGITS[4]};

    /// Generators of the smallest and the largest number in [0, 1).
    private static final RandomGenerator SMALLEST = () -> 0;
    private static final RandomGenerator LARGEST = () -> -1;

    private final Memory memory = Memory.arena();

    @AfterEach
    void giveBack() {
        memory.close();
    }

    private static Categorical categorical(float... logits) {
        Categorical policy = new Categorical(logits.length);
        policy.read(logits);
        return policy;
    }

    private static Bernoulli bernoulli(float logit) {
        Bernoulli policy = new Bernoulli();
        policy.read(new float[] {logit});
        return policy;
    }

    private float[] gradient(Distribution policy, float action, double ofLogProbability, double ofEntropy) {
        Matrix into = new Matrix(memory, 3, policy.outputs());
        policy.gradient(new float[] {-1, action}, 1, ofLogProbability, ofEntropy, into, 2);
        float[] row = new float[policy.outputs()];
        into.row(2, row);
        return row;
    }

    // ---- by the formula, in float64 ----

    private static double logProbability(double[] logits, int action) {
        double sum = 0;
        for (double logit : logits) {
            sum += StrictMath.exp(logit);
        }
        return logits[action] - StrictMath.log(sum);
    }

    private static double entropy(double[] logits) {
        return -IntStream.range(0, logits.length)
                .mapToDouble(k -> StrictMath.exp(logProbability(logits, k)) * logProbability(logits, k)).sum();
    }

    private static double objective(double[] logits, int action) {
        return 0.7 * logProbability(logits, action) - 1.3 * entropy(logits);
    }

    private static double[] centralDifferences(float[] logits, int action) {
        double step = 1e-5;
        double[] shifted = Reference.doubles(logits);
        double[] slopes = new double[logits.length];
        for (int k = 0; k < slopes.length; k++) {
            shifted[k] = logits[k] + step;
            double above = objective(shifted, action);
            shifted[k] = logits[k] - step;
            slopes[k] = (above - objective(shifted, action)) / (2 * step);
            shifted[k] = logits[k];
        }
        return slopes;
    }

    @ParameterizedTest
    @FieldSource("ORDINARY")
    void logProbabilitiesAndEntropyAreThoseOfTheFormula(float[] logits) {
        Categorical policy = categorical(logits);
        double[] exact = Reference.doubles(logits);
        for (int action = 0; action < logits.length; action++) {
            double expected = logProbability(exact, action);
            assertThat(policy.logProbability(action)).isCloseTo(expected, within(1e-6));
            assertThat(policy.logProbability(new float[] {9, action}, 1)).isEqualTo(policy.logProbability(action));
            assertThat(policy.probability(action)).isCloseTo(StrictMath.exp(expected), within(1e-6));
        }
        assertThat(policy.entropy()).isCloseTo(entropy(exact), within(1e-6));
    }

    @ParameterizedTest
    @FieldSource("ORDINARY")
    void gradientsAreCentralDifferences(float[] logits) {
        for (int action = 0; action < logits.length; action++) {
            Fixtures.assertClose(gradient(categorical(logits), action, 0.7, -1.3), centralDifferences(logits, action));
        }
    }

    // ---- whatever the logits ----

    @ParameterizedTest
    @FieldSource("LOGITS")
    void probabilitiesAddUpToOneAndTheirGradientsToNothing(float[] logits) {
        Categorical policy = categorical(logits);
        double sum = 0;
        double[] gradientOfSum = new double[logits.length];
        for (int action = 0; action < logits.length; action++) {
            sum += policy.probability(action);
            // ∇π(a) = π(a) ∇ log π(a)
            if (logits[action] != IMPOSSIBLE) {
                float[] slopes = gradient(policy, action, policy.probability(action), 0);
                IntStream.range(0, slopes.length).forEach(k -> gradientOfSum[k] += slopes[k]);
            }
        }
        assertThat(sum).isCloseTo(1, within(1e-6));
        assertThat(gradientOfSum).containsExactly(new double[logits.length], within(1e-6));
    }

    @ParameterizedTest
    @FieldSource("LOGITS")
    void shiftingAllLogitsWouldChangeNothingSoEachGradientAddsUpToZero(float[] logits) {
        for (int action = 0; action < logits.length; action++) {
            if (logits[action] != IMPOSSIBLE) {
                float[] slopes = gradient(categorical(logits), action, 0.7, -1.3);
                assertThat(IntStream.range(0, slopes.length).mapToDouble(k -> slopes[k]).sum()).isCloseTo(0, within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("LOGITS")
    void entropyLiesBetweenThatOfCertaintyAndThatOfEqualChances(float[] logits) {
        assertThat(categorical(logits).entropy()).isBetween(-1e-6, StrictMath.log(logits.length) + 1e-6);
    }

    @ParameterizedTest
    @FieldSource("LOGITS")
    void answersAreFiniteHoweverFarApartTheLogits(float[] logits) {
        Categorical policy = categorical(logits);
        assertThat(policy.entropy()).isFinite();
        for (int action = 0; action < logits.length; action++) {
            assertThat(policy.probability(action)).isBetween(0.0, 1.0);
            if (logits[action] != IMPOSSIBLE) {
                assertThat(policy.logProbability(action)).isFinite().isLessThanOrEqualTo(0);
                for (float slope : gradient(policy, action, 1, 1)) {
                    assertThat(slope).isFinite();
                }
            }
        }
    }

    @Test
    void equalLogitsHaveTheLargestEntropyHoweverLarge() {
        for (float logit : new float[] {0, -5, 1e30f, -HUGE, HUGE}) {
            assertThat(categorical(logit, logit, logit).entropy()).isCloseTo(StrictMath.log(3), within(1e-6));
        }
    }

    @Test
    void theLikeliestOfFarAwayLogitsIsCertain() {
        Categorical policy = categorical(-HUGE, HUGE);
        assertThat(policy.probability(1)).isEqualTo(1);
        assertThat(policy.entropy()).isZero();
        assertThat(policy.logProbability(1)).isZero();
        assertThat(policy.logProbability(0)).isEqualTo(-2.0 * HUGE);
        assertThat(gradient(policy, 0, 1, 1)).containsExactly(1, -1);
        assertThat(gradient(policy, 1, 1, 1)).containsExactly(0, 0);
    }

    // ---- impossible choices ----

    @Test
    void anImpossibleChoiceCountsAsIfItWerentThere() {
        Categorical policy = categorical(0.3f, IMPOSSIBLE, -1.2f);
        Categorical without = categorical(0.3f, -1.2f);
        assertThat(policy.probability(1)).isZero();
        assertThat(policy.logProbability(1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(policy.entropy()).isEqualTo(without.entropy());
        assertThat(policy.logProbability(2)).isEqualTo(without.logProbability(1));
        float[] expected = gradient(without, 1, 0.7, -1.3);
        assertThat(gradient(policy, 2, 0.7, -1.3)).containsExactly(expected[0], 0, expected[1]);
        assertThatIllegalArgumentException().isThrownBy(() -> gradient(policy, 1, 1, 0))
                .withMessage("Action 1 can't have been taken: its logit is -Infinity");
    }

    @Test
    void impossibleChoicesAreNeverDrawn() {
        Categorical policy = categorical(IMPOSSIBLE, 0, IMPOSSIBLE, -30, IMPOSSIBLE);
        assertThat(IntStream.range(0, 1000).map(i -> policy.sample(() -> i << 54)).distinct().toArray()).containsExactly(1);
        assertThat(policy.sample(SMALLEST)).isEqualTo(1);
        assertThat(policy.sample(LARGEST)).isEqualTo(3);
        assertThat(policy.mode()).isEqualTo(1);
    }

    /// In floating point their probabilities add up to 1 only nearly.
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6, 7, 10, 49, 1000})
    void theLargestDrawGivesTheLastPossibleChoice(int choices) {
        float[] logits = new float[choices + 1];
        logits[choices] = IMPOSSIBLE;
        assertThat(categorical(logits).sample(LARGEST)).isEqualTo(choices - 1);
        assertThat(categorical(logits).sample(SMALLEST)).isZero();
    }

    // ---- what is refused ----

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void logitsThatMeanNothingAreRefused(float logit) {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> categorical(0, logit, 1))
                .withMessage("Logit 1 must be a finite number or -Infinity, not " + logit);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> bernoulli(logit))
                .withMessage("The logit must be a finite number, not " + logit);
    }

    @Test
    void whereNothingIsPossibleNothingIsChosen() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> categorical(IMPOSSIBLE, IMPOSSIBLE))
                .withMessage("All 2 logits are -Infinity, so nothing can be chosen");
    }

    @Test
    void wrongSizesAndActionsAreRefused() {
        Categorical policy = categorical(1, 2, 3);
        assertThatIllegalArgumentException().isThrownBy(() -> new Categorical(0)).withMessage("There must be at least 1 choice, not 0");
        assertThatIllegalArgumentException().isThrownBy(() -> policy.read(new float[2]))
                .withMessage("3 choices need as many logits, not 2");
        assertThatIllegalArgumentException().isThrownBy(() -> policy.read(new Matrix(memory, 1, 4), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Bernoulli().read(new float[2]))
                .withMessage("Yes or no needs 1 logit, not 2");
        for (float action : new float[] {-1, 3, 0.5f, Float.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> policy.logProbability(new float[] {action}, 0))
                    .withMessage("An action is one of 0 to 2, not " + action);
        }
    }

    // ---- drawing ----

    /// Chi-square with n − 1 degrees of freedom: mean n − 1, variance 2 (n − 1); five standard deviations never happen by chance.
    @ParameterizedTest
    @FieldSource("ORDINARY")
    void choicesAreDrawnAsOftenAsTheyAreLikely(float[] logits) {
        Categorical policy = categorical(logits);
        RandomGenerator random = Fixtures.random(12);
        int draws = 50_000;
        int[] counts = new int[logits.length];
        float[] actions = new float[3];
        for (int i = 0; i < draws; i++) {
            policy.sample(random, actions, 1);
            counts[(int) actions[1]]++;
        }
        double chiSquare = IntStream.range(0, counts.length).mapToDouble(k -> {
            double expected = draws * policy.probability(k);
            return (counts[k] - expected) * (counts[k] - expected) / expected;
        }).sum();
        double freedom = logits.length - 1;
        assertThat(chiSquare).isLessThanOrEqualTo(freedom + 5 * Math.sqrt(2 * freedom));
        assertThat(actions[0] + actions[2]).isZero();
    }

    @Test
    void theModeIsTheFirstOfTheLikeliest() {
        float[] actions = new float[2];
        categorical(1, 4, 4, 2).mode(actions, 1);
        assertThat(actions).containsExactly(0, 1);
        bernoulli(0.1f).mode(actions, 0);
        assertThat(actions).containsExactly(1, 1);
        bernoulli(0).mode(actions, 0);
        assertThat(actions).containsExactly(0, 1);
    }

    // ---- yes or no ----

    @ParameterizedTest
    @ValueSource(floats = {0, 0.4f, -2.5f, 30, -30, 1e-30f, 1e30f, -1e30f, HUGE, -HUGE})
    void yesOrNoIsAChoiceOfTwoWithOneLogitAtZero(float logit) {
        Bernoulli policy = bernoulli(logit);
        Categorical two = categorical(0, logit);
        assertThat(policy.probability()).isCloseTo(two.probability(1), within(1e-7));
        assertThat(policy.entropy()).isCloseTo(two.entropy(), within(1e-6));
        for (int action = 0; action < 2; action++) {
            assertThat(policy.logProbability(new float[] {action}, 0)).isCloseTo(two.logProbability(action), within(1e-6));
            assertThat(gradient(policy, action, 0.7, -1.3)[0]).isCloseTo(gradient(two, action, 0.7, -1.3)[1], within(1e-6f));
        }
    }

    @Test
    void yesIsDrawnAsOftenAsItIsLikely() {
        Bernoulli policy = bernoulli(-1);
        RandomGenerator random = Fixtures.random(5);
        float[] actions = new float[20_000];
        for (int i = 0; i < actions.length; i++) {
            policy.sample(random, actions, i);
        }
        double share = IntStream.range(0, actions.length).mapToDouble(i -> actions[i]).average().orElseThrow();
        assertThat(share).isCloseTo(1 / (1 + StrictMath.E), within(0.014));
    }

    @Test
    void aRowOfAMatrixIsReadLikeAnArray() {
        Matrix outputs = new Matrix(memory, 2, 3);
        outputs.setRow(1, new float[] {1, -2, 0.5f});
        Categorical policy = new Categorical(3);
        policy.read(outputs, 1);
        assertThat(policy.entropy()).isEqualTo(categorical(1, -2, 0.5f).entropy());
        Bernoulli yes = new Bernoulli();
        Matrix logit = new Matrix(memory, 2, 1);
        logit.set(1, 0, 0.3f);
        yes.read(logit, 1);
        assertThat(yes.probability()).isEqualTo(bernoulli(0.3f).probability());
    }
}
