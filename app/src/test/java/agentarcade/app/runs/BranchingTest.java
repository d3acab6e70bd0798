package agentarcade.app.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import agentarcade.agent.algorithms.Dqn;
import agentarcade.app.run.Change;
import agentarcade.app.run.Plan;
import agentarcade.app.run.RunViewModel;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Run;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import agentarcade.store.Fingerprint;
import agentarcade.store.Presets;
import agentarcade.train.Album.Page;
import agentarcade.train.Checkpoint;
import agentarcade.train.Measure;
import agentarcade.train.Snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Branches of a run of Catch, without a window.
class BranchingTest {
    private static final int CHANGED_AT = 300;

    private final RunsViewModel runs = new RunsViewModel();
    private final Branching branching = runs.branching();
    private final List<Throwable> problems = new ArrayList<>();

    @AfterEach
    void close() {
        runs.close();
    }

    private static RunViewModel fresh(int seed) {
        try {
            return RunViewModel
                    .fresh(Plan.of(Presets.first(Environments.find("catch").orElseThrow(), Algorithms.find("dqn").orElseThrow()), seed));
        } catch (Refused broken) {
            throw new AssertionError(broken);
        }
    }

    /// A run whose learning rate was changed on the way, at a moment after that.
    private RunViewModel changedAndLookedAt() {
        branching.onProblem(problems::add);
        RunViewModel run = fresh(1);
        runs.replaceCurrent(run);
        advance(run, CHANGED_AT);
        use(run, "learningRate", 0.002);
        run.train();
        await("a page after the change",
                () -> pages(run).stream().anyMatch(page -> page.steps() > CHANGED_AT + 100 && page.steps() < run.steps() - 100));
        run.pause();
        Page chosen = pages(run).stream().filter(page -> page.steps() > CHANGED_AT + 100).findFirst().orElseThrow();
        run.momentProperty().set(chosen);
        return run;
    }

    private static List<Page> pages(RunViewModel run) {
        Snapshot newest = run.snapshotProperty().get();
        return newest == null ? List.of() : newest.album().pages();
    }

    private static void use(RunViewModel run, String name, Object value) {
        try {
            run.use(Knobs.of(Dqn.Settings.class).with(run.settings().orElseThrow(), name, value));
        } catch (Refused broken) {
            throw new AssertionError(broken);
        }
    }

    private void advance(RunViewModel run, long steps) {
        run.advance(Measure.STEPS, steps);
        await("so many steps", () -> !run.trainingProperty().get());
    }

    /// What it has learned by a step that is no earlier than where it is.
    private Run at(RunViewModel run, long step) {
        await("its steps", () -> run.capture().join().checkpoint().progress().steps() == run.steps());
        if (run.steps() < step) {
            advance(run, step - run.steps());
        }
        return run.capture().join();
    }

    @Test
    void aBranchWithTheSameSettingsGoesOnAsTheRunDidToTheBit() throws Refused {
        RunViewModel original = changedAndLookedAt();
        Page page = original.momentProperty().get();
        branching.begin(original, "Ada, later");
        await("the branch", () -> runs.all().size() == 2);
        RunViewModel branch = runs.currentProperty().get();
        assertThat(runs.all()).containsExactly(original, branch);
        assertThat(branch.nameProperty().get()).isEqualTo("Ada, later");
        assertThat(branch.trainingProperty().get()).isFalse();
        assertThat(branch.drawnProperty().get()).isTrue();
        assertThat(branch.lookProperty().get()).isNotEqualTo(original.lookProperty().get());
        assertThat(branch.steps()).isEqualTo(page.steps());
        assertThat(branch.momentProperty().get()).as("it is looked at as it is now").isNull();
        assertThat(pages(branch).getLast().episodes()).isEqualTo(page.episodes());

        long end = original.capture().join().checkpoint().progress().steps() + 200;
        Checkpoint expected = at(original, end).checkpoint();
        Run actual = at(branch, end);
        assertThat(actual.checkpoint().progress().steps()).isEqualTo(end);
        assertThat(Fingerprint.of(actual.checkpoint().agent())).isEqualTo(Fingerprint.of(expected.agent()));
        assertThat(actual.checkpoint().worlds()).isEqualTo(expected.worlds());
        assertThat(actual.past().provenance().branchedAt()).contains(page.steps());
        assertThat(problems).isEmpty();
    }

