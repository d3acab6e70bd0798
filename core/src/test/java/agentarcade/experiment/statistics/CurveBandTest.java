package agentarcade.experiment.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import agentarcade.experiment.statistics.CurveBand.Line;

import java.util.List;

import org.junit.jupiter.api.Test;

class CurveBandTest {
    private static CurveBand band(Line... lines) {
        return CurveBand.of(List.of(lines), 100, 2_000);
    }

    private static Line line(double first, double last, double from, double to) {
        return new Line(new double[] {first, last}, new double[] {from, to});
    }

    @Test
    void itReachesFromWhereAllHaveBegunToWhereTheFirstEnds() {
        CurveBand band = band(line(0, 900, 0, 9), line(100, 1_000, 1, 10));
        assertThat(band.x()[0]).isEqualTo(100);
        assertThat(band.x()[band.x().length - 1]).isEqualTo(900);
    }

    @Test
    void betweenItsPointsACurveIsStraight() {
        CurveBand band = band(new Line(new double[] {0, 99, 198}, new double[] {0, 99, 0}));
        assertThat(band.middle()[25]).isCloseTo(50, within(1e-9));
        assertThat(band.middle()[75]).isCloseTo(48, within(1e-9));
        assertThat(band.low()).containsExactly(band.middle());
        assertThat(band.high()).containsExactly(band.middle());
    }

    @Test
    void whereTwoPointsLieAboveEachOtherTheLaterOneCounts() {
        assertThat(band(new Line(new double[] {0, 0, 10}, new double[] {7, 1, 1})).middle()).containsOnly(1);
    }

    @Test
    void itsMiddleIsTheInterquartileMeanAndTheIntervalIsAroundIt() {
        CurveBand band = band(line(0, 10, 1, 1), line(0, 10, 2, 2), line(0, 10, 4, 4), line(0, 10, 100, 100));
        assertThat(band.middle()).containsOnly(3);
        for (int i = 0; i < band.middle().length; i++) {
            assertThat(band.low()[i]).isBetween(1.0, 2.0);
            assertThat(band.high()[i]).isBetween(4.0, 100.0);
        }
    }

    @Test
    void withoutAStretchInCommonThereIsNone() {
        assertThat(band().x()).isEmpty();
        assertThat(band(new Line(new double[0], new double[0])).x()).isEmpty();
        assertThat(band(new Line(new double[] {5}, new double[] {1})).x()).isEmpty();
        assertThat(band(line(0, 10, 1, 1), line(11, 20, 1, 1)).x()).isEmpty();
    }
}
