package agentarcade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import agentarcade.experiment.Run;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Saving where no more bytes fit: in a process whose files the system does not let grow beyond a limit, over an older run.
class FullDiskTest {
    private static final int BLOCK = 1024;

    @TempDir Path folder;

    /// Saves one run over another file and prints what came of it.
    static final class Saver {
        private Saver() {
        }

        public static void main(String[] arguments) throws Exception {
            Run run = RunFiles.read(Path.of(arguments[0]));
            try {
                RunFiles.write(Path.of(arguments[1]), run);
                System.out.println("saved");
            } catch (Refused refused) {
                for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                    refused.sentences().forEach(sentence -> System.out.println(new Texts(language).say(sentence)));
                }
            }
        }
    }

    @Test
    void aRunThatDoesNotFitIsNotSavedAndTheOldOneStays() throws Exception {
        Path bash = Path.of("/bin/bash");
        assumeTrue(Files.isExecutable(bash), "no bash here to limit the size of files with");
        Path source = folder.resolve("new.arcade");
        Path saved = Files.createDirectory(folder.resolve("saved"));
        Path file = saved.resolve("run.arcade");
        Run old = RunFilesTest.train(100);
        RunFiles.write(source, RunFilesTest.train(400));
        RunFiles.write(file, old);
        byte[] before = Files.readAllBytes(file);
        long size = Files.size(source);
        assertThat(size).isGreaterThan(3 * BLOCK);
        // Nothing fits; half of it; all but the end.
        for (long limit : List.of(0L, size / BLOCK / 2, (size - 1) / BLOCK)) {
            assertThat(save(bash, limit, source, file)).as("at most %d blocks", limit).containsExactly(
                    "run.arcade could not be saved because files there can’t become so large. Choose another disk.",
                    "run.arcade wurde nicht gespeichert, weil Dateien dort nicht so groß werden können. Bitte einen anderen Datenträger wählen.");
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
            RunFilesTest.assertSame(RunFiles.read(file), old);
            try (Stream<Path> left = Files.list(saved)) {
                assertThat(left).containsExactly(file);
            }
        }
        assertThat(save(bash, size / BLOCK + 1, source, file)).containsExactly("saved");
    }

    private static List<String> save(Path bash, long limit, Path source, Path file) throws Exception {
        List<String> command = new ArrayList<>(List.of(bash.toString(), "-c", "ulimit -f \"$1\" && shift && exec \"$@\"", "bash",
                Long.toString(limit)));
        command.addAll(Torture.saverJvm(Saver.class, source, file));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        // The language of the system's own messages and of what the process prints.
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process saver = builder.start();
        List<String> output = saver.inputReader(StandardCharsets.UTF_8).readAllLines();
        assertThat(saver.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(saver.exitValue()).isZero();
        return output;
    }
}
