package agentarcade.experiment.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import agentarcade.experiment.results.Outcome.Curve;
import agentarcade.train.Series;

import java.util.List;

import org.junit.jupiter.api.Test;

class CurveBandTest {
    private static Curve curve(long first, long last, double from, double to) {
        return new Curve(List.of(first, last), List.of(from, to));
    }

    @Test
    void itReachesFromWhereAllHaveBegunToWhereTheFirstEnds() {
        CurveBand band = CurveBand.of(List.of(curve(0, 900, 0, 9), curve(100, 1_000, 1, 10)));
        assertThat(band.steps()[0]).isEqualTo(100);
        assertThat(band.steps()[band.steps().length - 1]).isEqualTo(900);
    }

    @Test
    void betweenItsPointsACurveIsStraight() {
        CurveBand band = CurveBand.of(List.of(new Curve(List.of(0L, 99L, 198L), List.of(0.0, 99.0, 0.0))));
        assertThat(band.middle()[25]).isCloseTo(50, within(1e-9));
        assertThat(band.middle()[75]).isCloseTo(48, within(1e-9));
        assertThat(band.low()).containsExactly(band.middle());
        assertThat(band.high()).containsExactly(band.middle());
    }

    @Test
    void itsMiddleIsTheInterquartileMeanAndTheIntervalIsAroundIt() {
        CurveBand band = CurveBand.of(List.of(curve(0, 10, 1, 1), curve(0, 10, 2, 2), curve(0, 10, 4, 4), curve(0, 10, 100, 100)));
        assertThat(band.middle()).containsOnly(3);
        for (int i = 0; i < band.middle().length; i++) {
            assertThat(band.low()[i]).isBetween(1.0, 2.0);
            assertThat(band.high()[i]).isBetween(4.0, 100.0);
        }
    }

    @Test
    void withoutCurvesThereIsNone() {
        assertThat(CurveBand.of(List.of()).steps()).isEmpty();
        assertThat(CurveBand.of(List.of(new Curve(List.of(), List.of()))).steps()).isEmpty();
        assertThat(CurveBand.of(List.of(new Curve(List.of(5L), List.of(1.0)))).steps()).isEmpty();
    }

    @Test
    void aLongCurveIsThinnedToAHundredMeansOfNeighbours() {
        Series series = new Series();
        for (int i = 1; i <= 1_000; i++) {
            series.add(i, i);
        }
        Curve thin = Curve.of(series.view());
        assertThat(thin.steps()).hasSize(100).startsWith(10L, 20L).endsWith(1_000L);
        assertThat(thin.scores()).startsWith(5.5, 15.5).endsWith(995.5);
    }
}
