package agentarcade.store;

import agentarcade.experiment.results.Outcome.Machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The computer this program runs on, as far as it says what it is.
public final class ThisMachine {
    private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");

    private ThisMachine() {
    }

    public static Machine describe() {
        return new Machine(processor(), Runtime.getRuntime().availableProcessors());
    }

    private static String processor() {
        String windows = System.getenv("PROCESSOR_IDENTIFIER");
        String kind = windows != null ? windows : System.getProperty("os.arch");
        if (!Files.isReadable(LINUX_PROCESSORS)) {
            return kind;
        }
        try (var lines = Files.lines(LINUX_PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name")).map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst().orElse(kind);
        } catch (IOException unreadable) {
            return kind;
        }
    }
}
