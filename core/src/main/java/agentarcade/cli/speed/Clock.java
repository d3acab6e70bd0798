package agentarcade.cli.speed;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// How long the calling thread has worked: the time it had a core, without that in which other programs had it. On a quiet machine it is
/// the time on the wall.
final class Clock {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long start = threads.getCurrentThreadCpuTime();
    private final long wallStart = System.nanoTime();

    /// Seconds of work since this clock was made.
    double seconds() {
        return (threads.getCurrentThreadCpuTime() - start) / 1e9;
    }

    /// Seconds on the wall.
    double wallSeconds() {
        return (System.nanoTime() - wallStart) / 1e9;
    }
}
