package agentarcade.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import agentarcade.agent.Agent;
import agentarcade.agent.Task;
import agentarcade.train.Fakes.AtStep;
import agentarcade.train.Fakes.FakeAgent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Training goes on by so much and pauses by itself. An episode of these worlds has 10 steps, and the agent updates at each.
class AdvanceTest extends SessionFixture {
    /// Acts in three worlds at once and updates at every fourth step of the training.
    private static final class Trio extends FakeAgent {
        Trio(Task task) {
            super(task);
        }

        @Override
        public int worlds() {
            return 3;
        }

        @Override
        public long updates() {
            return super.updates() / 4;
        }
    }

    private TrainingSession trio() {
        return built(listener -> {
            trainer.set(Thread.currentThread());
            return new TrainingLoop(() -> new Fakes.World(AtStep.NOTHING), task -> (Agent) new Trio(task), new Fakes.FakeSettings(1), 1,
                    listener);
        });
    }

    private static boolean reached(CompletableFuture<Boolean> advance) throws Exception {
        return advance.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static Checkpoint.Progress progress(TrainingSession session) throws Exception {
        return get(session.capture()).progress();
    }

    @ParameterizedTest
    @ValueSource(doubles = {50, 2_000, TrainingSession.FLAT_OUT})
    void goesOnByExactlySoManyAtAnyPace(double pace) throws Exception {
        TrainingSession session = session(AtStep.NOTHING);
        session.pace(pace);
        assertThat(reached(session.advance(Measure.STEPS, 7))).isTrue();
        assertThat(progress(session).steps()).isEqualTo(7);
        assertThat(reached(session.advance(Measure.EPISODES, 1))).isTrue();
        assertThat(progress(session).steps()).as("the end of the episode under way").isEqualTo(10);
        assertThat(reached(session.advance(Measure.EPISODES, 2))).isTrue();
        assertThat(progress(session).steps()).isEqualTo(30);
        assertThat(reached(session.advance(Measure.UPDATES, 3))).isTrue();
        assertThat(progress(session).steps()).isEqualTo(33);
        assertThat(awaitStatus(session, Status.Paused.class).steps()).isEqualTo(33);
        pause(50);
        assertThat(stepsDone).hasValue(33);
    }

    @Test
    void worldsSideBySideFinishTheStepThatReachesTheGoal() throws Exception {
        TrainingSession session = trio();
        assertThat(reached(session.advance(Measure.STEPS, 1))).isTrue();
        assertThat(progress(session).steps()).as("one step in each of three worlds").isEqualTo(3);
        assertThat(reached(session.advance(Measure.UPDATES, 1))).isTrue();
        assertThat(progress(session).steps()).as("four steps in three worlds").isEqualTo(12);
        assertThat(reached(session.advance(Measure.EPISODES, 1))).isTrue();
        Checkpoint.Progress ended = progress(session);
        assertThat(List.of(ended.steps(), ended.episodes())).as("three episodes end together").isEqualTo(List.of(30L, 3L));
        assertThat(reached(session.advance(Measure.STEPS, 6))).isTrue();
        assertThat(progress(session).steps()).isEqualTo(36);
    }

    @Test
    void saysWhereItWillPause() throws Exception {
        TrainingSession session = session(AtStep.NOTHING);
        assertThat(reached(session.advance(Measure.STEPS, 5))).isTrue();
        assertThat(session.goal()).isEmpty();
        session.pace(10);
        session.advance(Measure.STEPS, 1_000);
        until(() -> session.goal().isPresent());
        assertThat(session.goal()).hasValue(new Goal(Measure.STEPS, 1_005));
        session.pause();
        progress(session);
        assertThat(session.goal()).isEmpty();
    }

    @Test
    void anyOtherOrderToGoOrToStopTakesItsPlace() throws Exception {
        TrainingSession session = session(AtStep.NOTHING);
        session.pace(100);
        CompletableFuture<Boolean> paused = session.advance(Measure.STEPS, 1_000_000);
        until(() -> stepsDone.get() >= 2);
        session.pause();
        assertThat(reached(paused)).isFalse();
        CompletableFuture<Boolean> stepped = session.advance(Measure.STEPS, 1_000_000);
        session.step();
        assertThat(reached(stepped)).isFalse();
        long before = progress(session).steps();
        CompletableFuture<Boolean> replaced = session.advance(Measure.EPISODES, 1_000_000);
        session.pace(TrainingSession.FLAT_OUT);
        assertThat(reached(session.advance(Measure.STEPS, 4))).isTrue();
        assertThat(reached(replaced)).isFalse();
        assertThat(progress(session).steps()).isGreaterThanOrEqualTo(before + 4);
        CompletableFuture<Boolean> resumed = session.advance(Measure.STEPS, 1_000_000_000);
        session.resume();
        assertThat(reached(resumed)).isFalse();
        long then = stepsDone.get();
        until(() -> stepsDone.get() > then + 1_000);
    }

    @Test
    void isNotReachedByTrainingThatFailsOrIsClosed() throws Exception {
        TrainingSession failing = session(step -> {
            if (step == 5) {
                throw new IllegalStateException("broken");
            }
        });
        assertThat(reached(failing.advance(Measure.STEPS, 10))).isFalse();
        assertThat(reached(failing.advance(Measure.STEPS, 10))).isFalse();
        TrainingSession closed = session(AtStep.NOTHING);
        CompletableFuture<Boolean> never = closed.advance(Measure.STEPS, Long.MAX_VALUE / 2);
        closed.close();
        assertThat(reached(never)).isFalse();
    }

    @Test
    void aGoalBeyondAllNumbersIsNoReasonToBreakOff() throws Exception {
        TrainingSession session = session(AtStep.NOTHING);
        assertThat(reached(session.advance(Measure.STEPS, 5))).isTrue();
        session.advance(Measure.STEPS, Long.MAX_VALUE);
        until(() -> stepsDone.get() > 100);
        assertThat(session.goal()).hasValue(new Goal(Measure.STEPS, Long.MAX_VALUE));
    }

    @Test
    void thereIsNoGoingBack() {
        TrainingSession session = session(AtStep.NOTHING);
        assertThatIllegalArgumentException().isThrownBy(() -> session.advance(Measure.EPISODES, 0)).withMessageContaining("0 EPISODES");
    }
}
