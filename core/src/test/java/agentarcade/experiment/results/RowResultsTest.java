package agentarcade.experiment.results;

import static agentarcade.experiment.results.Outcomes.brokenDown;
import static agentarcade.experiment.results.Outcomes.scored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import agentarcade.experiment.results.RowResults.Verdict;
import agentarcade.experiment.statistics.Interval;

import java.util.List;

import org.junit.jupiter.api.Test;

class RowResultsTest {
    private static final Row ROW = Outcomes.row();
    private static final Bar HALF = ROW.bars().getFirst();
    private static final Bar OVER_90 = ROW.bars().getLast();

    private static RowResults results(Outcome... outcomes) {
        return new RowResults(ROW, List.of(outcomes), List.of());
    }

    @Test
    void aBarIsReachedOnceEnoughSeedsReachIt() {
        RowResults results = results(scored(1, 0.5), scored(2, 0.6), scored(3, 0.95));
        assertThat(results.reached(HALF)).isEqualTo(3);
        assertThat(results.verdict(HALF)).isEqualTo(Verdict.REACHED);
    }

    @Test
    void whileTheMissingSeedsCouldStillReachItNothingIsDecided() {
        assertThat(results().verdict(HALF)).isEqualTo(Verdict.OPEN);
        assertThat(results(scored(1, 0.1), scored(2, 0.6)).verdict(HALF)).isEqualTo(Verdict.OPEN);
        assertThat(results(scored(1, 0.1), scored(2, 0.2)).verdict(HALF)).isEqualTo(Verdict.NOT_REACHED);
    }

    @Test
    void aBarThatIsToBeExceededIsNotReachedByItsOwnScore() {
        assertThat(results(scored(1, 0.9), scored(2, 0.9)).reached(OVER_90)).isZero();
        assertThat(results(scored(1, 0.91), scored(2, 0.9)).reached(OVER_90)).isEqualTo(1);
    }

    @Test
    void aSeedThatBrokeDownReachesNothingAndIsTheWorst() {
        RowResults results = results(scored(1, 0.6), brokenDown(2), scored(3, 0.8), scored(4, 0.9));
        assertThat(results.reached(HALF)).isEqualTo(3);
        assertThat(results.scores()).containsExactly(0.6, Double.NEGATIVE_INFINITY, 0.8, 0.9);
        assertThat(results.median()).isEqualTo((0.6 + 0.8) / 2);
        assertThat(results.interquartileMean()).isEqualTo((0.6 + 0.8) / 2);
        assertThat(results.interval().low()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void seedsBeyondThoseOfTheRowDoNotHelpToReachIt() {
        RowResults results = results(scored(7, 1), scored(8, 1), scored(1, 1), scored(2, 1));
        assertThat(results.tried()).isEqualTo(2);
        assertThat(results.reached(HALF)).isEqualTo(2);
        assertThat(results.verdict(HALF)).isEqualTo(Verdict.OPEN);
        assertThat(results.outcomes()).extracting(Outcome::seed).containsExactly(1L, 2L, 7L, 8L);
    }

    @Test
    void equalSeedsLeaveNoDoubt() {
        assertThat(results(scored(1, 0.7), scored(2, 0.7)).interval()).isEqualTo(new Interval(0.7, 0.7));
        assertThat(results(scored(1, 0.7), scored(2, 0.7)).seconds()).isEqualTo(2.25);
    }

    @Test
    void noMoreSeedsCanBeAskedForThanThereAre() {
        assertThatThrownBy(
                () -> new Row("x", "catch", "dqn", "tuned", Budget.games(1), new Judging.AllStarts(), List.of(Bar.atLeast(1, 5)), 4,
                        true))
                .hasMessageStartingWith("x of 4 seeds can't reach");
    }
}
