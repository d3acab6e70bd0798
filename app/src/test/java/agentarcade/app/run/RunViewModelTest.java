package agentarcade.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import agentarcade.agent.algorithms.Dqn;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import agentarcade.store.Presets;
import agentarcade.store.RunFiles;
import agentarcade.train.Goal;
import agentarcade.train.Measure;
import agentarcade.train.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run without a window: the test takes the place of the FX thread.
class RunViewModelTest {
    private RunViewModel run;

    @BeforeEach
    void open() throws Refused {
        run = RunViewModel.fresh(Plan.of(Presets.first(Environments.find("catch").orElseThrow(), Algorithms.find("dqn").orElseThrow()), 1));
    }

    @AfterEach
    void close() {
        run.close();
    }

    private void pulseUntil(BooleanSupplier wish) throws InterruptedException {
        long start = System.nanoTime();
        do {
            run.pulse();
            Thread.sleep(2);
            assertThat(System.nanoTime() - start).as("patience").isLessThan(30_000_000_000L);
        } while (!wish.getAsBoolean());
    }

    private boolean isPaused() {
        return run.snapshotProperty().get() != null && run.snapshotProperty().get().status() instanceof Status.Paused;
    }

    private void advance(Measure measure, long count) throws InterruptedException {
        run.advance(measure, count);
        assertThat(run.trainingProperty().get()).isTrue();
        pulseUntil(() -> !run.trainingProperty().get());
        pulseUntil(this::isPaused);
    }

    private void use(String name, Object value) throws Refused {
        run.use(Knobs.of(Dqn.Settings.class).with(run.settings().orElseThrow(), name, value));
    }

    @Test
    void itTrainsForSoManyAndSaysThatItIsDone() throws InterruptedException {
        advance(Measure.STEPS, 25);
        assertThat(run.steps()).isEqualTo(25);
        advance(Measure.EPISODES, 3);
        assertThat(run.snapshotProperty().get().episodes()).isEqualTo(5);
        advance(Measure.UPDATES, 1);
        assertThat(run.snapshotProperty().get().updates()).as("it learns from the 200th step on").isEqualTo(1);
        assertThat(run.goal()).isEmpty();
    }

    @Test
    void pausedOnTheWayItForgetsWhereItWent() throws InterruptedException {
        run.pace(50);
        run.advance(Measure.STEPS, 1_000);
        pulseUntil(() -> run.steps() > 2);
        assertThat(run.goal()).hasValue(new Goal(Measure.STEPS, 1_000));
        run.pause();
        pulseUntil(this::isPaused);
        assertThat(run.goal()).isEmpty();
        run.pace(Double.POSITIVE_INFINITY);
        run.train();
        pulseUntil(() -> run.steps() > 1_200);
        assertThat(run.trainingProperty().get()).isTrue();
    }

    @Test
    void changesAreKeptWithTheStepAtWhichTrainingWentByThem() throws Exception {
        use("discount", 0.5);
        advance(Measure.STEPS, 40);
        assertThat(run.changes()).as("set before the first step").isEmpty();
        use("learningRate", 0.02);
        use("doubleDqn", false);
        advance(Measure.STEPS, 10);
        assertThat(run.changes()).isEqualTo(List.of(new Change(40, "dqn.learningRate", 0.001, 0.02),
                new Change(40, "dqn.doubleDqn", true, false)));
    }

    @Test
    void whatWasChangedIsKnownAgainWhenAFileIsOpened(@TempDir Path folder) throws Exception {
        advance(Measure.STEPS, 40);
        use("learningRate", 0.02);
        advance(Measure.STEPS, 10);
        use("learningRate", 0.03);
        use("doubleDqn", false);
        advance(Measure.STEPS, 10);
        Path file = folder.resolve("run.arcade");
        RunFiles.write(file, run.capture().get(20, TimeUnit.SECONDS));
        List<Change> before = List.copyOf(run.changes());
        run.close();
        RunViewModel shelved = RunViewModel.shelved(RunFiles.read(file), file);
        assertThat(shelved.changes()).extracting(Change::key).startsWith("dqn.learningRate").endsWith("dqn.doubleDqn");
        run = RunViewModel.resumed(RunFiles.read(file), file);
        assertThat(run.changes()).isEqualTo(shelved.changes());
        assertThat(run.changes().getFirst().before()).isEqualTo(before.getFirst().before());
        assertThat(run.changes().getLast()).isEqualTo(before.getLast());
        pulseUntil(this::isPaused);
        use("learningRate", 0.04);
        pulseUntil(() -> run.changes().size() > shelved.changes().size());
        assertThat(run.changes().getLast()).isEqualTo(new Change(60, "dqn.learningRate", 0.03, 0.04));
    }

    @Test
    void aSliderThatIsDraggedIsOneChangeAtItsLastStep() throws Exception {
        advance(Measure.STEPS, 5);
        for (int i = 1; i <= 20; i++) {
            use("learningRate", i / 1000.0 + 0.001);
            run.step();
        }
        pulseUntil(() -> run.steps() == 25 && !run.changes().isEmpty());
        assertThat(run.changes()).isEqualTo(List.of(new Change(24, "dqn.learningRate", 0.001, 0.021)));
    }

    @Test
    void filtersThatDoNotFitAreRefusedWithASentenceBeforeTraining() throws Exception {
        run.close();
        Plan sound = run.plan();
        Record wanted = Knobs.of(Dqn.Settings.class).with(sound.settings().orElseThrow(), "filters",
                Knobs.of(Dqn.Settings.class).all().stream().filter(knob -> knob.name().equals("filters")).findFirst().orElseThrow()
                        .parse("16@11x11"));
        run = RunViewModel.fresh(sound.withSettings(wanted));
        pulseUntil(run::hasFailed);
        assertThat(run.snapshotProperty().get().status()).isInstanceOfSatisfying(Status.Failed.class,
                failed -> assertThat(failed.cause()).isInstanceOf(Refused.class)
                        .hasMessageStartingWith("The filter 16@11x11 is larger than the 10 × 10 cells"));
    }
}