    @Test
    void whatWasChangedBeforeIsChangedAgainAndMarkedAndWhatWasChangedLaterIsNot() throws Refused {
        RunViewModel original = changedAndLookedAt();
        use(original, "doubleDqn", false);
        await("two marks", () -> original.changes().size() == 2);
        branching.begin(original, "");
        await("the branch", () -> runs.all().size() == 2);
        RunViewModel branch = runs.currentProperty().get();
        assertThat(branch.changes()).isEqualTo(original.changes().subList(0, 1))
                .isEqualTo(List.of(new Change(CHANGED_AT, "dqn.learningRate", 0.001, 0.002)));
        assertThat(Knobs.of(Dqn.Settings.class).values(branch.settings().orElseThrow())).containsEntry("learningRate", 0.002)
                .containsEntry("doubleDqn", true);
        use(branch, "learningRate", 0.004);
        await("the next mark", () -> branch.changes().size() == 2);
        assertThat(branch.changes().getLast()).extracting(Change::before, Change::after).containsExactly(0.002, 0.004);
    }

    @Test
    void aMomentThatTheAlbumHasThinnedOutIsAPageOfTheBranch() throws Refused {
        RunViewModel original = changedAndLookedAt();
        Page kept = original.momentProperty().get();
        // As if it came from another album.
        original.momentProperty().set(new Page(kept.episodes(), kept.steps(), kept.policy()));
        branching.begin(original, "");
        await("the branch", () -> runs.all().size() == 2);
        assertThat(pages(runs.currentProperty().get()).getLast().steps()).isEqualTo(kept.steps());
    }

    @Test
    void nothingIsLeftOfABranchThatWasCancelledAndAnotherCanBegin() throws Refused {
        RunViewModel original = changedAndLookedAt();
        branching.begin(original, "");
        assertThat(branching.underWayProperty().get()).isTrue();
        assertThatThrownBy(() -> branching.begin(original, "")).isInstanceOf(Refused.class).hasMessageStartingWith("Another branch");
        branching.cancel();
        assertThat(branching.underWayProperty().get()).isFalse();
        branching.begin(original, "");
        while (branching.isCapturing()) {
            runs.pulse();
        }
        branching.cancel();
        AtomicInteger pulses = new AtomicInteger();
        await("some time", () -> pulses.incrementAndGet() > 20);
        assertThat(runs.all()).containsExactly(original);
        assertThat(runs.currentProperty().get()).isSameAs(original);
        branching.begin(original, "");
        await("the branch", () -> runs.all().size() == 2);
        assertThat(problems).isEmpty();
    }

    @Test
    void aBranchOnItsWayTakesTheRoomOfARun() throws Refused {
        RunViewModel original = changedAndLookedAt();
        for (int i = 2; i < RunsViewModel.MOST_SESSIONS; i++) {
            runs.addBeside(original, fresh(i));
        }
        branching.begin(original, "");
        assertThatThrownBy(() -> runs.checkRoom(false)).isInstanceOf(Refused.class).hasMessageStartingWith("There are 8 runs");
        await("the branch", () -> runs.all().size() == 8);
        original.momentProperty().set(pages(original).getFirst());
        assertThatThrownBy(() -> branching.begin(original, "")).isInstanceOf(Refused.class).hasMessageStartingWith("There are 8 runs");
    }

    @Test
    void nowIsNoMomentToBranchFrom() {
        RunViewModel run = fresh(1);
        runs.replaceCurrent(run);
        assertThatThrownBy(() -> branching.begin(run, "")).isInstanceOf(Refused.class).hasMessageStartingWith("A branch goes on from an");
    }

    @Test
    void aRunThatIsDiscardedMeanwhileDoesNotTakeItsBranchAlong() throws Refused {
        RunViewModel original = changedAndLookedAt();
        runs.addBeside(original, fresh(2));
        branching.begin(original, "");
        runs.discard(original);
        await("the branch", () -> runs.all().size() == 2);
        assertThat(runs.all()).doesNotContain(original).contains(runs.currentProperty().get());
    }

    private void await(String what, BooleanSupplier holds) {
        long start = System.nanoTime();
        do {
            runs.pulse();
            sleep();
            if (System.nanoTime() - start > 60_000_000_000L) {
                fail("Not within a minute: %s; %s", what, problems);
            }
        } while (!holds.getAsBoolean());
    }

    private static void sleep() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
