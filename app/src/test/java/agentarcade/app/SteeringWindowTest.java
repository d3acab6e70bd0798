package agentarcade.app;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static agentarcade.app.TestWindow.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import agentarcade.agent.algorithms.Dqn;
import agentarcade.app.game.GameMode;
import agentarcade.app.run.Change;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Training for so many steps, at a pace, and settings taken back.
class SteeringWindowTest {
    @RegisterExtension final TestWindow window = new TestWindow();

    private Dqn.Settings settings() {
        return (Dqn.Settings) fx(() -> window.runModelNow().settings().orElseThrow());
    }

    @Test
    void trainOffersSoManyStepsAndStopsThere() {
        window.awaitStatus("Ready");
        MenuButton more = window.node("trainMore", MenuButton.class);
        assertThat(fx(() -> more.getItems().stream().map(item -> item.getText()).toList()))
                .containsExactly("Train for 1,000 steps", "Train for 10,000 steps", "Train for 100,000 steps", "Train until paused");
        run(() -> window.model().game().paceProperty().set(500));
        run(() -> more.getItems().getFirst().fire());
        window.awaitStatus("Training, until step 1,000");
        assertThat(window.text("train")).isEqualTo("Pause");
        run(() -> window.model().game().paceProperty().set(100_000));
        window.awaitStatus("Paused");
        assertThat(window.counter("steps")).isEqualTo(1_000);
        assertThat(window.text("train")).isEqualTo("Train");
    }

    @Test
    void stepOffersAGameAndAnUpdateAndBothHaveKeys() {
        window.awaitStatus("Ready");
        MenuButton more = window.node("stepMore", MenuButton.class);
        run(() -> more.getItems().get(1).fire());
        await("one game", SOON, () -> window.model().countersProperty().get().contains("1 game"));
        window.awaitStatus("Paused");
        assertThat(window.counter("steps")).isEqualTo(9);
        run(() -> more.getItems().get(2).fire());
        await("one update", SOON, () -> window.runModelNow().snapshotProperty().get().updates() == 1);
        window.awaitStatus("Paused");
        window.press(KeyCode.CONTROL, KeyCode.U);
        await("another update", SOON, () -> window.runModelNow().snapshotProperty().get().updates() == 2);
    }

    @Test
    void shiftCtrlZBringsASettingAgainThatCtrlZTookBack() {
        window.awaitStatus("Ready");
        window.enter(window.knob("discount", TextField.class), "0.5");
        window.focus("train");
        window.shortcut(KeyCode.Z);
        assertThat(settings().discount()).isEqualTo(0.95);
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertThat(settings().discount()).isEqualTo(0.5);
    }

    @Test
    void theHintsOfStepAndResetNameTheirKeys() {
        assertThat(window.node("step", Button.class).getTooltip().getText())
                .isEqualTo("One step of the training, then pause (Ctrl+E)");
        assertThat(window.node("reset", Button.class).getTooltip().getText())
                .isEqualTo("Starts over with the settings at the right (Ctrl+R); Ctrl+Z brings the old run back");
    }

    @Test
    void trainingCanBeSlowedDownInEveryMode() {
        Slider pace = window.node("trainingPace", Slider.class);
        run(() -> pace.setValue(Math.log10(20)));
        run(() -> window.model().trainOrPause());
        await("training", SOON, () -> window.runModelNow().steps() > 0);
        long before = window.runModel().steps();
        sleep(1_000);
        assertThat(window.runModel().steps() - before).isBetween(10L, 40L);
        run(() -> window.model().game().modeProperty().set(GameMode.TRAINING));
        assertThat(window.isShown("trainingPace")).as("the game has one then").isFalse();
        assertThat(fx(() -> window.model().game().paceProperty().get())).isEqualTo(20);
        run(() -> pace.setValue(5));
        run(() -> window.model().game().modeProperty().set(GameMode.PLAY));
        assertThat(fx(() -> window.model().game().paceProperty().get())).as("as before").isCloseTo(20,
                within(1e-6));
        run(() -> window.model().game().modeProperty().set(GameMode.TRAINING));
        assertThat(fx(() -> window.model().game().paceProperty().get())).as("as it was watched").isEqualTo(100_000);
    }

    @Test
    void aTurnedKnobIsTakenBackAndBroughtAgainByKeyEvenFromItsField() {
        window.trainTo(50);
        long at = window.runModel().steps();
        TextField rate = window.knob("learningRate", TextField.class);
        window.enter(rate, "0.01");
        assertThat(settings().learningRate()).isEqualTo(0.01);
        assertThat(window.node("knobUndo", Button.class).getAccessibleText()).isEqualTo("Undo: Learning rate 0.001 → 0.01 (Ctrl+Z)");
        window.shortcut(KeyCode.Z);
        assertThat(settings().learningRate()).isEqualTo(0.001);
        assertThat(rate.getText()).isEqualTo("0.001");
        window.shortcut(KeyCode.Y);
        assertThat(settings().learningRate()).isEqualTo(0.01);
        window.click("knobUndo");
        assertThat(settings().learningRate()).isEqualTo(0.001);
        assertThat(window.node("knobUndo", Node.class).isDisabled()).isTrue();
        window.click("knobRedo");
        await("the change is known", SOON, () -> !window.runModelNow().changes().isEmpty());
        assertThat(fx(() -> window.runModelNow().changes().getLast())).isEqualTo(new Change(at, "dqn.learningRate", 0.001, 0.01));
    }

    @Test
    void withNoKnobTurnedUndoBringsBackTheLastRun() {
        long steps = window.trainTo(300);
        window.enter(window.knob("learningRate", TextField.class), "0.01");
        window.focus("train");
        window.shortcut(KeyCode.R);
        window.awaitStatus("Ready");
        window.shortcut(KeyCode.Z);
        await("the old run", SOON, () -> window.runModelNow().steps() == steps);
        assertThat(settings().learningRate()).isEqualTo(0.01);
    }

    @Test
    void aFilterTooLargeIsRefusedBesideItsKnob() {
        window.enter(window.knob("filters", TextField.class), "8@11x11");
        assertThat(window.knobNote("filters")).isEqualTo("The filter 8@11x11 is larger than the 10 × 10 cells it would look at. "
                + "Take a smaller filter, or write “same” behind it to surround the picture with zeros.");
        window.enter(window.knob("filters", TextField.class), "8@7x7");
        assertThat(window.knobNote("filters")).startsWith("up to 4 layers");
        // A run that has learned nothing yet starts over with it once the person has been still.
        await("started over", SOON, () -> !window.model().restartNeededProperty().get());
        window.enter(window.knob("size", TextField.class), "6");
        assertThat(window.knobNote("size")).startsWith("The filter 8@7x7 is larger than the 6 × 6 cells");
    }

    @Test
    void aSearchFindsSettingsInClosedGroups() {
        assertThat(fx(() -> window.stage().getScene().lookup("#knob-hidden"))).isNull();
        window.type(window.node("knobSearch", TextField.class), "hidden");
        assertThat(window.isShown("knob-hidden")).isTrue();
        assertThat(window.isShown("knob-learningRate")).isFalse();
        window.press(KeyCode.ESCAPE);
        assertThat(window.isShown("knob-hidden")).isFalse();
        assertThat(window.isShown("knob-learningRate")).isTrue();
    }
}
