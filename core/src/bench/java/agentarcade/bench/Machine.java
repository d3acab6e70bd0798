package agentarcade.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import jdk.incubator.vector.FloatVector;

/// The computer on which something was measured, as far as speed depends on it.
///
/// @param processor the maker's name for it, or at least its kind
/// @param lanes floats that one instruction handles
/// @param load processes that wanted to run in the minute before; negative where the system doesn't tell
record Machine(String processor, int cores, int lanes, String system, String java, double load) {
    private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");

    static Machine here() throws IOException {
        return new Machine(processorName(), Runtime.getRuntime().availableProcessors(), FloatVector.SPECIES_PREFERRED.length(),
                "%s, %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
                "%s (%s)".formatted(Runtime.version(), System.getProperty("java.vendor")),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String processorName() throws IOException {
        if (Files.isReadable(LINUX_PROCESSORS)) {
            try (var lines = Files.lines(LINUX_PROCESSORS)) {
                return lines.filter(line -> line.startsWith("model name")).map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst().orElse(System.getProperty("os.arch"));
            }
        }
        String windows = System.getenv("PROCESSOR_IDENTIFIER");
        return windows != null ? windows : System.getProperty("os.arch");
    }

    String inWords() {
        String text = "%s, %d cores, %d floats per vector".formatted(processor, cores, lanes);
        return load < 0 ? text : text + String.format(Locale.ROOT, ", load %.1f in the minute before", load);
    }
}
