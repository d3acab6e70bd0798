package agentarcade.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

/// The normal numbers of [Randomness]: their distribution is compared with the formula, their bits with those of the polar method
/// written down once more.
class NormalNumbersTest {
    private static final int DRAWS = 200_000;

    private static double[] draws(long seed) {
        Randomness random = new Randomness(seed);
        return DoubleStream.generate(random::nextGaussian).limit(DRAWS).toArray();
    }

    /// Φ(x) by the series of Marsaglia (2004), good to 15 digits for |x| < 7.
    private static double below(double x) {
        double sum = x;
        double term = x;
        for (int i = 3; Math.abs(term) > 1e-18; i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * StrictMath.exp(-x * x / 2) / StrictMath.sqrt(2 * StrictMath.PI);
    }

    /// √n · the largest distance between the share of numbers up to x and its probability (Kolmogorov, 1933).
    /// Above 2 by chance in one of 1,500 samples.
    private static double distance(double[] numbers, DoubleUnaryOperator probability) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        double largest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double expected = probability.applyAsDouble(sorted[i]);
            largest = Math.max(largest, Math.max(expected - (double) i / sorted.length, (i + 1.0) / sorted.length - expected));
        }
        return largest * Math.sqrt(sorted.length);
    }

    @Test
    void aSavedStateGivesTheSameNormalNumbersWhereverItWasSaved() {
        Randomness random = new Randomness(5);
        for (int saved = 0; saved < 20; saved++) {
            Randomness other = new Randomness(99);
            other.nextGaussian();
            other.restore(random.state());
            assertThat(DoubleStream.generate(other::nextGaussian).limit(10).toArray())
                    .isEqualTo(DoubleStream.generate(copy(random)::nextGaussian).limit(10).toArray());
            random.nextGaussian();
        }
    }

    private static Randomness copy(Randomness random) {
        Randomness copy = new Randomness(0);
        copy.restore(random.state());
        return copy;
    }

    @Test
    void aPairInTheDiscGivesOneNumberAndOthersAreDrawnAgain() {
        Randomness uniform = new Randomness(7);
        double[] expected = new double[1000];
        for (int i = 0; i < expected.length; i++) {
            double u = 2;
            double v = 2;
            while (u * u + v * v >= 1) {
                u = 2 * uniform.nextDouble() - 1;
                v = 2 * uniform.nextDouble() - 1;
            }
            double radius = u * u + v * v;
            expected[i] = u * StrictMath.sqrt(-2 * StrictMath.log(radius) / radius);
        }
        Randomness random = new Randomness(7);
        assertThat(DoubleStream.generate(random::nextGaussian).limit(1000).toArray()).isEqualTo(expected);
        assertThat(random).isEqualTo(uniform);
    }

    /// Standard errors: 1/√n for the mean, √(2/n), √(15/n) and √(96/n) for the second to fourth powers; four of each are allowed.
    @Test
    void theFirstFourMomentsAreThoseOfTheNormalDistribution() {
        double[] expected = {0, 1, 0, 3};
        double[] variances = {1, 2, 15, 96};
        double[] numbers = draws(1);
        for (int power = 1; power <= 4; power++) {
            int exponent = power;
            double moment = DoubleStream.of(numbers).map(x -> StrictMath.pow(x, exponent)).average().orElseThrow();
            assertThat(moment).as("power %d", power)
                    .isCloseTo(expected[power - 1], within(4 * Math.sqrt(variances[power - 1] / DRAWS)));
        }
    }

    @Test
    void theShareBelowEachNumberIsThatOfTheNormalDistribution() {
        for (long seed = 0; seed < 5; seed++) {
            assertThat(distance(draws(seed), NormalNumbersTest::below)).as("seed %d", seed).isLessThan(2);
        }
    }

    @Test
    void theTailsAreThoseOfTheNormalDistribution() {
        double start = 2;
        double[] numbers = draws(11);
        double[] above = DoubleStream.of(numbers).filter(x -> x > start).toArray();
        double[] under = DoubleStream.of(numbers).filter(x -> x < -start).map(x -> -x).toArray();
        double share = 1 - below(start);
        double deviation = Math.sqrt(DRAWS * share * (1 - share));
        assertThat((double) above.length).isCloseTo(DRAWS * share, within(4 * deviation));
        assertThat((double) under.length).isCloseTo(DRAWS * share, within(4 * deviation));
        DoubleUnaryOperator inTheTail = x -> (below(x) - below(start)) / share;
        assertThat(distance(above, inTheTail)).isLessThan(2);
        assertThat(distance(under, inTheTail)).isLessThan(2);
        assertThat(DoubleStream.of(numbers).map(Math::abs).max().orElseThrow()).isBetween(4.0, 6.0);
    }

    @Test
    void oneNumberTellsNothingOfTheNext() {
        double[] numbers = draws(3);
        double covariance = 0;
        double covarianceOfSquares = 0;
        for (int i = 1; i < DRAWS; i++) {
            covariance += numbers[i - 1] * numbers[i] / DRAWS;
            covarianceOfSquares += (numbers[i - 1] * numbers[i - 1] - 1) * (numbers[i] * numbers[i] - 1) / DRAWS;
        }
        assertThat(covariance).isCloseTo(0, within(4 / Math.sqrt(DRAWS)));
        assertThat(covarianceOfSquares).isCloseTo(0, within(8 / Math.sqrt(DRAWS)));
    }

    @Test
    void meanAndStandardDeviationStretchTheSameNumbers() {
        Randomness stretched = new Randomness(8);
        Randomness standard = new Randomness(8);
        for (int i = 0; i < 100; i++) {
            assertThat(stretched.nextGaussian(3, 0.5)).isEqualTo(3 + 0.5 * standard.nextGaussian());
        }
        assertThat(stretched.nextGaussian(3, 0)).isEqualTo(3);
        assertThatIllegalArgumentException().isThrownBy(() -> stretched.nextGaussian(0, -1))
                .withMessage("A standard deviation must be at least 0, not -1.0");
    }
}
