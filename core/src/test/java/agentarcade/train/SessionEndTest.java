package agentarcade.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import agentarcade.agent.Agent;
import agentarcade.train.Fakes.AtStep;
import agentarcade.train.Fakes.FakeAgent;
import agentarcade.train.TrainingEvent.StatusChanged;
import org.junit.jupiter.api.Test;

/// How a training thread ends: by failure, or because it is closed.
class SessionEndTest extends SessionFixture {
    @Test
    void aWorldThatThrowsFailsTheSessionWithItsCauseAndKeepsWhatWasLearned() throws Exception {
        IllegalStateException cause = new IllegalStateException("the pole broke");
        TrainingSession session = session(step -> {
            if (step == 25) {
                throw cause;
            }
        });
        session.showScene(true);
        session.resume();
        Snapshot failed = awaitStatus(session, Status.Failed.class);
        assertThat(failed.status()).isEqualTo(new Status.Failed(cause));
        assertThat(List.of(failed.steps(), failed.episodes())).isEqualTo(List.of(24L, 2L));
        assertThat(failed.curves().get(Curves.SCORE).size()).isEqualTo(2);
        assertThat(events.getLast()).isEqualTo(new StatusChanged(24, new Status.Failed(cause)));
        awaitDeath(trainer.get());
        assertThat(session.isRescued()).isTrue();
        Checkpoint rescued = get(session.capture());
        assertThat(List.of(rescued.progress().steps(), rescued.progress().episodes())).isEqualTo(List.of(24L, 2L));
        assertThat(rescued.agent().arrays()).hasEntrySatisfying("weights", weights -> assertThat(weights).isEqualTo(new float[] {24}));
        TrainingLoop again = Fakes.loop(AtStep.NOTHING, event -> {
        });
        again.restore(rescued);
        assertThat(again.curves().get(Curves.SCORE).size()).isEqualTo(2);
        assertThat(Bits.of(again.checkpoint())).isEqualTo(Bits.of(rescued));
    }

    @Test
    void whatCannotBeReadAfterAFailureIsLostAndTheFirstCauseStays() throws Exception {
        IllegalStateException cause = new IllegalStateException("the pole broke");
        TrainingSession session = built(listener -> Fakes.loop(new Fakes.World(step -> {
            throw cause;
        }) {
            @Override
            public Record snapshot() {
                throw new OutOfMemoryError("no room for a copy");
            }
        }, FakeAgent::new));
        session.step();
        assertThat(awaitStatus(session, Status.Failed.class).status()).isEqualTo(new Status.Failed(cause));
        assertThat(session.isRescued()).isFalse();
        assertThatThrownBy(() -> get(session.capture())).isInstanceOf(ExecutionException.class).hasMessageContaining("Training has ended");
    }

    @Test
    void capturesStillWaitingWhenTrainingFailsGetWhatIsLeft() throws Exception {
        CountDownLatch ordered = new CountDownLatch(1);
        TrainingSession session = session(step -> {
            try {
                ordered.await();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
            throw new IllegalStateException("broken");
        });
        session.step();
        CompletableFuture<Checkpoint> capture = session.capture();
        ordered.countDown();
        assertThat(get(capture).progress().steps()).isZero();
        awaitStatus(session, Status.Failed.class);
    }

    @Test
    void aBuilderThatThrowsAnErrorFailsTheSession() {
        UnsatisfiedLinkError cause = new UnsatisfiedLinkError("no nd4jcpu");
        TrainingSession session = built(listener -> {
            throw cause;
        });
        assertThat(awaitStatus(session, Status.Failed.class).status()).isEqualTo(new Status.Failed(cause));
        assertThatThrownBy(() -> get(session.capture())).isInstanceOf(ExecutionException.class);
        until(() -> events.equals(List.of(new StatusChanged(0, new Status.Failed(cause)))));
    }

    @Test
    void aListenerThatThrowsFailsTheSessionAndCurvesStay() throws Exception {
        IllegalStateException cause = new IllegalStateException("disk full");
        TrainingSession session = built(listener -> {
            trainer.set(Thread.currentThread());
            return Fakes.loop(AtStep.NOTHING, listener);
        }, event -> {
            if (!(event instanceof StatusChanged changed) || changed.status() instanceof Status.Failed) {
                throw cause;
            }
        });
        session.resume();
        Snapshot failed = awaitStatus(session, Status.Failed.class);
        assertThat(failed.status()).isEqualTo(new Status.Failed(cause));
        awaitDeath(trainer.get());
        assertThat(session.latest()).as("a second failure").isEmpty();
        assertThat(failed.steps()).isEqualTo(10);
        assertThat(failed.curves().get(Curves.SCORE).size()).isEqualTo(1);
    }

    @Test
    void noMethodWaitsForAWorldThatHangs() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        atEnd.add(free::countDown);
        TrainingSession session = session(step -> {
            inside.countDown();
            try {
                free.await();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        });
        session.resume();
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
        long began = System.nanoTime();
        session.pause();
        session.resume();
        session.step();
        session.pace(5);
        session.use(SETTINGS);
        session.showScene(true);
        session.requestPolicy();
        session.latest();
        CompletableFuture<Checkpoint> capture = session.capture();
        session.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        assertThat(capture).isNotDone();
        free.countDown();
        assertThat(get(capture).progress().steps()).isEqualTo(2);
        awaitDeath(trainer.get());
    }

    // ---- close ----

    @Test
    void closeEndsTheThreadAndFreesTheAgent() throws Exception {
        AtomicReference<FakeAgent> agent = new AtomicReference<>();
        TrainingSession session = built(listener -> {
            trainer.set(Thread.currentThread());
            return new TrainingLoop(() -> new Fakes.World(AtStep.NOTHING), task -> keep(agent, new FakeAgent(task)), SETTINGS, 1, listener);
        });
        session.resume();
        await(session, snapshot -> snapshot.steps() > 10);
        session.close();
        awaitDeath(trainer.get());
        assertThat(agent.get().closed).isTrue();
        assertThatThrownBy(() -> get(session.capture())).isInstanceOf(ExecutionException.class);
        session.close();
        session.resume();
    }

    private static Agent keep(AtomicReference<FakeAgent> place, FakeAgent agent) {
        place.set(agent);
        return agent;
    }

    @Test
    void theLastSnapshotOfAClosedSessionSaysSoEvenIfNobodyTookTheOneBefore() throws Exception {
        TrainingSession session = session(AtStep.NOTHING);
        session.resume();
        until(() -> stepsDone.get() > 100);
        session.close();
        awaitDeath(trainer.get());
        Snapshot last = session.latest().orElseThrow();
        assertThat(last.status()).isEqualTo(new Status.Closed());
        assertThat(last.steps()).isEqualTo(stepsDone.get());
    }

    @Test
    void aSessionClosedWhileItsEngineLoadsEndsAfterwards() throws Exception {
        CountDownLatch loaded = new CountDownLatch(1);
        TrainingSession session = built(listener -> {
            trainer.set(Thread.currentThread());
            try {
                loaded.await();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
            return Fakes.loop(AtStep.NOTHING, listener);
        });
        until(() -> trainer.get() != null);
        assertThat(session.latest().orElseThrow().status()).isEqualTo(new Status.Starting());
        session.close();
        loaded.countDown();
        awaitDeath(trainer.get());
        assertThat(session.latest().orElseThrow().status()).isEqualTo(new Status.Closed());
    }
}
