package agentarcade.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FrameMeterTest {
    private final FrameMeter meter = new FrameMeter();
    private long now = 1_000;

    private void frames(int count, long millis) {
        for (int i = 0; i < count; i++) {
            now += millis * 1_000_000;
            meter.frame(now);
        }
    }

    @Test
    void nothingIsKnownBeforeTheSecondFrame() {
        meter.frame(now);
        assertThat(meter.statistics()).isEqualTo(new FrameMeter.Statistics(0, 0, 0, 0, 0));
    }

    @Test
    void statisticsAreOfTheIntervals() {
        meter.frame(now);
        frames(98, 10);
        frames(1, 20);
        frames(1, 100);
        FrameMeter.Statistics statistics = meter.statistics();
        assertThat(statistics.frames()).isEqualTo(100);
        assertThat(statistics.perSecond()).isCloseTo(1000 / 11.0, within(1e-9));
        assertThat(statistics.median()).isEqualTo(10);
        assertThat(statistics.p99()).isEqualTo(20);
        assertThat(statistics.worst()).isEqualTo(100);
    }

    @Test
    void onlyTheLastSixHundredCount() {
        meter.frame(now);
        frames(1, 500);
        frames(600, 16);
        assertThat(meter.statistics().worst()).isEqualTo(16);
    }

    @Test
    void longIntervalsAreCounted() {
        meter.frame(now);
        frames(3, 16);
        frames(2, 51);
        assertThat(meter.longerThan(50)).isEqualTo(2);
    }

    @Test
    void clearedItStartsAnew() {
        meter.frame(now);
        frames(5, 500);
        meter.clear();
        now += 5_000_000_000L;
        meter.frame(now);
        frames(2, 16);
        assertThat(meter.statistics().worst()).isEqualTo(16);
        assertThat(meter.statistics().frames()).isEqualTo(2);
    }
}
