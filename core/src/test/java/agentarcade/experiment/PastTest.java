package agentarcade.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class PastTest {
    private static List<Long> steps(Past past) {
        return past.waypoints().stream().map(Waypoint::steps).toList();
    }

    @Test
    void manyWaypointsAreKeptOfLateAndFewerOfLongAgo() {
        Past past = Past.NONE;
        for (long step = 1_000; step <= 1_000_000; step += 1_000) {
            past = past.with(new Waypoint(step, step / 10, new byte[10]));
            assertThat(steps(past)).endsWith(step).hasSizeLessThanOrEqualTo(Past.MOST_WAYPOINTS).isSorted();
        }
        List<Long> kept = steps(past);
        assertThat(kept).hasSize(Past.MOST_WAYPOINTS);
        assertThat(kept.getFirst()).isLessThan(50_000);
    }

    @Test
    void theirBytesAreBounded() {
        byte[] large = new byte[40 << 20];
        Past past = Past.NONE;
        for (long step = 1; step <= 20; step++) {
            past = past.with(new Waypoint(step, 0, large));
        }
        assertThat(steps(past)).hasSize(2).endsWith(20L);
        assertThat(steps(past.with(new Waypoint(21, 0, new byte[(int) Past.MOST_BYTES + 1])))).as("too large by itself, the others stay")
                .isEqualTo(steps(past));
    }

    @Test
    void aBranchKeepsTheWaypointsBeforeIt() {
        Past past = Past.NONE.with(new Waypoint(10, 1, new byte[1])).with(new Waypoint(20, 2, new byte[1]));
        assertThat(steps(past.until(19))).containsExactly(10L);
        assertThat(steps(past.until(20))).containsExactly(10L, 20L);
    }
}
