package agentarcade.app.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;

/// The memory this program needs at one moment, in MB: live objects of the heap, and what lies outside of it (native memory, the JVM's own).
record ProcessMemory(double heap, double outside) {
    private static final double MEGABYTE = 1 << 20;
    private static final Path STATUS = Path.of("/proc/self/status");

    /// After a garbage collection. `outside` is what is resident beyond the committed heap; only Linux tells, elsewhere it is no number.
    static ProcessMemory now() throws IOException {
        System.gc();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return new ProcessMemory(heap.getUsed() / MEGABYTE, (resident() - heap.getCommitted()) / MEGABYTE);
    }

    private static double resident() throws IOException {
        if (!Files.exists(STATUS)) {
            return Double.NaN;
        }
        return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> 1024 * Double.parseDouble(line.replaceAll("[^0-9]", ""))).findFirst().orElse(Double.NaN);
    }
}
