package agentarcade.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.sun.management.ThreadMXBean;

import agentarcade.knob.Refused;
import agentarcade.knob.Texts;

/// What files of unknown origin are put through: each is read, or refused in one sentence, in little time and with little memory.
/// Counts and measures all of them, and tells the failures together at the end.
final class Ordeal {
    private static final long MOST_BYTES = 256L << 20;
    /// Of the thread's own work; what else the machine does counts little. Beside other tests a cold program takes longer.
    private static final long MOST_NANOS = Torture.FULL ? 1_000_000_000L : 10_000_000_000L;
    private static final int LONGEST_SENTENCE = 300;
    private static final List<Texts> LANGUAGES = List.of(new Texts(Locale.ENGLISH), new Texts(Locale.GERMAN));

    /// Reads one file.
    @FunctionalInterface
    interface Reading {
        void read() throws Exception;
    }

    private final String name;
    private final List<String> failures = new ArrayList<>();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private int count;
    private int refused;
    private long slowest;
    private String slowestFile = "";
    private long largest;
    private String largestFile = "";

    Ordeal(String name) {
        this.name = name;
    }

    /// @param what file it is, for messages
    /// @return the English sentence if it was refused
    Optional<String> put(String what, Reading reading) {
        count++;
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long nanos = threads.getCurrentThreadCpuTime();
        try {
            reading.read();
        } catch (Refused no) {
            nanos = threads.getCurrentThreadCpuTime() - nanos;
            bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
            measure(what, nanos, bytes);
            refused++;
            return Optional.of(judged(what, no));
        } catch (Throwable wrong) {
            failures.add("%s: %s at %s".formatted(what, wrong, List.of(wrong.getStackTrace()).subList(0, Math.min(6,
                    wrong.getStackTrace().length))));
        }
        measure(what, threads.getCurrentThreadCpuTime() - nanos, threads.getCurrentThreadAllocatedBytes() - bytes);
        return Optional.empty();
    }

    private void measure(String what, long nanos, long bytes) {
        if (nanos > slowest) {
            slowest = nanos;
            slowestFile = what;
        }
        if (bytes > largest) {
            largest = bytes;
            largestFile = what;
        }
        if (nanos > MOST_NANOS || bytes > MOST_BYTES) {
            failures.add("%s: took %d ms and %d MB".formatted(what, nanos / 1_000_000, bytes >> 20));
        }
    }

    private String judged(String what, Refused refused) {
        if (refused.sentences().size() != 1) {
            failures.add("%s: %d sentences".formatted(what, refused.sentences().size()));
        }
        for (Texts texts : LANGUAGES) {
            String said = texts.say(refused.sentences());
            boolean good = !said.isBlank() && said.length() <= LONGEST_SENTENCE && said.matches("[^\\n\\r]*[.…!?]")
                    && !said.matches(".*(Exception|Error\\b|java\\.|agentarcade\\.|file\\.problem|file\\.damage|knob\\.).*");
            if (!good) {
                failures.add("%s: said “%s”".formatted(what, said));
            }
        }
        return LANGUAGES.getFirst().say(refused.sentences());
    }

    /// Prints one line, and fails if anything did.
    /// @param least so many at least must have been refused, and so many read
    void end(int least) {
        System.out.printf(Locale.ROOT, "%s: %,d files, %,d refused, %,d read; slowest %,d ms (%.120s), most memory %,d MB (%.120s)%n", name,
                count, refused, count - refused, slowest / 1_000_000, slowestFile, largest >> 20, largestFile);
        assertThat(failures.stream().limit(40)).as("%d failures of %d", failures.size(), count).isEmpty();
        assertThat(refused).isBetween(least, count - least);
    }
}
