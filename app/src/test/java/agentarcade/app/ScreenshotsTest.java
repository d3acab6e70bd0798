package agentarcade.app;

import static agentarcade.app.TestWindow.run;

import agentarcade.app.game.GameMode;
import agentarcade.app.shell.ShellViewModel;
import agentarcade.env.Controls.Key;

import javafx.event.ActionEvent;
import javafx.scene.control.TextField;

import java.io.IOException;
import java.util.Locale;

import org.junit.jupiter.api.Test;

/// Takes the pictures of the window in `screenshots/`. They go to `target/screenshots` and are only checked not to be blank, unless asked:
///
/// `./mvnw -pl core,app test -Dtest='*ScreenshotsTest' -Dsurefire.failIfNoSpecifiedTests=false -Dscreenshots=write`
class ScreenshotsTest extends StudioTest {
    private static final int TRAINED_STEPS = Photographs.areWanted() ? 8_000 : 1_000;

    @Test
    void theWindowLooksLikeThis() throws IOException {
        openStudio(Locale.ENGLISH);
        ShellViewModel model = studio.model();
        run(model::trainOrPause);
        studio.pulseUntil("trained", () -> model.runProperty().get().steps() >= TRAINED_STEPS);
        studio.pulse(60);
        studio.letPlay(28);
        studio.photograph("window-light", true);
        studio.dark(true);
        studio.pulse(30);
        studio.photograph("window-dark", true);
        studio.dark(false);

        run(() -> model.game().modeProperty().set(GameMode.TRAINING));
        studio.pulse(80);
        studio.photograph("watch-training", true);

        run(() -> model.game().modeProperty().set(GameMode.PLAY));
        studio.pulse(5);
        studio.photograph("play-prompt", false);
        run(() -> model.game().keyPressed(Key.RIGHT));
        studio.pulse(40);
        studio.photograph("play-countdown", false);
        run(() -> model.game().modeProperty().set(GameMode.POLICY));

        type("size", "12");
        run(model::reset);
        type("learningRate", "7");
        studio.pulse(30);
        studio.photograph("notice-light", false);
        studio.dark(true);
        studio.photograph("notice-dark", false);
        run(model::bringBack);
        type("size", "12");
        studio.pulse(30);
        studio.photograph("restart-dark", false);
    }

    private void type(String knob, String text) {
        run(() -> {
            TextField field = (TextField) studio.scene().lookup("#knob-" + knob).lookup(".knob-field");
            field.setText(text);
            field.fireEvent(new ActionEvent());
        });
    }

    @Test
    void aLargeWindowLooksLikeThis() throws IOException {
        openStudio(Locale.ENGLISH);
        studio.resize(1920, 1080);
        run(studio.model()::trainOrPause);
        studio.pulseUntil("trained", () -> studio.model().runProperty().get().steps() >= TRAINED_STEPS / 2);
        studio.pulse(60);
        studio.photograph("large-light", false);
        studio.dark(true);
        studio.pulse(30);
        studio.photograph("large-dark", false);
    }

    @Test
    void theSmallestWindowLooksLikeThis() throws IOException {
        openStudio(Locale.ENGLISH);
        photographSmallest("small-english", "Ready");
        openStudio(Locale.GERMAN);
        photographSmallest("small-german", "Bereit");
    }

    private void photographSmallest(String name, String ready) throws IOException {
        // The system's frame around the window takes its part of the height.
        studio.resize(ArcadeApp.SMALLEST_WIDTH, ArcadeApp.SMALLEST_HEIGHT - 40);
        studio.pulseUntil("started", () -> studio.model().statusProperty().get().equals(ready));
        studio.pulse(30);
        studio.photograph(name, false);
    }
}
