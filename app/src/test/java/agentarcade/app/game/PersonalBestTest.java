package agentarcade.app.game;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.files.Preferences;
import agentarcade.env.Score;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalBestTest {
    private final BestScores kept = BestScores.untilClosed();

    @Test
    void theHighestScoreIsTheBest() {
        PersonalBest best = new PersonalBest(kept, "cave", Score.STEPS);
        assertThat(best.best()).isEmpty();
        assertThat(best.count(120, false)).as("there was nothing to beat").isFalse();
        assertThat(best.count(90, false)).isFalse();
        assertThat(best.count(121, false)).isTrue();
        assertThat(best.best()).hasValue(121);
    }

    @Test
    void whereRewardIsNegativeTheHighestIsTheLeastBad() {
        PersonalBest best = new PersonalBest(kept, "pendulum-v1", Score.RETURN);
        best.count(-900, false);
        assertThat(best.count(-1_200, false)).isFalse();
        assertThat(best.count(-150.5, false)).isTrue();
        assertThat(best.best()).hasValue(-150.5);
    }

    @Test
    void slowMotionDoesNotCount() {
        PersonalBest best = new PersonalBest(kept, "cave", Score.STEPS);
        assertThat(best.count(120, true)).isFalse();
        assertThat(best.best()).isEmpty();
    }

    @Test
    void whereGamesAreWonOrLostTheLongestRowOfWinsCountsAndIsToldOnce() {
        PersonalBest best = new PersonalBest(kept, "catch", Score.WIN);
        best.count(1, false);
        best.count(1, false);
        best.count(0, false);
        assertThat(best.best()).hasValue(2);
        assertThat(best.row()).isZero();
        assertThat(best.count(1, false)).isFalse();
        assertThat(best.count(1, false)).isFalse();
        assertThat(best.count(1, false)).as("three in a row").isTrue();
        assertThat(best.count(1, false)).as("told already").isFalse();
        assertThat(best.best()).hasValue(4);
        best.count(0, false);
        assertThat(best.best()).hasValue(4);
    }

    @Test
    void theBestIsKnownAtTheNextStart(@TempDir Path folder) {
        new PersonalBest(new Preferences(folder), "cave-1f2e", Score.STEPS).count(300, false);
        Preferences later = new Preferences(folder);
        assertThat(later.best("cave-1f2e")).hasValue(300);
        assertThat(later.best("cave")).as("another variant").isEmpty();
    }
}
