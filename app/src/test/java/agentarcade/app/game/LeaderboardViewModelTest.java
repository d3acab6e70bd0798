package agentarcade.app.game;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.game.LeaderboardViewModel.Asked;
import agentarcade.app.game.Leaderboards.Entry;
import agentarcade.env.Score;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class LeaderboardViewModelTest {
    private final Leaderboards kept = Leaderboards.untilClosed();
    private final LeaderboardViewModel model = new LeaderboardViewModel(kept);

    private void played(double score, String name) {
        model.played(score);
        model.nameProperty().set(name);
        assertThat(model.keep()).isTrue();
    }

    @Test
    void theBestTenAreKeptTheBestFirstAndTheEarlierBeforeItsEqual() {
        model.show("cave", Score.STEPS);
        for (int i = 1; i <= 10; i++) {
            played(i, "P" + i);
        }
        played(5, "late");
        List<Entry> entries = model.entriesProperty().get();
        assertThat(entries).hasSize(10).startsWith(new Entry("P10", 10)).endsWith(new Entry("P2", 2));
        assertThat(entries.subList(5, 7)).containsExactly(new Entry("P5", 5), new Entry("late", 5));
        assertThat(kept.of("cave")).isEqualTo(entries);
        model.played(2);
        assertThat(model.askedProperty().get()).as("eleventh").isEmpty();
    }

    @Test
    void theLastNameIsSuggestedAndALongOneIsCut() {
        model.show("cave", Score.STEPS);
        played(3, "  Ada\tLovelace of the Analytical Engine ");
        assertThat(model.entriesProperty().get()).containsExactly(new Entry("Ada Lovelace of the", 3));
        model.played(4);
        assertThat(model.nameProperty().get()).isEqualTo("Ada Lovelace of the");
        assertThat(model.askedProperty().get()).contains(new Asked(4, 1));
    }

    @Test
    void withoutANameNothingIsKeptAndDecliningForgetsTheGame() {
        model.show("cave", Score.STEPS);
        model.played(4);
        assertThat(model.keep()).isFalse();
        assertThat(model.askedProperty().get()).isPresent();
        model.decline();
        assertThat(model.askedProperty().get()).isEmpty();
        assertThat(model.entriesProperty().get()).isEmpty();
    }

    @Test
    void ofTwoGamesWithoutANameTheBetterOneWaits() {
        model.show("cave", Score.STEPS);
        model.played(9);
        model.played(4);
        assertThat(model.askedProperty().get().map(Asked::score)).contains(9.0);
        model.played(11);
        assertThat(model.askedProperty().get().map(Asked::score)).contains(11.0);
    }

    @Test
    void nothingCaughtOrWonIsNoBestGameButAReturnBelowZeroMayBe() {
        model.show("catch", Score.WIN);
        model.played(0);
        assertThat(model.askedProperty().get()).isEqualTo(Optional.empty());
        model.show("pendulum-v1", Score.RETURN);
        model.played(-812.34);
        assertThat(model.askedProperty().get()).contains(new Asked(-812.3, 1));
    }

    @Test
    void otherRulesHaveALeaderboardOfTheirOwnAndClearingForgetsOnlyThat() {
        model.show("cave", Score.STEPS);
        played(7, "Ada");
        model.show("cave-1f2e", Score.STEPS);
        assertThat(model.entriesProperty().get()).isEmpty();
        played(70, "Alan");
        model.clear();
        assertThat(model.entriesProperty().get()).isEmpty();
        model.show("cave", Score.STEPS);
        assertThat(model.entriesProperty().get()).containsExactly(new Entry("Ada", 7));
    }

    @Test
    void aNameIsNeverCutInTheMiddleOfALetter() {
        model.show("catch", Score.RETURN);
        model.played(3);
        model.nameProperty().set("a" + "\uD83D\uDE00".repeat(12));
        assertThat(model.keep()).isTrue();
        assertThat(model.entriesProperty().get().getFirst().name()).isEqualTo("a" + "\uD83D\uDE00".repeat(9));
    }
}
