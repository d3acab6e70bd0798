package agentarcade.app;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static agentarcade.app.TestWindow.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.run.Plan;
import agentarcade.agent.algorithms.Dqn;
import agentarcade.agent.parts.Descent;
import agentarcade.app.run.RunViewModel;
import agentarcade.env.games.Catch;
import agentarcade.experiment.Experiment;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KnobsWindowTest {
    @RegisterExtension final TestWindow window = new TestWindow();

    @Test
    void aWrongValueIsToldBesideItsKnobAndDoesNotReachTheTrainer() {
        run(() -> window.model().trainOrPause());
        await("training", SOON, () -> window.runModelNow().steps() > 100);
        Record before = window.snapshot().settings();
        TextField rate = window.knob("learningRate", TextField.class);
        window.enter(rate, "7");
        assertThat(window.knobNote("learningRate")).isEqualTo("Learning rate must be between 0.000001 and 1, not 7.");
        long steps = window.counter("steps");
        await("training goes on", SOON, () -> window.runModelNow().steps() > steps + 100);
        assertThat(window.snapshot().settings()).isEqualTo(before);
        assertThat(window.text("status")).isEqualTo("Training");
        assertThat(rate.getText()).as("left to be corrected").isEqualTo("7");

        window.press(KeyCode.ESCAPE);
        assertThat(rate.getText()).isEqualTo("0.001");
        assertThat(window.knobNote("learningRate")).isEqualTo("0.000001 – 1, takes effect now");
    }

    @Test
    void wordsAreNoNumber() {
        window.enter(window.knob("batchSize", TextField.class), "many");
        assertThat(window.knobNote("batchSize")).isEqualTo("Batch size must be a whole number between 1 and 1,024, not “many”.");
    }

    @Test
    void aValidValueReachesTheTrainer() {
        window.trainTo(100);
        window.enter(window.knob("learningRate", TextField.class), "0.01");
        await("the trainer goes by it", SOON, () -> trained().learningRate() == 0.01);
        assertThat(fx(() -> window.model().setup().presetProperty().get())).as("nobody's preset any more").isNull();
        assertThat(window.isShown("restart")).isFalse();
    }

    @Test
    void aSliderReachesTheTrainer() {
        window.awaitStatus("Ready");
        Slider slider = window.knob("discount", Slider.class);
        run(() -> slider.setValue(0.5));
        await("the trainer goes by it", SOON, () -> trained().discount() == 0.5);
        assertThat(window.knob("discount", TextField.class).getText()).isEqualTo("0.5");
    }

    @Test
    void aFormThatOpensLeavesEveryDigitOfASetting() throws Refused {
        Plan another = TroubledWorld.plan(() -> {
        });
        Record exact = Knobs.of(Dqn.Settings.class).with(another.settings().orElseThrow(), "learningRate", 0.2 / 3);
        run(() -> window.model().start(another.withSettings(exact)));
        assertThat(window.runModel().settings()).hasValue(exact);
        assertThat(window.knob("learningRate", TextField.class).getText()).isEqualTo(Double.toString(0.2 / 3));
    }

    private Dqn.Settings trained() {
        return (Dqn.Settings) window.runModelNow().snapshotProperty().get().settings();
    }

    @Test
    void onATrainedRunTheBoardSizeWaitsForReset() {
        long steps = window.trainTo(100);
        window.enter(window.knob("size", TextField.class), "12");
        assertThat(window.isShown("restart")).isTrue();
        sleep(600);
        assertThat(window.counter("steps")).isEqualTo(steps);
        assertThat(rules()).isEqualTo(new Catch.Rules(10));
        window.click("reset");
        assertThat(rules()).isEqualTo(new Catch.Rules(12));
        assertThat(window.isShown("restart")).isFalse();
    }

    @Test
    void turnedBackTheBoardSizeWaitsForNothing() {
        window.trainTo(100);
        window.enter(window.knob("size", TextField.class), "12");
        window.enter(window.knob("size", TextField.class), "10");
        assertThat(window.isShown("restart")).isFalse();
    }

    @Test
    void onAFreshRunTheBoardSizeAppliesByItself() {
        window.awaitStatus("Ready");
        RunViewModel before = window.runModel();
        window.enter(window.knob("size", TextField.class), "12");
        await("another run", SOON, () -> window.runModelNow() != before);
        assertThat(rules()).isEqualTo(new Catch.Rules(12));
        assertThat(window.isShown("restart")).isFalse();
        assertThat(window.isShown("notice")).isFalse();
    }

    @Test
    void theKeyboardStaysWithTheKnobThatRestartedAFreshRun() {
        window.awaitStatus("Ready");
        RunViewModel before = window.runModel();
        window.enter(window.knob("size", TextField.class), "12");
        await("another run", SOON, () -> window.runModelNow() != before);
        TextField size = window.knob("size", TextField.class);
        assertThat(fx(() -> window.stage().getScene().getFocusOwner())).isSameAs(size);
    }

    private Record rules() {
        return window.runModel().experiment().world().rules();
    }

    @Test
    void whatWasTypedWithoutEnterCountsWhenResetIsPressedByKey() {
        window.trainTo(100);
        window.type(window.knob("size", TextField.class), "14");
        window.shortcut(KeyCode.R);
        assertThat(rules()).isEqualTo(new Catch.Rules(14));
    }

    @Test
    void settingsThatDoNotFitTogetherAreRefusedWithTheReason() {
        window.trainTo(100);
        window.enter(window.knob("learningStarts", TextField.class), "20000");
        assertThat(window.knobNote("learningStarts"))
                .isEqualTo("Learning would never start: it waits for 20,000 remembered steps, but the replay holds only 10,000.");
    }

    @Test
    void aChoiceWaitsForResetWhenItMust() {
        window.trainTo(100);
        ComboBox<?> optimizer = window.knob("optimizer", ComboBox.class);
        run(() -> optimizer.getSelectionModel().select(0));
        assertThat(window.isShown("restart")).isTrue();
        assertThat(((Dqn.Settings) window.snapshot().settings()).optimizer()).isEqualTo(Descent.ADAM);
        window.click("reset");
        assertThat(((Dqn.Settings) window.runModel().experiment().settings()).optimizer()).isEqualTo(Descent.SGD);
    }
}
