package agentarcade.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

import agentarcade.train.Fakes.AtStep;
import agentarcade.train.Fakes.FakeSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/// What tests of a training session share. Times are bounded generously: a busy machine must not fail these tests.
@Timeout(30)
abstract class SessionFixture {
    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final FakeSettings SETTINGS = new FakeSettings(1);

    final List<TrainingEvent> events = new CopyOnWriteArrayList<>();
    final AtomicReference<Thread> trainer = new AtomicReference<>();
    final AtomicLong stepsDone = new AtomicLong();
    final List<Runnable> atEnd = new ArrayList<>();

    @AfterEach
    void end() {
        atEnd.forEach(Runnable::run);
    }

    TrainingSession session(AtStep atStep) {
        return built(listener -> {
            trainer.set(Thread.currentThread());
            return Fakes.loop(step -> {
                atStep.run(step);
                stepsDone.set(step);
            }, listener);
        });
    }

    TrainingSession built(TrainingSession.Builder builder) {
        return built(builder, events::add);
    }

    TrainingSession built(TrainingSession.Builder builder, Consumer<TrainingEvent> listener) {
        TrainingSession session = new TrainingSession(builder, SETTINGS, listener);
        atEnd.add(session::close);
        return session;
    }

    /// The first snapshot that is as wished; those before it are thrown away, as a window does.
    static Snapshot await(TrainingSession session, Predicate<Snapshot> wish) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<Snapshot> last = Optional.empty();
        while (System.nanoTime() < deadline) {
            Optional<Snapshot> snapshot = session.latest();
            if (snapshot.filter(wish).isPresent()) {
                return snapshot.get();
            }
            last = snapshot.isPresent() ? snapshot : last;
            pause(1);
        }
        throw new AssertionError("Waited in vain; the last snapshot was " + last);
    }

    static Snapshot awaitStatus(TrainingSession session, Class<? extends Status> status) {
        return await(session, snapshot -> status.isInstance(snapshot.status()));
    }

    static void until(BooleanSupplier wish) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!wish.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
            pause(1);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    static Checkpoint get(CompletableFuture<Checkpoint> capture) throws Exception {
        return capture.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    static void awaitDeath(Thread thread) throws InterruptedException {
        thread.join(PATIENCE);
        assertThat(thread.isAlive()).as("training thread is alive").isFalse();
    }
}
