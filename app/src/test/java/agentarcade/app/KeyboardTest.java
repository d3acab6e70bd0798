package agentarcade.app;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.files.Preferences;
import agentarcade.app.game.GameMode;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The window without a mouse and without eyes.
class KeyboardTest {
    @RegisterExtension final TestWindow window = new TestWindow();

    @Test
    void tabReachesEveryControl() {
        window.awaitStatus("Ready");
        window.focus("environment");
        Set<Node> reached = new LinkedHashSet<>();
        Node at = focused();
        while (reached.add(at)) {
            window.press(KeyCode.TAB);
            at = focused();
        }
        List<Node> missed = new ArrayList<>(fx(() -> controls(window.stage().getScene().getRoot())));
        assertThat(missed).hasSizeGreaterThan(30);
        missed.removeAll(reached);
        // Tab goes to one button of a group; arrows lead to the others.
        missed.removeIf(
                node -> node instanceof ToggleButton toggle && reached.contains((Node) toggle.getToggleGroup().getSelectedToggle()));
        assertThat(missed).as("not reached by Tab").isEmpty();
    }

    private Node focused() {
        return fx(() -> window.stage().getScene().getFocusOwner());
    }

    @Test
    void arrowsLeadFromModeToMode() {
        window.awaitStatus("Ready");
        window.focus("policyMode");
        window.press(KeyCode.RIGHT);
        assertThat(mode()).isEqualTo(GameMode.TRAINING);
        window.press(KeyCode.RIGHT);
        assertThat(mode()).isEqualTo(GameMode.PLAY);
    }

    @Test
    void everyControlSaysWhatItIs() {
        window.awaitStatus("Ready");
        List<String> silent = fx(() -> {
            Parent root = window.stage().getScene().getRoot();
            List<Node> named = all(root).stream().filter(Label.class::isInstance).map(label -> ((Label) label).getLabelFor()).toList();
            return controls(root).stream().filter(node -> !speaks(node) && !named.contains(node)).map(KeyboardTest::path).toList();
        });
        assertThat(silent).as("without text, accessible text or a label that names them").isEmpty();
    }

    private static boolean speaks(Node node) {
        boolean hasText = node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank();
        return hasText || node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
    }

    private static String path(Node node) {
        String name = node.getClass().getSimpleName() + (node.getId() == null ? "" : "#" + node.getId());
        return node.getParent() == null ? name : path(node.getParent()) + " › " + name;
    }

    /// What the keyboard should be able to reach: all visible controls, except what only scrolls.
    private static List<Node> controls(Parent root) {
        return all(root).stream().filter(node -> node.isFocusTraversable() && !node.isDisabled() && isShown(node))
                .filter(node -> !(node instanceof ScrollPane)).toList();
    }

    private static boolean isShown(Node node) {
        return node == null || node.isVisible() && isShown(node.getParent());
    }

    /// Controls are not looked into.
    private static List<Node> all(Parent parent) {
        List<Node> all = new ArrayList<>();
        for (Node child : parent.getChildrenUnmodifiable()) {
            all.add(child);
            if (child instanceof Parent branch && (!(child instanceof Control) || child instanceof ScrollPane)) {
                all.addAll(all(branch));
            }
        }
        return all;
    }

    @Test
    void everyShortcutDoesWhatTheMenuSays() {
        window.awaitStatus("Ready");
        window.shortcut(KeyCode.T);
        await("steps", SOON, () -> window.runModelNow().steps() > 50);
        window.shortcut(KeyCode.T);
        window.awaitStatus("Paused");
        long steps = window.counter("steps");
        window.shortcut(KeyCode.E);
        await("one step more", SOON, () -> window.runModelNow().steps() == steps + 1);
        window.shortcut(KeyCode.R);
        window.awaitStatus("Ready");
        window.shortcut(KeyCode.Z);
        await("the old run", SOON, () -> window.runModelNow().steps() == steps + 1);
        window.answers().save(window.folder().resolve("run.arcade"));
        window.shortcut(KeyCode.S);
        await("saved", SOON, () -> !window.runModelNow().isUnsaved());
        window.shortcut(KeyCode.DIGIT2);
        assertThat(mode()).isEqualTo(GameMode.TRAINING);
        window.shortcut(KeyCode.DIGIT3);
        assertThat(mode()).isEqualTo(GameMode.PLAY);
        assertThat(focused().getId()).as("ready to play").isEqualTo("board");
        window.shortcut(KeyCode.DIGIT1);
        assertThat(mode()).isEqualTo(GameMode.POLICY);
        window.press(KeyCode.F3);
        await("frame statistics", SOON, () -> window.stage().getScene().lookup(".overlay").isVisible());
    }

    private GameMode mode() {
        return fx(() -> window.model().game().modeProperty().get());
    }

    @Test
    void shortcutsWorkWhileTyping() {
        window.awaitStatus("Ready");
        window.focus("seed");
        window.shortcut(KeyCode.T);
        await("steps", SOON, () -> window.runModelNow().steps() > 50);
        assertThat(window.text("seed")).isEqualTo("1");
    }

    @Test
    void theDarkThemeIsRememberedForNextTime() {
        Parent root = window.stage().getScene().getRoot();
        assertThat(root.getStyleClass()).doesNotContain("dark");
        window.shortcut(KeyCode.D);
        assertThat(root.getStyleClass()).contains("dark");
        assertThat(new Preferences(window.folder()).dark()).isTrue();
        window.shortcut(KeyCode.D);
        assertThat(root.getStyleClass()).doesNotContain("dark");
    }

    @Test
    void spaceOnTheFocusedTrainButtonTrains() {
        window.awaitStatus("Ready");
        window.focus("train");
        window.press(KeyCode.SPACE);
        await("steps", SOON, () -> window.runModelNow().steps() > 50);
        run(() -> window.model().trainOrPause());
    }
}
