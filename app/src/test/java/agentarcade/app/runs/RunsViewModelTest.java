package agentarcade.app.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import agentarcade.app.run.Look;
import agentarcade.app.run.Plan;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.run.RunWords;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;
import agentarcade.store.Presets;
import agentarcade.train.Measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunsViewModelTest {
    private static final Texts ENGLISH = new Texts(Locale.ENGLISH);

    private final RunsViewModel runs = new RunsViewModel();

    @AfterEach
    void close() {
        runs.close();
    }

    @Test
    void aRunThatHasLearnedSomethingIsKeptPausedWhenAnotherTakesItsPlace() {
        RunViewModel first = trained(1);
        first.train();
        RunViewModel second = fresh(2);
        runs.succeed(second);
        assertThat(runs.all()).containsExactly(first, second);
        assertThat(runs.currentProperty().get()).isSameAs(second);
        assertThat(first.trainingProperty().get()).isFalse();
        assertThat(first.drawnProperty().get()).as("only the new one is drawn").isFalse();
        assertThat(second.lookProperty().get()).isEqualTo(first.lookProperty().get());
        assertThat(runs.bringBack()).isTrue();
        assertThat(runs.all()).as("the other had learned nothing").containsExactly(first);
        assertThat(first.drawnProperty().get()).isTrue();
        assertThat(runs.bringBack()).isFalse();
    }

    @Test
    void onlyTheNewestOfThoseKeptByThemselvesStayButNamedOnesAlwaysDo() {
        List<RunViewModel> replaced = new ArrayList<>();
        for (int seed = 1; seed <= 6; seed++) {
            RunViewModel run = trained(seed);
            if (seed == 1) {
                runs.rename(run, "Ada");
            }
            replaced.add(run);
        }
        runs.succeed(fresh(7));
        assertThat(runs.all()).containsExactly(replaced.get(0), replaced.get(2), replaced.get(3), replaced.get(4), replaced.get(5),
                runs.currentProperty().get());
    }

    @Test
    void theNinthSessionIsRefusedWithASentence() throws Refused {
        runs.replaceCurrent(fresh(1));
        for (int seed = 2; seed <= RunsViewModel.MOST_SESSIONS; seed++) {
            runs.checkRoom(false);
            runs.addBeside(runs.currentProperty().get(), fresh(seed));
        }
        assertThatThrownBy(() -> runs.checkRoom(false)).isInstanceOf(Refused.class).hasMessage(
                "There are 8 runs open already, and more would slow each other down. Discard one of them in the list of runs first.");
        runs.checkRoom(true);
        runs.discard(runs.all().getLast());
        runs.checkRoom(false);
    }

    @Test
    void eachRunDrawnBesideOthersLooksDifferent() {
        runs.replaceCurrent(fresh(1));
        for (int seed = 2; seed <= 8; seed++) {
            runs.addBeside(runs.all().getLast(), fresh(seed));
        }
        List<Look> looks = runs.all().stream().map(run -> run.lookProperty().get()).toList();
        assertThat(looks).doesNotHaveDuplicates().startsWith(Look.FIRST);
        assertThat(looks.stream().map(Look::colour)).doesNotHaveDuplicates();
    }

    @Test
    void aHiddenRunGetsALookOfItsOwnWhenItIsDrawnAgain() {
        RunViewModel first = trained(1);
        runs.succeed(fresh(2));
        runs.draw(first, true);
        assertThat(first.lookProperty().get()).isEqualTo(Look.number(1));
    }

    @Test
    void runsThatWouldBeCalledTheSameAreNumbered() {
        runs.replaceCurrent(fresh(1));
        runs.addBeside(runs.all().getLast(), fresh(1));
        runs.addBeside(runs.all().getLast(), fresh(1));
        assertThat(names()).containsExactly("Catch · DQN · seed 1", "Catch · DQN · seed 1 (2)", "Catch · DQN · seed 1 (3)");
        runs.rename(runs.all().get(1), "Ada ");
        runs.rename(runs.all().get(2), "Ada");
        assertThat(names()).containsExactly("Catch · DQN · seed 1", "Ada", "Ada (2)");
        runs.rename(runs.all().get(2), " ");
        assertThat(names()).containsExactly("Catch · DQN · seed 1", "Ada", "Catch · DQN · seed 1 (2)");
    }

    private List<String> names() {
        return runs.all().stream().map(run -> RunWords.name(run, ENGLISH)).toList();
    }

    @Test
    void theNextSeedIsTheFirstThatNoOtherSuchRunHas() {
        runs.replaceCurrent(fresh(1));
        runs.addBeside(runs.all().getLast(), fresh(2));
        runs.addBeside(runs.all().getLast(), fresh(4));
        assertThat(runs.nextSeed(runs.all().getFirst())).isEqualTo(3);
        assertThat(runs.nextSeed(runs.all().getLast())).isEqualTo(5);
    }

    @Test
    void whatIsDiscardedCanBePutBackWhereItWas() {
        RunViewModel first = trained(1);
        RunViewModel second = fresh(2);
        runs.addBeside(first, second);
        runs.discard(first);
        assertThat(runs.all()).containsExactly(second);
        assertThat(runs.currentProperty().get()).isSameAs(second);
        runs.putBack();
        assertThat(runs.all()).containsExactly(first, second);
        assertThat(runs.currentProperty().get()).isSameAs(first);
        first.train();
        await("it still lives", () -> first.steps() > 100);
    }

    @Test
    void theOnlyRunIsReplacedByAFreshOneWhenItIsDiscarded() {
        RunViewModel first = trained(1);
        runs.discard(first);
        RunViewModel stopgap = runs.currentProperty().get();
        assertThat(runs.all()).containsExactly(stopgap);
        assertThat(stopgap.plan()).isEqualTo(first.plan());
        assertThat(stopgap.steps()).isZero();
        runs.putBack();
        assertThat(runs.all()).containsExactly(first);
    }

    @Test
    void aCopyGoesOnFromWhereTheRunIsAndLeavesItAlone() throws Exception {
        RunViewModel first = trained(1);
        long steps = first.steps();
        RunViewModel copy = RunViewModel.copied(first.capture().get(20, TimeUnit.SECONDS));
        runs.addBeside(first, copy);
        copy.advance(Measure.STEPS, 25);
        await("25 steps more", () -> copy.steps() >= steps + 25 && !copy.trainingProperty().get());
        assertThat(copy.steps()).isEqualTo(steps + 25);
        assertThat(first.steps()).isEqualTo(steps);
        assertThat(copy.snapshotProperty().get().curves().get("score").steps()).startsWith(
                Arrays.copyOf(first.snapshotProperty().get().curves().get("score").steps(), 3));
        assertThat(copy.isUnsaved()).isTrue();
    }

    /// The current one, trained a little and paused.
    private RunViewModel trained(long seed) {
        RunViewModel run = fresh(seed);
        if (runs.currentProperty().get() == null) {
            runs.replaceCurrent(run);
        } else {
            runs.succeed(run);
        }
        run.advance(Measure.STEPS, 50);
        await("50 steps", () -> run.steps() >= 50 && !run.trainingProperty().get());
        return run;
    }

    private static RunViewModel fresh(long seed) {
        try {
            return RunViewModel.fresh(Plan.of(Presets.first(Environments.ALL.getFirst(), Algorithms.ALL.getFirst()), seed));
        } catch (Refused broken) {
            throw new AssertionError(broken);
        }
    }

    private void await(String what, BooleanSupplier holds) {
        long start = System.nanoTime();
        while (!holds.getAsBoolean()) {
            runs.pulse();
            if (System.nanoTime() - start > 20_000_000_000L) {
                fail("Not within 20 s: %s", what);
            }
            try {
                Thread.sleep(2);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
    }
}
