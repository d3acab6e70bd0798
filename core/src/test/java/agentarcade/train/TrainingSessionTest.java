package agentarcade.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;

import agentarcade.train.Fakes.AtStep;
import agentarcade.train.Fakes.FakeSettings;
import agentarcade.train.TrainingEvent.EpisodeEnded;
import agentarcade.train.TrainingEvent.SettingsChanged;
import agentarcade.train.TrainingEvent.StatusChanged;
import org.junit.jupiter.api.Test;

/// The training thread obeys, in order and at its pace.
class TrainingSessionTest extends SessionFixture {
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

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void ordersAreObeyedInOrder() throws Exception {
        CountDownLatch allGiven = new CountDownLatch(1);
        // Between two orders that are not both there yet, training would rightly go on.
        TrainingSession session = session(step -> awaitQuietly(allGiven));
        session.step();
        session.use(new FakeSettings(2));
        session.step();
        session.use(new FakeSettings(3));
        session.resume();
        session.pause();
        session.step();
        CompletableFuture<Checkpoint> captured = session.capture();
        allGiven.countDown();
        Checkpoint checkpoint = get(captured);
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
}
