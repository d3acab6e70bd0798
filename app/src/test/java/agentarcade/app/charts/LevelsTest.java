package agentarcade.app.charts;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.charts.Levels.Line;

import java.util.List;

import org.junit.jupiter.api.Test;

class LevelsTest {
    private static final Line NOTHING = new Line("nothing", 10);
    private static final Line RANDOM = new Line("random", 22);
    private static final Line SOLVED = new Line("solved", 475);
    private static final Line LINEAR = new Line("linear", 500);
    private static final List<Line> ALL = List.of(SOLVED, LINEAR, RANDOM, NOTHING);

    private static double[] curve(double... values) {
        return values;
    }

    @Test
    void onlyTheNextLevelToBeatIsShownAboveTheCurve() {
        Levels levels = Levels.beside(curve(20, 30, 60), ALL);
        assertThat(levels.lines()).containsExactly(new Line("", 10), new Line("nothing · random", 22), SOLVED);
        assertThat(levels.high()).isBetween(475.0, 560.0);
        assertThat(levels.low()).isBetween(-20.0, 10.0);
    }

    @Test
    void levelsFarBelowTheCurveLeaveTheHighestOfThem() {
        Levels levels = Levels.beside(curve(300, 400), ALL);
        assertThat(levels.lines()).containsExactly(RANDOM, SOLVED);
    }

    @Test
    void aCurveAboveAllLevelsStillShowsTheLastOne() {
        Levels levels = Levels.beside(curve(600, 700), ALL);
        assertThat(levels.lines()).containsExactly(LINEAR);
        assertThat(levels.high()).isGreaterThan(700);
    }

    @Test
    void withoutACurveAllThereIsToReachIsThere() {
        Levels levels = Levels.beside(curve(), List.of(RANDOM, SOLVED, LINEAR));
        assertThat(levels.lines()).containsExactly(RANDOM, new Line("", 475), new Line("solved · linear", 500));
        assertThat(Levels.beside(curve(), List.of()).high()).isGreaterThan(1);
    }

    @Test
    void aSingleLevelStandsOnAnAxisThatCanBeRead() {
        Levels levels = Levels.beside(curve(), List.of(SOLVED));
        assertThat(levels.high() - levels.low()).isGreaterThan(10);
    }

    @Test
    void sharesKeepTheWholeRangeAndAllTheirLevels() {
        assertThat(Levels.ofShare(List.of(new Line("follower", 1), new Line("random", 0.312), new Line("nothing", 0.334))))
                .isEqualTo(new Levels(0, 1 + 0.14,
                        List.of(new Line("", 0.312), new Line("random · nothing", 0.334), new Line("follower", 1))));
    }
}
