package agentarcade.store;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.experiment.Run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
    @TempDir Path folder;

    /// Keeps a run as a program does, says so, and waits to be killed.
    static final class Program {
        private Program() {
        }

        public static void main(String[] arguments) throws Exception {
            Recovery recovery = new Recovery(Path.of(arguments[0]));
            Run run = RunFiles.read(Path.of(arguments[1]));
            RunFiles.write(recovery.fileFor(RunFiles.suggestedName(run.experiment())), run);
            System.out.println("kept");
            Thread.sleep(60_000);
            // So that it is held until then.
            recovery.close();
        }
    }

    private List<Path> folders() throws Exception {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    @Test
    void whatAKilledProgramKeptIsFoundByTheNextAndNotBeforeItIsDead() throws Exception {
        Path source = Path.of(RecoveryTest.class.getResource("/runs/version-1-cartpole-dqn.arcade").toURI());
        Process program = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-XX:TieredStopAtLevel=1",
                "--add-modules", "jdk.incubator.vector", "-cp", System.getProperty("java.class.path"), Program.class.getName(),
                folder.toString(), source.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (Recovery recovery = new Recovery(folder); var said = program.inputReader()) {
            assertThat(said.readLine()).isEqualTo("kept");
            assertThat(recovery.leftBehind()).as("while it lives").isEmpty();
            program.destroyForcibly().waitFor();
            List<Path> found = recovery.leftBehind();
            assertThat(found).hasSize(1);
            Path adopted = recovery.adopt(found.getFirst());
            assertThat(RunFiles.read(adopted).checkpoint().progress().steps()).isEqualTo(400);
            assertThat(recovery.leftBehind()).isEmpty();
            assertThat(folders()).as("the empty folder is gone").hasSize(1);
            recovery.forget(adopted);
            assertThat(adopted).doesNotExist();
        } finally {
            program.destroyForcibly();
        }
        assertThat(folders()).isEmpty();
    }

    @Test
    void whatIsStillThereWhenAProgramEndsIsFoundByTheNextNewestFirst() throws Exception {
        List<Path> kept = new ArrayList<>();
        try (Recovery recovery = new Recovery(folder)) {
            for (int i = 0; i < Recovery.MOST_LEFT_BEHIND + 3; i++) {
                Path file = recovery.fileFor("catch-dqn-seed-1.arcade");
                Files.writeString(file, "run " + i);
                Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000 + i * 5_000));
                kept.add(file);
            }
            assertThat(kept).doesNotHaveDuplicates();
        }
        try (Recovery next = new Recovery(folder)) {
            assertThat(next.leftBehind()).isEqualTo(kept.reversed().subList(0, Recovery.MOST_LEFT_BEHIND));
            assertThat(kept.getFirst()).doesNotExist();
        }
    }

    @Test
    void twoProgramsLeaveEachOtherAlone() throws Exception {
        try (Recovery one = new Recovery(folder); Recovery other = new Recovery(folder)) {
            Files.writeString(one.fileFor("a"), "run");
            assertThat(other.leftBehind()).isEmpty();
        }
    }
}
