package agentarcade.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The program as it is started, in a process of its own.
class MainTest {
    @TempDir Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutADisplayItSaysSoAndTrainsInTheTerminal() throws Exception {
        assertThat(run(null)).contains("There is no display here", "DQN learns Catch", "from all 63 possible starts").endsWith("exit 0");
        assertThat(files()).containsExactlyInAnyOrder("demo-catch-dqn.arcade", "demo-catch-dqn.csv", "demo-catch-dqn.png");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aCommandNeedsNoDisplayEvenIfTheEnvironmentNamesOne() throws Exception {
        assertThat(run(":987", "demo", "--games", "30")).endsWith("exit 0");
        assertThat(files()).containsExactlyInAnyOrder("demo-catch-dqn.arcade", "demo-catch-dqn.csv", "demo-catch-dqn.png");
    }

    @Test
    void halfARunAndTheRestInAnotherProcessGiveTheSameBitsAsAWholeOne() throws Exception {
        String whole = run(null, "train", "--steps", "1201", "--out", "whole.arcade");
        run(null, "train", "--steps", "603", "--out", "half.arcade");
        String rest = run(null, "train", "--from", "half.arcade", "--steps", "598");
        assertThat(fingerprint(rest)).isEqualTo(fingerprint(whole)).matches("[0-9a-f]{16}");
    }

    private static String fingerprint(String said) {
        return said.lines().filter(line -> line.startsWith("Fingerprint")).map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }

    private String run(String display, String... arguments) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = Stream.concat(
                Stream.of(java, "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "--add-modules",
                        "jdk.incubator.vector", "-Duser.language=en", "-cp", System.getProperty("java.class.path"), Main.class.getName()),
                Stream.of(arguments)).toList();
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().remove("WAYLAND_DISPLAY");
        builder.environment().remove("DISPLAY");
        if (display != null) {
            builder.environment().put("DISPLAY", display);
        }
        Path said = folder.resolve("said.txt");
        Process process = builder.redirectOutput(said.toFile()).start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return Files.readString(said) + "exit " + process.exitValue();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("runs"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
