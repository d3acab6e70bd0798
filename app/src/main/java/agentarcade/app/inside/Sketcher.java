package agentarcade.app.inside;

import agentarcade.AllowedTo;
import agentarcade.AllowedTo.Deed;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// The one thread that draws pictures of an agent's inside, behind everything else. It rests nine times as long as it worked, so that training
/// and the window hardly notice; when nobody asks, it sleeps.
@AllowedTo(value = Deed.START_THREADS, because = "judging thousands of states takes longer than a frame")
final class Sketcher implements AutoCloseable {
    private static final long LONGEST_REST_MILLIS = 10_000;
    private static final int REST = 9;

    private final BlockingQueue<Runnable> jobs = new ArrayBlockingQueue<>(4);
    private final AtomicReference<Outcome> finished = new AtomicReference<>();
    private volatile boolean busy;
    private volatile boolean closed;
    private Thread thread;

    /// What a job came to: a picture, none because there is nothing to show, or what went wrong.
    record Outcome(Optional<Sketch> sketch, Optional<RuntimeException> broken) {
    }

    /// Whether a picture is being made, or the rest after it is not over.
    boolean isBusy() {
        return busy;
    }

    /// Has a picture made, unless it is busy.
    void ask(Supplier<Optional<Sketch>> picture) {
        if (busy || closed) {
            return;
        }
        if (thread == null) {
            thread = Thread.ofPlatform().name("inside").daemon().priority(Thread.MIN_PRIORITY).start(this::work);
        }
        busy = true;
        jobs.add(() -> finished.set(made(picture)));
    }

    private static Outcome made(Supplier<Optional<Sketch>> picture) {
        try {
            return new Outcome(picture.get(), Optional.empty());
        } catch (RuntimeException broken) {
            return new Outcome(Optional.empty(), Optional.of(broken));
        }
    }

    /// The newest picture, once.
    Optional<Outcome> take() {
        return Optional.ofNullable(finished.getAndSet(null));
    }

    private void work() {
        try {
            while (!closed) {
                Runnable job = jobs.take();
                long start = System.nanoTime();
                job.run();
                long worked = (System.nanoTime() - start) / 1_000_000;
                if (!closed) {
                    Thread.sleep(Math.min(LONGEST_REST_MILLIS, REST * worked));
                }
                busy = false;
            }
            for (Runnable last = jobs.poll(); last != null; last = jobs.poll()) {
                last.run();
            }
        } catch (InterruptedException wanted) {
            // Only close() interrupts; there may be something to clear away.
            for (Runnable last = jobs.poll(); last != null; last = jobs.poll()) {
                last.run();
            }
        }
    }

    /// Ends the thread, soon.
    ///
    /// @param last what it has to clear away before
    void close(Runnable last) {
        if (thread != null && !closed) {
            closed = true;
            jobs.offer(last);
            thread.interrupt();
        }
        closed = true;
    }

    @Override
    public void close() {
        close(() -> {
        });
    }
}
