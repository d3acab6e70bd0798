package agentarcade.app.shell;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/// What went wrong although nobody foresaw it, on whatever thread: logged, and shown one at a time. What follows while one is shown is
/// counted. What keeps happening, as a mistake in something done sixty times a second does, is neither shown nor logged again before it has
/// been quiet for a while.
public final class UnexpectedViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedViewModel.class);
    private static final long QUIET_NANOS = 5_000_000_000L;
    private static final int MOST_KINDS = 100;

    /// One problem: a line that names it, and all that is known.
    public record Problem(String summary, String details) {
    }

    private final Executor fx;
    private final LongSupplier nanoTime;
    private final ReadOnlyObjectWrapper<Problem> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper more = new ReadOnlyIntegerWrapper();
    private final Map<String, Long> lastSeen = new HashMap<>();

    /// @param fx runs what touches this model, later
    public UnexpectedViewModel(Executor fx, LongSupplier nanoTime) {
        this.fx = fx;
        this.nanoTime = nanoTime;
    }

    /// The problem to show; null if there is none.
    public ReadOnlyObjectProperty<Problem> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// How many followed while it is shown.
    public ReadOnlyIntegerProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    /// Something was thrown and nobody caught it. May be called on any thread.
    public void report(Thread thread, Throwable thrown) {
        fx.execute(() -> take(thread.getName(), thrown));
    }

    /// The person has seen it.
    public void dismiss() {
        shown.set(null);
        more.set(0);
    }

    private void take(String thread, Throwable thrown) {
        boolean again = isAgain(thrown);
        if (!again) {
            LOG.error("Unexpected, on thread {}", thread, thrown);
        }
        if (shown.get() != null) {
            more.set(more.get() + 1);
        } else if (!again) {
            shown.set(new Problem(summary(thrown), details(thread, thrown)));
        }
    }

    private boolean isAgain(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        String kind = thrown.getClass().getName() + (trace.length == 0 ? "" : " " + trace[0]);
        long now = nanoTime.getAsLong();
        if (lastSeen.size() > MOST_KINDS) {
            lastSeen.clear();
        }
        Long before = lastSeen.put(kind, now);
        return before != null && now - before < QUIET_NANOS;
    }

    private static String summary(Throwable thrown) {
        String words = thrown.getLocalizedMessage();
        return words == null || words.isBlank() ? thrown.getClass().getSimpleName() : words.strip().lines().findFirst().orElseThrow();
    }

    private static String details(String thread, Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return "Agent Arcade, Java %s, %s %s, thread %s%n%s".formatted(System.getProperty("java.version"), System.getProperty("os.name"),
                System.getProperty("os.version"), thread, trace);
    }
}
