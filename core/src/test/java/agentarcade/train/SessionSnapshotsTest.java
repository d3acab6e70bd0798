package agentarcade.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;

import agentarcade.agent.AgentState;
import agentarcade.train.Fakes.AtStep;
import agentarcade.train.Fakes.FakeAgent;
import agentarcade.train.Fakes.FakePolicy;
import org.junit.jupiter.api.Test;

/// What others see of the training thread, and take away from it.
class SessionSnapshotsTest extends SessionFixture {
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
                    .isEqualTo(List.of(truth.steps(), truth.episodes(), truth.running().getFirst().steps()));
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
        TrainingSession session = built(listener -> new TrainingLoop(() -> new Fakes.World(stepsDone::set), task -> new FakeAgent(task) {
            @Override
            public AgentState save() {
                throw new OutOfMemoryError("no room for a copy of the replay");
            }
        }, SETTINGS, 1, listener));
        assertThatThrownBy(() -> get(session.capture())).isInstanceOf(ExecutionException.class)
                .hasCause(new OutOfMemoryError("no room for a copy of the replay"));
        session.resume();
        until(() -> stepsDone.get() > 10);
    }

    @Test
    void theAlbumBeginsWithTheUntrainedAgentAndGrowsWithTraining() throws Exception {
        TrainingSession session = session(AtStep.NOTHING);
        Snapshot untrained = awaitStatus(session, Status.Paused.class);
        assertThat(untrained.album().pages()).containsExactly(new Album.Page(0, 0, new FakePolicy(0)));
        session.resume();
        Album.View album = await(session, snapshot -> snapshot.album().pages().size() >= 3).album();
        session.pause();
        assertThat(album.pages().getFirst()).isEqualTo(untrained.album().pages().getFirst());
        assertThat(album.pages()).isSortedAccordingTo(Comparator.comparingLong(Album.Page::episodes))
                .allMatch(page -> page.steps() == 10 * page.episodes());
        assertThat(album.pages()).extracting(Album.Page::policy).doesNotHaveDuplicates();
    }
}
