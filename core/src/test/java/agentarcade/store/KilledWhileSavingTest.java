package agentarcade.store;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.experiment.Run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program that saves without pause is killed, with no chance to tidy up, at moments drawn from a seed: 20 times, or 300 times with
/// `-Dtorture=full`.
class KilledWhileSavingTest {
    /// Each kill comes at most so long after a save has begun: several saves later.
    private static final int LATEST_MS = 120;

    @TempDir Path folder;

    /// Saves two runs in turn, over the same file and under names of their own, until it is killed.
    static final class Saver {
        private Saver() {
        }

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            List<Run> runs = List.of(RunFiles.read(Path.of(arguments[1])), RunFiles.read(Path.of(arguments[2])));
            // Long before that it is killed; unless whoever was to do so is gone.
            for (int i = 0; i < 10_000; i++) {
                RunFiles.write(folder.resolve("run.arcade"), runs.get(i % 2));
                RunFiles.write(folder.resolve("run-%d.arcade".formatted(i % 5)), runs.get(i % 2));
            }
        }
    }

    @Test
    void aProgramKilledWhileItSavesLeavesCompleteRunsOnly() throws Exception {
        Path saved = Files.createDirectory(folder.resolve("saved"));
        List<Path> sources = List.of(folder.resolve("a.arcade"), folder.resolve("b.arcade"));
        RunFiles.write(sources.get(0), RunFilesTest.train(100));
        RunFiles.write(sources.get(1), RunFilesTest.train(200));
        RunFiles.write(saved.resolve("run.arcade"), RunFiles.read(sources.getFirst()));
        Random random = new Random(5);
        int kills = Torture.count(20, 300);
        int offered = 0;
        int amidst = 0;
        for (int kill = 0; kill < kills; kill++) {
            int leftovers = unfinished(saved).size();
            Process saver = new ProcessBuilder(Torture.saverJvm(Saver.class, saved, sources.get(0), sources.get(1))).inheritIO().start();
            awaitSaving(saver, saved, leftovers);
            Thread.sleep(random.nextInt(LATEST_MS));
            saver.destroyForcibly().waitFor();
            amidst += unfinished(saved).size() > leftovers ? 1 : 0;
            offered += assertAllLoad(saved, "after kill " + kill);
        }
        System.out.printf("Killed while saving: %d kills, %d of them amidst a save; %d files offered, all complete%n", kills, amidst,
                offered);
        assertThat(amidst).as("kills while a file was being written").isPositive();
    }

    /// @return how many files a person would be offered
    private static int assertAllLoad(Path saved, String when) throws Exception {
        Set<Long> found = new TreeSet<>();
        List<Path> offered = files(saved, "*" + RunFiles.EXTENSION);
        assertThat(offered).as(when).contains(saved.resolve("run.arcade"));
        for (Path file : offered) {
            found.add(RunFiles.read(file).checkpoint().progress().steps());
        }
        assertThat(found).as(when).isSubsetOf(100L, 200L);
        return offered.size();
    }

    /// Until one more temporary file shows that it is saving.
    private static void awaitSaving(Process saver, Path saved, int leftovers) throws Exception {
        while (unfinished(saved).size() <= leftovers) {
            assertThat(saver.isAlive()).isTrue();
            Thread.sleep(1);
        }
    }

    private static List<Path> unfinished(Path saved) throws IOException {
        return files(saved, ".*.tmp");
    }

    private static List<Path> files(Path folder, String pattern) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
            found.forEach(files::add);
        }
        return files;
    }
}
