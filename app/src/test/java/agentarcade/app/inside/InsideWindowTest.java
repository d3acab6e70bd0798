package agentarcade.app.inside;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.TestWindow;
import agentarcade.app.shell.Lab;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InsideWindowTest {
    @RegisterExtension final TestWindow window = new TestWindow();

    /// On the FX thread.
    private Node picture() {
        return window.stage().getScene().lookup("#insidePicture").lookup(".sketch");
    }

    @Test
    void aPictureIsChosenAndReadWithTheKeyboardAlone() {
        window.awaitStatus("Ready");
        run(() -> window.model().layout().labProperty().set(Lab.INSIDE));
        InsideViewModel inside = window.model().inside();
        await("a network", SOON, () -> inside.sketchProperty().get() != null && inside.messageProperty().get().isEmpty());
        assertThat(fx(() -> picture().getAccessibleText())).startsWith("Network of 100 inputs").contains("left", "stay", "right");

        run(() -> picture().requestFocus());
        window.press(KeyCode.RIGHT);
        await("the first thing is pointed at", SOON,
                () -> !((Labeled) window.stage().getScene().lookup("#insidePointed")).getText().isEmpty());
        assertThat(window.text("insidePointed")).isEqualTo("What the agent sees");
        window.press(KeyCode.LEFT);
        assertThat(window.text("insidePointed")).startsWith("right: ");

        window.focus("insideTruth");
        window.press(KeyCode.SPACE);
        await("the truth", SOON, () -> inside.tileProperty().get() == Tile.TRUTH && inside.sketchProperty().get() != null);
        assertThat(window.text("insideReading")).startsWith("|Q − Q*|: mean ");
        assertThat(fx(() -> window.stage().getScene().lookup("#inside").lookupAll(".segment").stream()
                .allMatch(button -> button.isFocusTraversable() && !((ToggleButton) button).getAccessibleText().isEmpty()))).isTrue();
    }

    @Test
    void nothingIsDrawnWhileItCantBeSeen() {
        window.awaitStatus("Ready");
        run(() -> window.model().layout().labProperty().set(Lab.INSIDE));
        InsideViewModel inside = window.model().inside();
        await("a network", SOON, () -> inside.sketchProperty().get() != null);
        run(() -> {
            window.model().layout().labProperty().set(Lab.CHARTS);
            window.model().trainOrPause();
        });
        Sketch last = fx(() -> inside.sketchProperty().get());
        await("training", SOON, () -> window.runModelNow().steps() > 100);
        assertThat(fx(() -> inside.sketchProperty().get())).isSameAs(last);
    }
}
