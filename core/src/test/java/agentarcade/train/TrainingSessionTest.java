package agentarcade.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;

import agentarcade.agent.Agent;
import agentarcade.agent.AgentState;
import agentarcade.train.Fakes.AtStep;
import agentarcade.train.Fakes.FakeAgent;
import agentarcade.train.Fakes.FakePolicy;
import agentarcade.train.Fakes.FakeSettings;
import agentarcade.train.TrainingEvent.EpisodeEnded;
import agentarcade.train.TrainingEvent.SettingsChanged;
import agentarcade.train.TrainingEvent.StatusChanged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The training thread as a window sees it. Times are bounded generously: a busy machine must not fail these tests.
@Timeout(30)
class TrainingSessionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final FakeSettings SETTINGS = new FakeSettings(1);

    private final List<TrainingEvent> events = new CopyOnWriteArrayList<>();
    private final AtomicReference<Thread> trainer = new AtomicReference<>();
    private final AtomicLong stepsDone = new AtomicLong();
    private final List<Runnable> atEnd = new ArrayList<>();

    @AfterEach
    void end() {
        atEnd.forEach(Runnable::run);
    }

    private TrainingSession session(AtStep atStep) {
        return built(listener -> {
            trainer.set(Thread.currentThread());
            return Fakes.loop(step -> {
                atStep.run(step);
                stepsDone.set(step);
            }, listener);
        });
    }

    private TrainingSession built(TrainingSession.Builder builder) {
        return built(builder, events::add);
    }

    private TrainingSession built(TrainingSession.Builder builder, Consumer<TrainingEvent> listener) {
        TrainingSession session = new TrainingSession(builder, SETTINGS, listener);
        atEnd.add(session::close);
        return session;
    }

    /// The first snapshot that is as wished; those before it are thrown away, as a window does.
    private static Snapshot await(TrainingSession session, Predicate<Snapshot> wish) {
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

    private static Snapshot awaitStatus(TrainingSession session, Class<? extends Status> status) {
        return await(session, snapshot -> status.isInstance(snapshot.status()));
    }

    private static void until(BooleanSupplier wish) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!wish.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
            pause(1);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static Checkpoint get(CompletableFuture<Checkpoint> capture) throws Exception {
        return capture.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static void awaitDeath(Thread thread) throws InterruptedException {
        thread.join(PATIENCE);
        assertThat(thread.isAlive()).as("training thread is alive").isFalse();
    }

    // ---- orders ----

    @Test
    void beginsPausedAndStepsOnlyWhenTold() {
        TrainingSession session = session(AtStep.NOTHING);
        assertThat(awaitStatus(session, Status.Paused.class).steps()).isZero();
        pause(50);
        assertThat(stepsDone).hasValue(0);
    }

    @Test
    void stepMakesExactlyOneStepAndPauses() throws Exception {
        TrainingSession session = session(AtStep.NOTHING);
        session.step();
        session.step();
        session.step();
        assertThat(get(session.capture()).progress().steps()).isEqualTo(3);
        session.resume();
        until(() -> stepsDone.get() > 100);
        session.step();
        Checkpoint stopped = get(session.capture());
        assertThat(awaitStatus(session, Status.Paused.class)).isNotNull();
        pause(50);
        assertThat(get(session.capture()).progress().steps()).isEqualTo(stopped.progress().steps());
    }

    @Test
    void ordersAreObeyedInOrder() throws Exception {
        TrainingSession session = session(AtStep.NOTHING);
        session.step();
        session.use(new FakeSettings(2));
        session.step();
        session.use(new FakeSettings(3));
        session.resume();
        session.pause();
        session.step();
        Checkpoint checkpoint = get(session.capture());
        assertThat(events).isEqualTo(List.of(
                new StatusChanged(0, new Status.Paused()),
                new SettingsChanged(1, new FakeSettings(2)),
                new SettingsChanged(2, new FakeSettings(3)),
                new StatusChanged(2, new Status.Running()),
                new StatusChanged(2, new Status.Paused())));
        assertThat(checkpoint.progress().steps()).isEqualTo(3);
        assertThat(await(session, snapshot -> snapshot.steps() == 3).settings()).isEqualTo(new FakeSettings(3));
    }

    @Test
    void everyEventIsHeardInOrderOnTheTrainingThread() throws Exception {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        TrainingSession session = built(listener -> Fakes.loop(AtStep.NOTHING, listener), event -> {
            threads.add(Thread.currentThread());
            events.add(event);
        });
        session.resume();
        until(() -> events.size() > 1000);
        session.pause();
        Checkpoint checkpoint = get(session.capture());
        List<TrainingEvent> heard = List.copyOf(events);
        assertThat(heard).filteredOn(EpisodeEnded.class::isInstance).extracting(event -> ((EpisodeEnded) event).episode())
                .isEqualTo(LongStream.rangeClosed(1, checkpoint.progress().episodes()).boxed().toList());
        assertThat(heard).extracting(TrainingSessionTest::step).isSorted();
        assertThat(threads.stream().distinct()).singleElement().isNotEqualTo(Thread.currentThread());
    }

    private static Long step(TrainingEvent event) {
        return switch (event) {
            case EpisodeEnded ended -> ended.step();
            case SettingsChanged changed -> changed.step();
            case StatusChanged changed -> changed.step();
        };
    }

    @Test
    void resumingTwiceOrPausingTwiceIsOnce() throws Exception {
        TrainingSession session = session(step -> pause(1));
        session.resume();
        session.resume();
        session.pause();
        session.pause();
        get(session.capture());
        assertThat(events).filteredOn(StatusChanged.class::isInstance).extracting(event -> ((StatusChanged) event).status())
                .isEqualTo(List.of(new Status.Paused(), new Status.Running(), new Status.Paused()));
    }

    // ---- pace ----

    /// The quickest of five: a busy machine may delay any one of them.
    @Test
    void aPauseIsAnsweredAtOnceAtOneStepASecond() {
        TrainingSession session = session(AtStep.NOTHING);
        session.pace(1);
        Duration quickest = PATIENCE;
        for (int i = 0; i < 5; i++) {
            session.resume();
            awaitStatus(session, Status.Running.class);
            pause(50);
            long ordered = System.nanoTime();
            session.pause();
            awaitStatus(session, Status.Paused.class);
            Duration answered = Duration.ofNanos(System.nanoTime() - ordered);
            quickest = answered.compareTo(quickest) < 0 ? answered : quickest;
        }
        assertThat(quickest).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void keepsThePace() {
        TrainingSession session = session(AtStep.NOTHING);
        awaitStatus(session, Status.Paused.class);
        session.pace(200);
        session.resume();
        assertThat(stepsIn(1000)).isCloseTo(200, withinPercentage(30));
        session.pace(20);
        assertThat(stepsIn(1000)).isCloseTo(20, withinPercentage(30));
    }

    /// Steps a second, over about so many milliseconds.
    private double stepsIn(long millis) {
        long began = System.nanoTime();
        long before = stepsDone.get();
        pause(millis);
        return (stepsDone.get() - before) * 1e9 / (System.nanoTime() - began);
    }

    @Test
    void turningThePaceDoesNotMakeExtraSteps() throws Exception {
        TrainingSession session = session(AtStep.NOTHING);
        session.pace(0.05);
        session.resume();
        until(() -> stepsDone.get() == 1);
        for (int i = 0; i < 50; i++) {
            session.pace(0.05 + i * 0.0001);
            pause(2);
        }
        get(session.capture());
        assertThat(stepsDone).hasValue(1);
    }

    @Test
    void aFasterPaceDoesNotWaitForTheOldOne() {
        TrainingSession session = session(AtStep.NOTHING);
        session.pace(0.001);
        session.resume();
        until(() -> stepsDone.get() == 1);
        session.pace(100);
        until(() -> stepsDone.get() >= 3);
    }

    @Test
    void thePaceMustBeMoreThanZero() {
        TrainingSession session = session(AtStep.NOTHING);
        for (double wrong : new double[] {0, -1, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> session.pace(wrong)).withMessageContaining(String.valueOf(wrong));
        }
    }

    @Test
    void theSlowestPaceImaginableStandsStill() throws Exception {
        TrainingSession session = session(AtStep.NOTHING);
        session.pace(Double.MIN_VALUE);
        session.resume();
        until(() -> stepsDone.get() == 1);
        pause(50);
        assertThat(get(session.capture()).progress().steps()).isEqualTo(1);
    }

    // ---- what is to be seen ----

    @Test
    void theMailboxKeepsOneSnapshotAndGivesItOnce() throws Exception {
        TrainingSession session = session(AtStep.NOTHING);
        session.resume();
        until(() -> stepsDone.get() > 1000);
        session.pause();
        get(session.capture());
        awaitStatus(session, Status.Paused.class);
        pause(30);
        assertThat(session.latest()).isEmpty();
    }

    @Test
    void afterAPauseTheLastSnapshotIsTheTrueFinalState() throws Exception {
        for (int round = 0; round < 20; round++) {
            TrainingSession session = session(AtStep.NOTHING);
            session.showScene(true);
            session.resume();
            await(session, snapshot -> snapshot.steps() > 50);
            pause(3);
            session.pause();
            Checkpoint.Progress truth = get(session.capture()).progress();
            Snapshot last = awaitStatus(session, Status.Paused.class);
            assertThat(List.of(last.steps(), last.episodes(), last.scene().orElseThrow().episodeSteps()))
                    .isEqualTo(List.of(truth.steps(), truth.episodes(), truth.episodeSteps()));
            session.close();
        }
    }

    @Test
    void aStepAtASlowPaceIsSeenBeforeTheNextOne() {
        TrainingSession session = session(AtStep.NOTHING);
        awaitStatus(session, Status.Paused.class);
        session.pace(0.001);
        session.resume();
        until(() -> stepsDone.get() == 1);
        await(session, snapshot -> snapshot.steps() == 1);
    }

    @Test
    void theSceneIsShownOnlyWhileWanted() {
        TrainingSession session = session(AtStep.NOTHING);
        assertThat(awaitStatus(session, Status.Paused.class).scene()).isEmpty();
        session.showScene(true);
        Scene scene = await(session, snapshot -> snapshot.scene().isPresent()).scene().orElseThrow();
        assertThat(scene.observation()).isEqualTo(new float[] {0, 0});
        session.showScene(false);
        await(session, snapshot -> snapshot.scene().isEmpty());
    }

    @Test
    void aPolicyIsServedWhenAskedForAtMostTwiceASecond() {
        TrainingSession session = session(step -> pause(1));
        session.resume();
        List<Long> times = new ArrayList<>();
        List<Long> learned = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            session.requestPolicy();
            session.requestPolicy();
            Snapshot snapshot = await(session, s -> s.policy().isPresent());
            times.add(System.nanoTime());
            learned.add(((FakePolicy) snapshot.policy().orElseThrow()).learned());
        }
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1)).isGreaterThan(400_000_000L);
        }
        assertThat(learned).isSorted().doesNotHaveDuplicates();
        pause(700);
        session.pause();
        assertThat(awaitStatus(session, Status.Paused.class).policy()).as("a policy nobody asked for").isEmpty();
    }

    @Test
    void aPolicyIsServedWhilePausedToo() {
        TrainingSession session = session(AtStep.NOTHING);
        for (int i = 0; i < 2; i++) {
            session.requestPolicy();
            await(session, snapshot -> snapshot.policy().isPresent());
        }
    }

    @Test
    void aPolicyIsServedAtASlowPaceToo() {
        TrainingSession session = session(AtStep.NOTHING);
        session.pace(0.001);
        session.resume();
        until(() -> stepsDone.get() == 1);
        for (int i = 0; i < 2; i++) {
            session.requestPolicy();
            await(session, snapshot -> snapshot.policy().isPresent());
        }
    }

    @Test
    void theTimeTrainedLeavesPausesOut() throws Exception {
        TrainingSession session = session(step -> pause(1));
        awaitStatus(session, Status.Paused.class);
        pause(300);
        assertThat(get(session.capture()).progress().trainedNanos()).isZero();
        long began = System.nanoTime();
        session.resume();
        pause(200);
        session.pause();
        long trained = get(session.capture()).progress().trainedNanos();
        long wall = System.nanoTime() - began;
        pause(600);
        session.resume();
        session.pause();
        assertThat(trained).isBetween(100_000_000L, wall);
        assertThat(get(session.capture()).progress().trainedNanos() - trained).isBetween(0L, 500_000_000L);
    }

    // ---- capture ----

    @Test
    void aCaptureWhileRunningGoesOnToTheSameBits() throws Exception {
        TrainingSession session = session(AtStep.NOTHING);
        session.resume();
        until(() -> stepsDone.get() > 100);
        Checkpoint captured = get(session.capture());
        until(() -> stepsDone.get() > captured.progress().steps() + 100);
        TrainingLoop fromCapture = Fakes.loop(AtStep.NOTHING, event -> {
        });
        fromCapture.restore(captured);
        TrainingLoop straight = Fakes.loop(AtStep.NOTHING, event -> {
        });
        while (fromCapture.steps() < captured.progress().steps() + 57) {
            fromCapture.step();
        }
        while (straight.steps() < fromCapture.steps()) {
            straight.step();
        }
        assertThat(Bits.of(fromCapture.checkpoint())).isEqualTo(Bits.of(straight.checkpoint()));
    }

    @Test
    void aCaptureThatCannotBeMadeFailsAndTrainingGoesOn() {
        TrainingSession session = built(listener -> new TrainingLoop(new Fakes.World(stepsDone::set), task -> new FakeAgent(task) {
            @Override
            public AgentState save() {
                throw new OutOfMemoryError("no room for a copy of the replay");
            }
        }, 1, listener));
        assertThatThrownBy(() -> get(session.capture())).isInstanceOf(ExecutionException.class)
                .hasCause(new OutOfMemoryError("no room for a copy of the replay"));
        session.resume();
        until(() -> stepsDone.get() > 10);
    }

    // ---- failure ----

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
        assertThatThrownBy(() -> get(session.capture())).isInstanceOf(ExecutionException.class).hasMessageContaining("Training has ended");
    }

    @Test
    void capturesStillWaitingWhenTrainingFailsAreRefused() throws Exception {
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
        assertThatThrownBy(() -> get(capture)).isInstanceOf(ExecutionException.class);
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
            return new TrainingLoop(new Fakes.World(AtStep.NOTHING), task -> keep(agent, new FakeAgent(task)), 1, listener);
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
