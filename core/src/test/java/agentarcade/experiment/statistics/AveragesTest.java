package agentarcade.experiment.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;

class AveragesTest {
    private static final double NOTHING = Double.NEGATIVE_INFINITY;

    /// The figures are those of `scipy.stats.trim_mean(scores, 0.25)`.
    @Test
    void theInterquartileMeanLeavesOutAQuarterOfTheScoresAtEachEnd() {
        assertThat(Averages.interquartileMean(4, 1, 3, 2)).isEqualTo(2.5);
        assertThat(Averages.interquartileMean(10, 1, 7, 3, 100)).isCloseTo(20 / 3.0, within(1e-12));
        assertThat(Averages.interquartileMean(1, 2, 3, 4, 5, 6, 7, 8, 9, 1000)).isEqualTo(5.5);
        assertThat(Averages.interquartileMean(498.2, 500, 12.5, 476, 431.75, 500, 489.1)).isCloseTo(479.01, within(1e-9));
    }

    @Test
    void upToThreeScoresNoneIsLeftOut() {
        assertThat(Averages.interquartileMean(7)).isEqualTo(7);
        assertThat(Averages.interquartileMean(0, 30)).isEqualTo(15);
        assertThat(Averages.interquartileMean(0, 30, 60)).isEqualTo(30);
        assertThat(Averages.interquartileMean(0, 30, 60, 1000)).isEqualTo(45);
    }

    @Test
    void theRunsOfSeveralTasksAreJudgedTogether() {
        double[] pooled = Averages.pooled(List.of(new double[] {1, 2, 3, 4}, new double[] {10, 20, 30, 40}));
        assertThat(pooled).containsExactly(1, 2, 3, 4, 10, 20, 30, 40);
        assertThat(Averages.interquartileMean(pooled)).isEqualTo(9.25);
    }

    @Test
    void theMedianIsTheScoreInTheMiddle() {
        assertThat(Averages.median(9, 1, 5)).isEqualTo(5);
        assertThat(Averages.median(9, 1, 5, 6)).isEqualTo(5.5);
        assertThat(Averages.median(3)).isEqualTo(3);
    }

    @Test
    void theMeanCountsAllScores() {
        assertThat(Averages.mean(9, 1, 5, 6)).isEqualTo(5.25);
    }

    @Test
    void aRunThatCameToNothingCountsAsTheWorst() {
        assertThat(Averages.median(NOTHING, 1, 2)).isEqualTo(1);
        assertThat(Averages.interquartileMean(NOTHING, 1, 2, 3)).isEqualTo(1.5);
        assertThat(Averages.mean(NOTHING, 1)).isEqualTo(NOTHING);
    }

    @Test
    void scoresAreNotSortedInTheArrayOfTheCaller() {
        double[] scores = {3, 1, 2};
        Averages.median(scores);
        assertThat(scores).containsExactly(3, 1, 2);
    }

    @Test
    void noScoreHasNoAverage() {
        assertThatThrownBy(Averages::mean).hasMessage("There is no average of no scores");
        assertThatThrownBy(() -> Averages.median(1, Double.NaN)).hasMessage("NaN is no score; a run without one counts as −∞");
    }
}
