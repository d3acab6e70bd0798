package agentarcade.app.inside;

import agentarcade.AllowedTo;
import agentarcade.AllowedTo.Deed;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// The one thread that draws pictures of an agent's inside, behind everything else. It rests nine times as long as it worked, so that training
/// and the window hardly notice, unless somebody who waits for a picture wakes it; when nobody asks, it sleeps.
@AllowedTo(value = Deed.START_THREADS, because = "judging thousands of states takes longer than a frame")
final class Sketcher implements AutoCloseable {
    private static final int REST = 9;

    private final BlockingQueue<Runnable> jobs = new ArrayBlockingQueue<>(4);
    private final AtomicReference<Outcome> finished = new AtomicReference<>();
    private volatile boolean working;
    private volatile boolean closed;
    private volatile long restUntil = System.nanoTime();
    private Thread thread;

    /// What a job came to: a picture, none because there is nothing to show, or what went wrong.
    record Outcome(Optional<Sketch> sketch, Optional<Throwable> broken) {
    }

    /// Whether a picture is being made.
    boolean isWorking() {
        return working;
    }

    /// Whether it has rested since the last one.
    boolean isRested() {
        return !working && System.nanoTime() - restUntil >= 0;
    }

    /// Has a picture made, unless another one is being made.
    void ask(Supplier<Optional<Sketch>> picture) {
        if (working || closed) {
            return;
        }
        if (thread == null) {
            thread = Thread.ofPlatform().name("inside").daemon().priority(Thread.MIN_PRIORITY).start(this::work);
        }
        working = true;
        jobs.add(() -> finished.set(made(picture)));
    }

    private static Outcome made(Supplier<Optional<Sketch>> picture) {
        try {
            return new Outcome(picture.get(), Optional.empty());
        } catch (RuntimeException | Error broken) {
            // Whatever it is, the next picture may come out well.
            return new Outcome(Optional.empty(), Optional.of(broken));
        }
    }

    /// The newest picture, once.
    Optional<Outcome> take() {
        return Optional.ofNullable(finished.getAndSet(null));
    }

    private void work() {
        while (!closed || !jobs.isEmpty()) {
            try {
                Runnable job = jobs.take();
                long start = System.nanoTime();
                job.run();
                long now = System.nanoTime();
                restUntil = now + REST * (now - start);
                working = false;
            } catch (InterruptedException unwanted) {
                // Nobody interrupts it. Whoever does wants it to end.
                closed = true;
            }
        }
    }

    /// Ends the thread, soon.
    ///
    /// @param last what it has to clear away before
    void close(Runnable last) {
        if (thread != null && !closed) {
            jobs.add(last);
        }
        closed = true;
    }

    @Override
    public void close() {
        close(() -> {
        });
    }
}
