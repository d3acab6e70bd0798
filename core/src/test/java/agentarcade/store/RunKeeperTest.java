package agentarcade.store;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.experiment.Run;
import agentarcade.experiment.Waypoint;

import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunKeeperTest {
    private static final long SECOND = 1_000_000_000;

    @TempDir Path folder;

    @Test
    void keepingTakesNoMoreThanAHundredthOfTheTime() {
        RunKeeper keeper = new RunKeeper(folder.resolve("run.arcade"), 0);
        assertThat(keeper.isDue(RunKeeper.SHORTEST_PERIOD_NANOS - 1)).isFalse();
        assertThat(keeper.isDue(RunKeeper.SHORTEST_PERIOD_NANOS)).isTrue();
        keeper.took(3 * SECOND, 100 * SECOND);
        assertThat(keeper.isDue(399 * SECOND)).isFalse();
        assertThat(keeper.isDue(400 * SECOND)).isTrue();
        keeper.took(SECOND / 1_000, 500 * SECOND);
        assertThat(keeper.isDue(519 * SECOND)).isFalse();
        assertThat(keeper.isDue(520 * SECOND)).isTrue();
    }

    @Test
    void theRunIsInItsFileAndNowAndThenThereIsAWaypoint() throws Exception {
        Path file = folder.resolve("run.arcade");
        RunKeeper keeper = new RunKeeper(file, 0);
        Run run = RunFilesTest.train(100);
        Optional<Waypoint> first = keeper.keep(run, 20 * SECOND);
        assertThat(first).map(Waypoint::steps).contains(100L);
        assertThat(RunFiles.read(file).past().waypoints()).hasSize(1);
        assertThat(keeper.keep(run, 40 * SECOND)).isEmpty();
        assertThat(RunFiles.read(file).past().waypoints()).isEmpty();
        assertThat(keeper.keep(run, 80 * SECOND)).isPresent();
    }
}
