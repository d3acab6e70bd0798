package agentarcade.experiment.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import agentarcade.env.Randomness;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final ToDoubleFunction<List<double[]>> IQM = tasks -> Averages.interquartileMean(Averages.pooled(tasks));
    private static final double[] TEN_RUNS = {498.2, 500, 12.5, 476, 431.75, 500, 489.1, 320.4, 455.9, 500};

    private static Interval interval(double... runs) {
        return Bootstrap.interval(List.of(runs), IQM, Bootstrap.REPETITIONS, new Randomness(1));
    }

    /// NumPy and SciPy with 50,000 draws: 357.5 to 497.28, 356.9 to 497.58 and 356.4 to 497.58 for three seeds.
    @Test
    void tenRunsHaveTheIntervalThatScipyFinds() {
        Interval interval = interval(TEN_RUNS);
        assertThat(interval.low()).isCloseTo(357, within(2.0));
        assertThat(interval.high()).isCloseTo(497.4, within(0.5));
    }

    /// SciPy: 2 to 4.76. Drawn from the pool of both tasks it would be wider below, 0.56 to 5.8.
    @Test
    void eachTaskIsDrawnForItself() {
        Interval interval = Bootstrap.interval(List.of(new double[] {3, 5, 5, 9}, new double[] {0.2, 0.4, 0.6}), IQM,
                Bootstrap.REPETITIONS, new Randomness(1));
        assertThat(interval.low()).isCloseTo(2, within(0.05));
        assertThat(interval.high()).isCloseTo(4.76, within(0.05));
    }

    /// Each of two runs is drawn twice with a chance of 1/4, and both are in half of the draws: the quantiles fall on the runs themselves.
    @Test
    void twoRunsReachFromOneToTheOther() {
        assertThat(interval(10, 20)).isEqualTo(new Interval(10, 20));
    }

    @Test
    void oneRunSaysNothingAboutItsSpread() {
        assertThat(interval(42)).isEqualTo(new Interval(42, 42));
    }

    @Test
    void equalRunsHaveAnIntervalWithoutWidth() {
        assertThat(interval(1, 1, 1, 1, 1)).isEqualTo(new Interval(1, 1));
    }

    @Test
    void runsThatCameToNothingLeaveTheLowerEndOpen() {
        assertThat(interval(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, 3, 4))
                .isEqualTo(new Interval(Double.NEGATIVE_INFINITY, 4));
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        assertThat(interval(TEN_RUNS)).isEqualTo(interval(TEN_RUNS));
    }

    /// The percentile method promises 95 % for many runs; for 20 it holds a little less.
    @Test
    void theIntervalCoversTheTruthAboutAsOftenAsItPromises() {
        Randomness random = new Randomness(7);
        int experiments = 400;
        long covered = IntStream.range(0, experiments).filter(experiment -> {
            double[] runs = IntStream.range(0, 20).mapToDouble(run -> random.nextGaussian(5, 2)).toArray();
            Interval interval = Bootstrap.interval(List.of(runs), IQM, 500, random);
            return interval.low() <= 5 && 5 <= interval.high();
        }).count();
        assertThat(covered / (double) experiments).isBetween(0.88, 0.97);
    }

    /// As `numpy.percentile([1, 2, 4, 8, 16], …)` has it.
    @Test
    void quantilesLieOnAStraightLineBetweenNeighbours() {
        double[] sorted = {1, 2, 4, 8, 16};
        assertThat(Bootstrap.quantile(sorted, 0.025)).isCloseTo(1.1, within(1e-12));
        assertThat(Bootstrap.quantile(sorted, 0.5)).isEqualTo(4);
        assertThat(Bootstrap.quantile(sorted, 0.975)).isCloseTo(15.2, within(1e-12));
    }

    @Test
    void noRepetitionIsRefused() {
        assertThatThrownBy(() -> Bootstrap.interval(List.of(TEN_RUNS), IQM, 0, new Randomness(1)))
                .hasMessage("Runs must be drawn at least once, not 0 times");
    }
}
