package agentarcade.store;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.experiment.Run;
import agentarcade.train.TrainingLoop;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A file of every version of the format there ever was, as the program wrote it then.
class RunVersionsTest {
    @TempDir Path folder;

    private static Path file(String name) throws URISyntaxException {
        return Path.of(RunVersionsTest.class.getResource("/runs/" + name + RunFiles.EXTENSION).toURI());
    }

    @ParameterizedTest
    @CsvSource({"version-1-cartpole-dqn, 400, 3ceae4b9c5082419", "version-1-pendulum-ppo, 700, fdd6bffe1a3988ea",
        "version-2-cartpole-dqn, 1300, bfe91e4bd51f307f"})
    void aFileOfAnyVersionIsReadAndTrainingGoesOn(String name, long steps, String fingerprint) throws Exception {
        Run run = RunFiles.read(file(name));
        assertThat(run.checkpoint().progress().steps()).isEqualTo(steps);
        assertThat(Fingerprint.of(run.checkpoint().agent())).isEqualTo(fingerprint);
        try (TrainingLoop loop = RunFiles.resume(file(name), run, event -> {
        })) {
            loop.step();
            assertThat(loop.steps()).isGreaterThan(steps);
            // Written again it is a file of the newest version.
            Path newest = folder.resolve("newest.arcade");
            RunFiles.write(newest, new Run(run.experiment(), loop.checkpoint(), run.past()));
            assertThat(RunFiles.read(newest).checkpoint().progress().steps()).isEqualTo(loop.steps());
        }
    }

    @Test
    void theFileOfVersion2HasAPast() throws Exception {
        Path file = file("version-2-cartpole-dqn");
        Run run = RunFiles.read(file);
        assertThat(run.past().provenance().name()).isEqualTo("Golden");
        assertThat(run.past().provenance().saved()).contains(Instant.parse("2026-11-22T06:00:00Z"));
        assertThat(run.checkpoint().settings().entries()).hasSize(2);
        assertThat(run.checkpoint().album().best()).isPresent();
        assertThat(run.past().waypoints()).hasSize(1);
        assertThat(RunFiles.read(file, run.past().waypoints().getFirst()).checkpoint().progress().steps()).isEqualTo(1_100);
        try (TrainingLoop loop = RunFiles.resume(file, run, event -> {
        })) {
            assertThat(loop.album().pages().getFirst().episodes()).isZero();
            assertThat(loop.album().pages().getLast().policy().open().decide(new float[4]).action()).isNotNull();
        }
    }

    @Test
    void thereIsAFileOfTheNewestVersion() throws Exception {
        assertThat(RunVersionsTest.class.getResource("/runs/version-%d-cartpole-dqn.arcade".formatted(Manifest.VERSION))).isNotNull();
    }
}
