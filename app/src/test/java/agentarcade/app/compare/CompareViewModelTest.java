package agentarcade.app.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import agentarcade.app.run.Plan;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.runs.RunsViewModel;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;
import agentarcade.store.Presets;
import agentarcade.train.Measure;

import javafx.beans.Observable;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompareViewModelTest {
    private static final long SECOND = 1_000_000_000;
    private static final Texts ENGLISH = new Texts(Locale.ENGLISH);

    private final RunsViewModel runs = new RunsViewModel();
    private final CompareViewModel model = new CompareViewModel(runs, ENGLISH);

    @AfterEach
    void close() {
        runs.close();
    }

    @Test
    void runsThatAreDrawnAreComparedInResultsAndSettings() throws Refused, InterruptedException {
        RunViewModel first = trained(1, 900);
        RunViewModel second = trained(2, 1_800);
        model.pulse(SECOND);
        assertThat(model.results().stream().map(CompareViewModel.Result::name)).containsExactly("DQN · seed 1", "DQN · seed 2");
        CompareViewModel.Result known = model.results().getLast();
        long games = second.snapshotProperty().get().episodes();
        assertThat(known).extracting(CompareViewModel.Result::steps, CompareViewModel.Result::games)
                .containsExactly("1,800", ENGLISH.number(games));
        assertThat(known.last()).endsWith("%");
        assertThat(known.best()).endsWith("%");
        assertThat(model.settings()).containsExactly(new Comparison.Row("Algorithm", List.of()),
                new Comparison.Row("Seed", List.of("1", "2")));
        assertThat(model.seedsProperty().get()).startsWith("DQN · 2 seeds: ").contains("95 % interval");
        assertThat(model.asText()).contains("Setting\tDQN · seed 1\tDQN · seed 2\n", "Seed\t1\t2\n");
        runs.draw(first, false);
        model.pulse(2 * SECOND);
        assertThat(model.results()).hasSize(1);
        assertThat(model.settings()).isEmpty();
        assertThat(model.hintProperty().get()).startsWith("What sets runs apart appears here once there are two");
    }

    @Test
    void whatHasNotChangedIsLeftAlone() throws Refused, InterruptedException {
        trained(1, 100);
        trained(2, 100);
        model.pulse(SECOND);
        AtomicInteger changes = new AtomicInteger();
        for (Observable list : new Observable[] {model.results(), model.columns(), model.settings(), model.seedsProperty()}) {
            list.subscribe(changes::incrementAndGet);
        }
        model.pulse(2 * SECOND);
        assertThat(changes).hasValue(0);
        runs.rename(runs.all().getFirst(), "Ada");
        model.pulse(2 * SECOND + SECOND / 4);
        assertThat(changes).as("not yet due").hasValue(0);
        model.pulse(3 * SECOND);
        assertThat(model.columns().getFirst().name()).isEqualTo("Ada");
    }

    private RunViewModel trained(long seed, long steps) throws Refused, InterruptedException {
        RunViewModel run =
                RunViewModel.fresh(Plan.of(Presets.first(Environments.ALL.getFirst(), Algorithms.ALL.getFirst()), seed));
        if (runs.all().isEmpty()) {
            runs.replaceCurrent(run);
        } else {
            runs.addBeside(runs.all().getLast(), run);
        }
        run.advance(Measure.STEPS, steps);
        long start = System.nanoTime();
        while (run.steps() < steps || run.trainingProperty().get()) {
            runs.pulse();
            if (System.nanoTime() - start > 20 * SECOND) {
                fail("Not within 20 s: %d steps", steps);
            }
            Thread.sleep(2);
        }
        return run;
    }
}
