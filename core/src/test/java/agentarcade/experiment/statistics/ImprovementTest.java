package agentarcade.experiment.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import agentarcade.env.Randomness;

import java.util.List;

import org.junit.jupiter.api.Test;

class ImprovementTest {
    private static final double[] X = {3, 5, 5, 9};
    private static final double[] Y = {1, 5, 7};
    private static final List<double[]> X_TWICE = List.of(X, new double[] {0.2, 0.4, 0.6});
    private static final List<double[]> Y_TWICE = List.of(Y, new double[] {0.1, 0.5});

    /// By hand: 3 beats 1; each 5 beats 1 and draws with 5; 9 beats all. 1 + 1.5 + 1.5 + 3 of 12 pairs.
    @Test
    void itIsTheShareOfPairsWonWhereADrawIsHalfAWin() {
        assertThat(Improvement.probability(X, Y)).isEqualTo(7 / 12.0);
        assertThat(Improvement.probability(Y, X)).isEqualTo(5 / 12.0);
    }

    @Test
    void whoIsAlwaysBetterWinsForSureAndEqualsAreEven() {
        assertThat(Improvement.probability(new double[] {2, 3}, new double[] {0, 1})).isEqualTo(1);
        assertThat(Improvement.probability(new double[] {0, 1}, new double[] {2, 3})).isEqualTo(0);
        assertThat(Improvement.probability(new double[] {4, 4}, new double[] {4})).isEqualTo(0.5);
    }

    /// The second task: 0.2 beats one of two, 0.4 one, 0.6 both: 4 of 6 pairs.
    @Test
    void severalTasksCountAlike() {
        assertThat(Improvement.probability(X_TWICE, Y_TWICE)).isCloseTo((7 / 12.0 + 4 / 6.0) / 2, within(1e-15));
    }

    /// SciPy and NumPy with 50,000 draws: 0.25 to 0.9375.
    @Test
    void theIntervalDrawsTheRunsOfBothAnew() {
        Interval interval = Improvement.interval(X_TWICE, Y_TWICE, Bootstrap.REPETITIONS, new Randomness(1));
        assertThat(interval.low()).isCloseTo(0.25, within(0.03));
        assertThat(interval.high()).isCloseTo(0.9375, within(0.03));
    }

    @Test
    void oneRunEachGivesAnAnswerWithoutWidth() {
        List<double[]> better = List.of(new double[] {2});
        List<double[]> worse = List.of(new double[] {1});
        assertThat(Improvement.interval(better, worse, 100, new Randomness(1))).isEqualTo(new Interval(1, 1));
    }

    @Test
    void onlyTheSameTasksCanBeCompared() {
        assertThatThrownBy(() -> Improvement.probability(X_TWICE, List.of(Y)))
                .hasMessage("X has 2 tasks and Y has 1: they must be the same");
        assertThatThrownBy(() -> Improvement.probability(X, new double[0]))
                .hasMessage("Runs can only be compared with runs, not 4 with 0");
    }
}
