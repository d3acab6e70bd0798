package agentarcade.app;

import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;

import agentarcade.app.run.Plan;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.shell.Lab;
import agentarcade.app.shell.ShellViewModel;
import agentarcade.app.shell.Side;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import agentarcade.store.Presets;

import javafx.scene.control.Button;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// Takes pictures of the list of runs and of their comparison, as [ScreenshotsTest] does.
class RunsScreenshotsTest {
    private static final String[] PARTS = {"#board", "#runs", "#compare", ".toolbar", ".statusline"};

    @TempDir Path folder;

    @BeforeEach
    void begin() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void runsAndTheirComparisonLookLikeThis() throws Exception {
        photograph(Locale.ENGLISH, "runs");
    }

    @Test
    void inGermanToo() throws Exception {
        photograph(Locale.GERMAN, "runs-german");
    }

    private void photograph(Locale language, String name) throws Exception {
        Plan other = other();
        try (Studio studio = new Studio(language, folder)) {
            ShellViewModel model = studio.model();
            run(() -> {
                model.layout().sideProperty().set(Side.RUNS);
                model.layout().labProperty().set(Lab.COMPARE);
            });
            studio.pulse(3);
            studio.photograph(name + "-one", false, PARTS);
            run(() -> {
                model.trainOrPause();
                model.runList().runBesideCurrent();
            });
            studio.pulseUntil("trained", () -> model.runProperty().get().steps() >= 2_000);
            List<RunViewModel> pair = fx(() -> List.copyOf(model.runs().all()));
            run(() -> {
                model.runList().actions().trainOrPause(pair.getFirst());
                model.start(other);
                model.runs().draw(pair.getLast(), true);
                model.runs().rename(pair.getFirst(), "Ada");
                model.noticeProperty().set(null);
            });
            studio.pulseUntil("begun", () -> model.runProperty().get().snapshotProperty().get() != null);
            studio.pulse(40);
            // A run in another world would want the world in all names.
            run(() -> model.runs().draw(model.runProperty().get(), false));
            studio.pulse(40);
            studio.photograph(name + "-light", false, PARTS);
            studio.dark(true);
            run(() -> model.runList().actions().choose(pair.getFirst()));
            run(() -> model.compare().allSettingsProperty().set(true));
            run(((Button) studio.scene().lookup(".swatch-button"))::fire);
            studio.pulse(40);
            studio.photograph(name + "-dark", false, PARTS);
        }
    }

    private static Plan other() throws Exception {
        EnvironmentType<?> world = Environments.find("pendulum-v1").orElseThrow();
        return Plan.of(Presets.first(world, Algorithms.find("ddpg").orElseThrow()), 1);
    }
}
