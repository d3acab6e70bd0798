package agentarcade.app.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;

class SlopeTest {
    @Test
    void aStraightLineHasItsOwnSlope() {
        assertThat(Slope.of(List.of(1.0, 2.0, 4.0), List.of(10.0, 13.0, 19.0))).isCloseTo(3, within(1e-12));
    }

    @Test
    void noiseOnBothSidesCancels() {
        assertThat(Slope.of(List.of(0.0, 0.0, 2.0, 2.0), List.of(1.0, -1.0, 9.0, 7.0))).isCloseTo(4, within(1e-12));
    }

    @Test
    void aSingleTimeHasNone() {
        assertThat(Slope.of(List.of(1.0), List.of(7.0))).isZero();
    }
}
