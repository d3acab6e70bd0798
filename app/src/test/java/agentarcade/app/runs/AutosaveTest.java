package agentarcade.app.runs;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.run.Plan;
import agentarcade.app.run.RunViewModel;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Run;
import agentarcade.knob.Refused;
import agentarcade.store.Presets;
import agentarcade.store.Recovery;
import agentarcade.store.RunFiles;
import agentarcade.store.RunKeeper;
import agentarcade.train.Measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutosaveTest {
    private static final long PERIOD = RunKeeper.SHORTEST_PERIOD_NANOS;

    @TempDir Path folder;
    private final RunsViewModel runs = new RunsViewModel();
    private final List<Throwable> troubles = new ArrayList<>();
    /// What is to be done on the thread of the window.
    private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private RunViewModel run;
    private Autosave autosave;
    private long now;

    @BeforeEach
    void openRun() throws Refused {
        run = RunViewModel.fresh(Plan.of(Presets
                .first(Environments.find("catch").orElseThrow(), Algorithms.find("dqn").orElseThrow()).experiment(1)));
        runs.replaceCurrent(run);
        autosave = new Autosave(new Recovery(folder), runs, Runnable::run, window::add, troubles::add, () -> now);
    }

    @AfterEach
    void closeRun() {
        autosave.close();
        runs.close();
    }

    private void train(long steps) throws Exception {
        long goal = run.steps() + steps;
        run.advance(Measure.STEPS, steps);
        for (int i = 0; run.steps() < goal && i < 20_000; i++) {
            Thread.sleep(1);
            runs.pulse();
        }
        assertThat(run.steps()).isGreaterThanOrEqualTo(goal);
    }

    /// A frame after so long, and what comes of it.
    private void pulseAfter(long nanos, boolean keeps) throws InterruptedException {
        now += nanos;
        autosave.pulse(now);
        if (keeps) {
            window.poll(20, TimeUnit.SECONDS).run();
        }
        assertThat(window).isEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(RunFiles.EXTENSION)).toList();
        }
    }

    @Test
    void aRunInTrainingIsKeptAgainAndAgain() throws Exception {
        pulseAfter(PERIOD, false);
        assertThat(files()).as("nothing to lose yet").isEmpty();
        train(30);
        pulseAfter(0, false);
        pulseAfter(PERIOD, true);
        assertThat(files()).hasSize(1);
        Run kept = RunFiles.read(files().getFirst());
        assertThat(kept.checkpoint().progress().steps()).isEqualTo(30);
        assertThat(kept.past().provenance().saved()).isPresent();
        assertThat(kept.past().waypoints()).hasSize(1);
        pulseAfter(PERIOD, false);
        train(5);
        pulseAfter(PERIOD - 1, true);
        assertThat(RunFiles.read(files().getFirst()).checkpoint().progress().steps()).isEqualTo(35);
        assertThat(run.capture().get().past().waypoints()).as("is known to the run itself").hasSize(1);
        assertThat(troubles).isEmpty();
    }

    @Test
    void onceItIsSavedNothingIsKeptOfIt() throws Exception {
        train(30);
        pulseAfter(0, false);
        pulseAfter(PERIOD, true);
        run.saved(folder.resolve("elsewhere"), run.steps());
        pulseAfter(1, false);
        assertThat(files()).isEmpty();
        train(1);
        pulseAfter(1, false);
        pulseAfter(PERIOD, true);
        assertThat(files()).hasSize(1);
    }

    @Test
    void ofADiscardedRunNothingIsKeptUnlessItIsPutBack() throws Exception {
        train(30);
        pulseAfter(0, false);
        pulseAfter(PERIOD, true);
        runs.discard(run);
        pulseAfter(1, false);
        assertThat(files()).isEmpty();
        runs.putBack();
        pulseAfter(1, false);
        pulseAfter(PERIOD, true);
        assertThat(files()).hasSize(1);
    }

    @Test
    void whoeverClosesTheProgramLeavesNothingBehind() throws Exception {
        train(30);
        pulseAfter(0, false);
        pulseAfter(PERIOD, true);
        autosave.close();
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).isEmpty();
        }
    }

    @Test
    void aProgramThatIsToldToEndKeepsTheLastState() throws Exception {
        train(30);
        pulseAfter(0, false);
        train(7);
        autosave.keepAll();
        assertThat(RunFiles.read(files().getFirst()).checkpoint().progress().steps()).isEqualTo(37);
    }

    @Test
    void whyItCanNotBeKeptIsToldOnce() throws Exception {
        train(30);
        pulseAfter(0, false);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path gone : all.sorted((a, b) -> b.compareTo(a)).filter(path -> !path.equals(folder)).toList()) {
                Files.delete(gone);
            }
        }
        pulseAfter(PERIOD, true);
        assertThat(troubles).hasSize(1).allMatch(Refused.class::isInstance);
        pulseAfter(PERIOD, true);
        assertThat(troubles).hasSize(1);
    }
}
