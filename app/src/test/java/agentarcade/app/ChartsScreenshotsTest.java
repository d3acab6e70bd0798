package agentarcade.app;

import static agentarcade.app.TestWindow.run;

import agentarcade.app.run.Change;
import agentarcade.app.run.Look;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.shell.ShellViewModel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// All charts at once in the place of the game, and their numbers: nothing cut off, in both languages, light and dark.
class ChartsScreenshotsTest {
    private static final long STEPS = 700;

    @TempDir Path folder;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void allChartsAtOnceLookLikeThis() throws IOException {
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            try (Studio studio = new Studio(language, folder)) {
                ShellViewModel model = studio.model();
                RunViewModel first = model.runProperty().get();
                RunViewModel second = RunViewModel.fresh(first.plan().withSeed(2));
                studio.dark(language == Locale.GERMAN);
                trainTo(studio, STEPS, first);
                run(() -> {
                    model.layout().labLargeProperty().set(true);
                    model.charts().choices().forEach(name -> model.charts().open(name, true));
                });
                studio.photograph("charts-all-" + language, false, "#scoreChart", "#speedChart");
                run(() -> {
                    model.runs().addBeside(first, second);
                    second.lookProperty().set(new Look(1, 1));
                    first.changes().add(new Change(STEPS / 2, "dqn.learningRate", 0.001, 0.01));
                });
                trainTo(studio, STEPS, second);
                run(() -> {
                    List.of("q", "epsilon", "gradientNorm", "speed", "length").forEach(name -> model.charts().open(name, false));
                    model.layout().labLargeProperty().set(false);
                });
                studio.photograph("charts-runs-" + language, false);
                run(() -> {
                    model.charts().joinedProperty().set(true);
                    model.charts().open().getLast().logProperty().set(true);
                });
                studio.photograph("charts-band-" + language, false);
                run(() -> model.charts().tableProperty().set(true));
                studio.pulse(60);
                studio.photograph("charts-table-" + language, false, "#chartTable");
            }
        }
    }

    private static void trainTo(Studio studio, long steps, RunViewModel trained) {
        run(trained::train);
        studio.pulseUntil("trained", () -> trained.steps() >= steps);
        run(trained::pause);
        studio.pulse(30);
    }
}
