package agentarcade.store;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.experiment.Run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledWhileSavingTest {
    private static final int KILLS = 3;

    @TempDir Path folder;

    /// Saves two runs in turn over the same file until it is killed.
    static final class Saver {
        private Saver() {
        }

        public static void main(String[] arguments) throws Exception {
            Path file = Path.of(arguments[0]);
            List<Run> runs = List.of(RunFiles.read(Path.of(arguments[1])), RunFiles.read(Path.of(arguments[2])));
            for (int i = 0;; i++) {
                RunFiles.write(file, runs.get(i % 2));
            }
        }
    }

    @Test
    void aProgramKilledWhileItSavesLeavesACompleteRun() throws Exception {
        Path file = folder.resolve("run.arcade");
        List<Path> sources = List.of(folder.resolve("a.arcade"), folder.resolve("b.arcade"));
        RunFiles.write(sources.get(0), RunFilesTest.train(100));
        RunFiles.write(sources.get(1), RunFilesTest.train(200));
        RunFiles.write(file, RunFiles.read(sources.getFirst()));
        Set<Long> found = new TreeSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Process saver = new ProcessBuilder(command(file, sources)).inheritIO().start();
            awaitSaving(saver);
            Thread.sleep(13 + 29 * kill);
            saver.destroyForcibly().waitFor();
            found.add(RunFiles.read(file).checkpoint().progress().steps());
        }
        assertThat(found).isSubsetOf(100L, 200L);
    }

    private static List<String> command(Path file, List<Path> sources) {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-XX:TieredStopAtLevel=1",
                "--add-modules", "jdk.incubator.vector", "-cp", System.getProperty("java.class.path"), Saver.class.getName(),
                file.toString()));
        sources.forEach(source -> command.add(source.toString()));
        return command;
    }

    /// Until a temporary file shows that it is saving.
    private void awaitSaving(Process saver) throws Exception {
        for (boolean saving = false; !saving;) {
            assertThat(saver.isAlive()).isTrue();
            try (var files = Files.list(folder)) {
                saving = files.anyMatch(path -> path.toString().endsWith(".tmp") && !leftovers.contains(path));
            }
        }
        try (var files = Files.list(folder)) {
            leftovers.addAll(files.filter(path -> path.toString().endsWith(".tmp")).toList());
        }
    }

    /// What earlier kills left behind.
    private final Set<Path> leftovers = new TreeSet<>();
}
