package agentarcade.app.library;

import agentarcade.app.library.SavedRun.Content;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;
import agentarcade.store.RunSummaries;
import agentarcade.train.Curves;
import agentarcade.train.Series;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Reads what is in saved runs, those first that can be seen. One at a time is given to the thread that waits for the disk, so that saving
/// never waits for a long list. Belongs to the FX thread.
final class FileReading implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileReading.class);
    /// Points of a small picture of a curve.
    private static final int CURVE_POINTS = 80;
    /// Curves of runs that were in sight before so many others are not waited for any more.
    private static final int MOST_WANTED = 30;

    private final Executor io;
    private final Executor fx;
    private final Texts texts;
    private final Runnable onRead;
    private final Deque<SavedRun> unread = new ArrayDeque<>();
    private final Deque<SavedRun> curveless = new ArrayDeque<>();
    private boolean busy;
    private boolean closed;

    /// @param onRead is told whenever more is known of a run
    FileReading(Executor io, Executor fx, Texts texts, Runnable onRead) {
        this.io = io;
        this.fx = fx;
        this.texts = texts;
        this.onRead = onRead;
    }

    /// Reads these and none of those before.
    void read(Collection<SavedRun> runs) {
        unread.clear();
        runs.stream().filter(SavedRun::isUnread).forEach(unread::add);
        curveless.removeIf(run -> !runs.contains(run));
        next();
    }

    /// Reads this one next, with its curve.
    void hurry(SavedRun run) {
        if (run.isUnread() && unread.remove(run)) {
            unread.addFirst(run);
        }
        if (run.wantCurve()) {
            curveless.addFirst(run);
            if (curveless.size() > MOST_WANTED) {
                curveless.removeLast().forgetCurve();
            }
        }
        next();
    }

    boolean isDone() {
        return unread.isEmpty() && !busy;
    }

    private void next() {
        if (busy || closed) {
            return;
        }
        Optional<SavedRun> curve = curveless.stream().filter(run -> !run.isUnread()).findFirst();
        if (curve.isPresent()) {
            curveless.remove(curve.get());
            curve.get().summary().ifPresentOrElse(known -> readCurve(curve.get()), this::next);
        } else if (!unread.isEmpty()) {
            readSummary(unread.removeFirst());
        }
    }

    private void readSummary(SavedRun run) {
        busy = true;
        CompletableFuture.supplyAsync(() -> summary(run.file().path()), io).thenAcceptAsync(content -> {
            run.content(content);
            onRead.run();
            busy = false;
            next();
        }, fx);
    }

    private Content summary(Path path) {
        try {
            return new Content.Read(RunSummaries.read(path));
        } catch (Refused refused) {
            return new Content.Broken(texts.say(refused.sentences()));
        } catch (RuntimeException unforeseen) {
            LOG.warn("{} can't be listed", path, unforeseen);
            return new Content.Broken(texts.say("app.library.unforeseen", path.getFileName()));
        }
    }

    private void readCurve(SavedRun run) {
        busy = true;
        CompletableFuture.supplyAsync(() -> curve(run.file().path()), io).thenAcceptAsync(curve -> {
            run.curve(curve);
            busy = false;
            next();
        }, fx);
    }

    /// A run whose curve can't be read is listed without it; what is wrong shows when it is opened.
    private static Optional<Series.Columns> curve(Path path) {
        try {
            return RunSummaries.curve(path, Curves.MEAN_SCORE, CURVE_POINTS);
        } catch (Refused | RuntimeException damaged) {
            LOG.info("No curve of {}", path, damaged);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        closed = true;
        unread.clear();
        curveless.clear();
    }
}
