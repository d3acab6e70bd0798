package agentarcade.app;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.files.WindowPlace;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;

import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The window before a class.
class PresentingTest {
    @RegisterExtension final TestWindow window = new TestWindow();

    @Test
    void onAProjectorLettersAreLargeAndControlsFew() {
        window.awaitStatus("Ready");
        double size = letters();
        window.shortcut(KeyCode.P);
        await("large letters", SOON, () -> letters(window.stage().getScene()) > 1.4 * size);
        assertThat(window.isShown("worldTitle")).isTrue();
        for (String hidden : new String[] {"environment", "algorithm", "preset", "seed", "save", "knobs"}) {
            assertThat(window.isShown(hidden)).as(hidden).isFalse();
        }
        for (String shown : new String[] {"train", "step", "reset", "board"}) {
            assertThat(window.isShown(shown)).as(shown).isTrue();
        }
        window.click("callSide");
        assertThat(window.isShown("knobs")).isTrue();
        window.click("toggleProjector");
        assertThat(letters()).isEqualTo(size);
        assertThat(window.isShown("environment") && window.isShown("knobs")).isTrue();
    }

    private double letters() {
        return fx(() -> letters(window.stage().getScene()));
    }

    private static double letters(Scene scene) {
        return ((Labeled) scene.lookup("#status")).getFont().getSize();
    }

    @Test
    void f1ListsEveryKeyThatTheWindowListensTo() {
        window.awaitStatus("Ready");
        window.focus("reset");
        window.press(KeyCode.F1);
        await("the list", SOON, () -> window.stage().getScene().lookup("#shortcutList") != null);
        Set<String> listed = fx(() -> window.stage().getScene().lookup("#shortcutList").lookupAll(".key-cap").stream()
                .map(cap -> ((Label) cap).getText()).collect(Collectors.toSet()));
        int accelerators = fx(() -> window.stage().getScene().getAccelerators().size());
        assertThat(listed).as("every key but the second one for redo").contains("F1", "F11").hasSize(accelerators - 1);
        window.press(KeyCode.ESCAPE);
        await("no list", SOON, () -> window.stage().getScene().lookup("#shortcutList") == null);
        assertThat(fx(() -> window.stage().getScene().getFocusOwner().getId())).as("where the keyboard was").isEqualTo("reset");
        window.press(KeyCode.F1);
        await("the list", SOON, () -> window.stage().getScene().lookup("#shortcutList") != null);
        window.press(KeyCode.F1);
        await("no list", SOON, () -> window.stage().getScene().lookup("#shortcutList") == null);
    }

    @Test
    void littleMotionMeansNoEffects() {
        assertThat(fx(() -> window.model().game().effectsProperty().get())).isTrue();
        run(() -> window.window().theme().stillBySystemProperty().set(true));
        assertThat(fx(() -> window.model().game().effectsProperty().get())).isFalse();
        assertThat(fx(() -> window.model().gallery().stillProperty().get())).isTrue();
        run(() -> window.window().theme().stillBySystemProperty().set(false));
        assertThat(fx(() -> window.model().game().effectsProperty().get())).isTrue();
    }

    @Test
    void theWindowComesBackToWhereItWasUnlessThatIsOffTheScreen() {
        run(() -> {
            window.stage().setX(40);
            window.stage().setY(30);
            window.window().keepPlace();
        });
        WindowPlace kept = window.preferences().window().orElseThrow();
        assertThat(kept).isEqualTo(new WindowPlace(40, 30, kept.width(), kept.height(), false));
        run(() -> {
            window.preferences().window(new WindowPlace(90_000, 30, kept.width(), kept.height(), false));
            window.window().restorePlace();
        });
        assertThat(fx(() -> window.stage().getX())).isEqualTo(40);
        run(() -> {
            window.preferences().window(new WindowPlace(20, 10, kept.width(), kept.height(), false));
            window.window().restorePlace();
        });
        assertThat(fx(() -> window.stage().getX())).isEqualTo(20);
    }
}
