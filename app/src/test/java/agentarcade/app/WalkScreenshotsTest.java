package agentarcade.app;

import static agentarcade.app.TestWindow.run;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import agentarcade.app.game.GameMode;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.shell.Lab;
import agentarcade.app.shell.Page;
import agentarcade.app.shell.ShellViewModel;
import agentarcade.app.shell.Side;
import agentarcade.experiment.Environments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;

/// The main stations of [WalkThroughTest] in other looks: German and dark, and in a large window. See [ScreenshotsTest].
class WalkScreenshotsTest {
    private static final int TRAINED_STEPS = 400;

    @TempDir Path folder;

    @BeforeEach
    void register() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @ParameterizedTest
    @CsvSource({"de, true, 1280, 720, german-dark", "en, false, 1920, 1080, large-light", "de, true, 1920, 1080, large-german-dark"})
    void everyStationCanBeRead(String language, boolean dark, int width, int height, String suffix) throws IOException {
        boolean kept = width == 1280;
        assumeTrue(kept || Photographs.areWanted(), "large pictures are taken when screenshots are asked for");
        try (Studio studio = new Studio(Locale.of(language), folder)) {
            ShellViewModel model = studio.model();
            studio.resize(width, height);
            studio.dark(dark);
            run(() -> model.layout().pageProperty().set(Page.GALLERY));
            for (int frame = 0; frame < 60; frame++) {
                studio.frame();
            }
            studio.photograph("walk-gallery-" + suffix, kept);

            run(() -> {
                model.setup().environmentProperty().set(Environments.find("cartpole-v1").orElseThrow());
                model.layout().pageProperty().set(Page.WORKSHOP);
                model.layout().labLargeProperty().set(true);
                model.charts().choices().forEach(name -> model.charts().open(name, true));
            });
            train(studio);
            studio.photograph("walk-charts-" + suffix, kept, "#scoreChart", "#speedChart");

            run(() -> {
                model.layout().labLargeProperty().set(false);
                model.layout().sideProperty().set(Side.RUNS);
                model.layout().labProperty().set(Lab.COMPARE);
                model.runList().runBesideCurrent();
                model.runProperty().get().pause();
            });
            train(studio);
            studio.photograph("walk-compare-" + suffix, kept, "#board", "#runs", "#compare");

            run(() -> model.layout().labProperty().set(Lab.INSIDE));
            // The first layout tells how large the picture is to be.
            run(() -> studio.scene().snapshot(null));
            studio.pulseUntil("the network", () -> model.inside().messageProperty().get().isEmpty());
            studio.pulse(30);
            studio.photograph("walk-inside-" + suffix, kept, "#board", "#inside");

            run(() -> {
                model.game().countdownProperty().set(false);
                model.game().modeProperty().set(GameMode.PLAY);
                model.game().play().rightProperty().set(model.game().play().rightsProperty().get().get(2));
            });
            studio.pulse(30);
            studio.photograph("walk-race-" + suffix, kept, "#board");
        }
    }

    private static void train(Studio studio) {
        RunViewModel trained = studio.model().runProperty().get();
        run(trained::train);
        studio.pulseUntil("trained", () -> trained.steps() >= TRAINED_STEPS);
        run(trained::pause);
        studio.pulse(30);
    }
}
