package agentarcade.app;

import static agentarcade.app.TestWindow.run;

import agentarcade.app.game.GameMode;
import agentarcade.app.shell.Lab;
import agentarcade.app.shell.Page;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

/// Takes the pictures of the window as a projector shows it, and of the list of shortcuts. See [ScreenshotsTest].
class PresentingScreenshotsTest extends StudioTest {
    private static final int TRAINED_STEPS = 3_000;

    @Test
    void onAProjectorTheWindowLooksLikeThis() throws IOException {
        openStudio(Locale.ENGLISH);
        run(() -> studio.theme().projectorProperty().set(true));
        run(studio.model()::trainOrPause);
        studio.pulseUntil("trained", () -> studio.model().runProperty().get().steps() >= TRAINED_STEPS);
        studio.pulse(30);
        studio.photograph("projector-light", false);
        studio.dark(true);
        studio.resize(1920, 1080);
        studio.pulse(5);
        studio.photograph("projector-large-dark", false);
        run(() -> studio.model().layout().pageProperty().set(Page.GALLERY));
        play();
        studio.photograph("projector-gallery-large-dark", false);
    }

    @Test
    void onAProjectorEveryWordCanBeReadInGermanToo() throws IOException {
        openStudio(Locale.GERMAN);
        run(() -> studio.theme().projectorProperty().set(true));
        studio.pulseUntil("started", () -> studio.model().statusProperty().get().equals("Bereit"));
        studio.pulse(10);
        studio.photograph("projector-german", false);
        for (Lab lab : List.of(Lab.INSIDE, Lab.COMPARE)) {
            run(() -> studio.model().layout().labProperty().set(lab));
            studio.pulse(40);
            studio.photograph("projector-german-" + lab, false);
        }
        run(() -> studio.model().game().modeProperty().set(GameMode.PLAY));
        studio.pulse(5);
        studio.photograph("projector-german-play", false);
        run(() -> studio.model().game().modeProperty().set(GameMode.POLICY));
        run(() -> studio.model().layout().labProperty().set(Lab.CHARTS));
        run(() -> studio.model().layout().sideShownProperty().set(true));
        studio.photograph("projector-german-side", false);
        run(() -> studio.model().layout().pageProperty().set(Page.GALLERY));
        play();
        studio.photograph("projector-german-gallery", false);
    }

    @Test
    void theListOfShortcutsLooksLikeThis() throws IOException {
        openStudio(Locale.ENGLISH);
        shortcuts("shortcuts-light");
        openStudio(Locale.GERMAN);
        studio.dark(true);
        shortcuts("shortcuts-german-dark");
    }

    private void shortcuts(String name) throws IOException {
        studio.pulse(5);
        run(() -> ((MenuButton) studio.scene().lookup("#more")).getItems().stream().filter(item -> "shortcuts".equals(item.getId()))
                .forEach(MenuItem::fire));
        studio.photograph(name, false);
    }

    private void play() {
        for (int i = 0; i < 60; i++) {
            studio.frame();
        }
    }
}
