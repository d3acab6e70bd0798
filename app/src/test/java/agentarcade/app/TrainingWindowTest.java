package agentarcade.app;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static agentarcade.app.TestWindow.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.agent.algorithms.Dqn;
import agentarcade.agent.parts.Descent;
import agentarcade.app.game.GameMode;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.shell.Lab;
import agentarcade.experiment.Experiment;
import agentarcade.train.Snapshot;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import java.lang.ref.WeakReference;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TrainingWindowTest {
    @RegisterExtension final TestWindow window = new TestWindow();

    @Test
    @Tag("alone")
    void trainLearnsToCatchNineOfTenFruits() {
        window.awaitStatus("Ready");
        window.click("train");
        double first = await("steps are counted", SOON, () -> window.runModelNow().steps() > 0);
        double learned = first + await("a win rate of 90 %", 10, () -> window.winRateNow() >= 90);
        System.out.printf("Win rate of 90 %% after %.1f s of training in the window, %,d steps%n", learned, window.counter("steps"));
        assertThat(window.counter("steps")).isGreaterThan(1_000);
        assertThat(window.counter("games")).isGreaterThan(100);
        assertThat(window.text("train")).isEqualTo("Pause");
        assertThat(window.text("status")).isEqualTo("Training");
    }

    @Test
    void controlsFollowWhatIsShownHoweverOftenMemoryWasCleared() {
        window.awaitStatus("Ready");
        for (int i = 0; i < 3; i++) {
            System.gc();
            run(() -> window.model().layout().labProperty().set(Lab.INSIDE));
            run(() -> window.model().game().modeProperty().set(GameMode.TRAINING));
            assertThat(List.of(window.isShown("chartAcross"), window.isShown("trainingPace"))).containsExactly(false, false);
            System.gc();
            run(() -> window.model().layout().labProperty().set(Lab.CHARTS));
            run(() -> window.model().game().modeProperty().set(GameMode.POLICY));
            assertThat(List.of(window.isShown("chartAcross"), window.isShown("trainingPace"))).containsExactly(true, true);
        }
    }

    @Test
    void pauseStopsTheCounterAtOnce() {
        run(() -> window.model().trainOrPause());
        await("training", SOON, () -> window.runModelNow().steps() > 500);
        Button train = window.node("train", Button.class);
        run(train::fire);
        assertThat(window.text("train")).isEqualTo("Train");
        double seconds = await("status Paused", 2, () -> window.model().statusProperty().get().equals("Paused"));
        long steps = window.counter("steps");
        sleep(400);
        assertThat(window.counter("steps")).isEqualTo(steps);
        System.out.printf("Pause shown after %.0f ms%n", seconds * 1e3);
        assertThat(seconds).isLessThan(0.5);
    }

    @Test
    void stepMakesExactlyOneStep() {
        window.awaitStatus("Ready");
        window.click("step");
        await("one step", SOON, () -> window.runModelNow().steps() == 1);
        sleep(200);
        assertThat(window.counter("steps")).isEqualTo(1);
        assertThat(mode()).as("the step can be seen").isEqualTo(GameMode.TRAINING);
        window.click("step");
        await("two steps", SOON, () -> window.runModelNow().steps() == 2);
        assertThat(window.text("status")).isEqualTo("Paused");
    }

    @Test
    void resetStartsOverAndUndoBringsTheOldRunBack() {
        long steps = window.trainTo(500);
        window.click("reset");
        window.awaitStatus("Ready");
        assertThat(window.counter("steps")).isZero();
        assertThat(window.text("noticeText")).isEqualTo("Started over. The run before is kept in the list of runs.");
        window.click("noticeOffer");
        await("the old run", SOON, () -> window.runModelNow().steps() == steps);
        assertThat(window.isShown("notice")).isFalse();
    }

    @Test
    void resettingTwiceLosesNothing() {
        long steps = window.trainTo(500);
        window.shortcut(KeyCode.R);
        window.shortcut(KeyCode.R);
        window.awaitStatus("Ready");
        assertThat(window.isShown("noticeOffer")).as("the offer to bring it back").isTrue();
        window.shortcut(KeyCode.Z);
        await("the old run", SOON, () -> window.runModelNow().steps() == steps);
    }

    @Test
    void aWrongSeedIsToldAndTheOldOneStays() {
        RunViewModel before = window.runModel();
        TextField seed = window.node("seed", TextField.class);
        window.enter(seed, "abc");
        assertThat(window.text("noticeText")).isEqualTo("A seed is a whole number such as 1 or 42, not “abc”.");
        assertThat(window.text("seed")).isEqualTo("1");
        assertThat(window.runModel()).isSameAs(before);
    }

    @Test
    void anotherSeedKeepsTheSettings() {
        window.awaitStatus("Ready");
        window.enter(window.knob("learningRate", TextField.class), "0.01");
        window.enter(window.node("seed", TextField.class), "42");
        Experiment experiment = window.runModel().experiment();
        assertThat(experiment.seed()).isEqualTo(42);
        assertThat(((Dqn.Settings) experiment.settings()).learningRate()).isEqualTo(0.01);
    }

    @Test
    void aPresetBringsItsSettings() {
        window.focus("preset");
        window.press(KeyCode.DOWN);
        Dqn.Settings settings = (Dqn.Settings) window.runModel().experiment().settings();
        assertThat(settings.optimizer()).isEqualTo(Descent.SGD);
        assertThat(settings.discount()).isEqualTo(0.9);
        assertThat(window.knob("discount", TextField.class).getText()).isEqualTo("0.9");
        assertThat(window.knob("optimizer", ComboBox.class).getValue()).isEqualTo(Descent.SGD);
    }

    @Test
    void eachModeShowsItsOwn() {
        window.awaitStatus("Ready");
        window.click("trainingMode");
        assertThat(mode()).isEqualTo(GameMode.TRAINING);
        await("the training's caption", SOON, () -> window.model().game().scoreProperty().get().equals("Game 1, step 0"));
        assertThat(window.isShown("pace")).isTrue();
        assertThat(window.isShown("speed")).isFalse();
        window.click("playMode");
        assertThat(mode()).isEqualTo(GameMode.PLAY);
        await("an invitation", SOON, () -> window.model().game().promptProperty().get().equals("Press ← or → to play"));
        assertThat(window.isShown("speed")).isTrue();
        window.click("policyMode");
        assertThat(mode()).isEqualTo(GameMode.POLICY);
        await("the policy's caption", SOON, () -> window.model().game().captionProperty().get().startsWith("The newest policy plays"));
        window.click("policyMode");
        assertThat(mode()).as("clicked again").isEqualTo(GameMode.POLICY);
    }

    private GameMode mode() {
        return fx(() -> window.model().game().modeProperty().get());
    }

    @Test
    void pauseAnswersAtOnceWhenTrainingGoesOneStepASecond() {
        window.awaitStatus("Ready");
        window.click("trainingMode");
        Slider pace = window.node("pace", Slider.class);
        run(() -> pace.setValue(pace.getMin()));
        run(() -> window.model().trainOrPause());
        window.awaitStatus("Training");
        await("a step", SOON, () -> window.runModelNow().steps() >= 1);
        sleep(300);
        Button train = window.node("train", Button.class);
        run(train::fire);
        double seconds = await("status Paused", 2, () -> window.model().statusProperty().get().equals("Paused"));
        System.out.printf("Pause at one step a second shown after %.0f ms%n", seconds * 1e3);
        assertThat(seconds).isLessThan(0.2);
        assertThat(window.counter("steps")).isLessThan(5);
    }

    @Test
    void startingOverManyTimesKeepsNoMoreThanTheNewestRuns() {
        WeakReference<Snapshot> first = new WeakReference<>(afterTraining());
        for (int i = 0; i < 6; i++) {
            window.trainTo(50);
            window.shortcut(KeyCode.R);
            window.awaitStatus("Ready");
        }
        assertThat(fx(() -> window.model().runs().all().size())).as("four that are kept and a fresh one").isEqualTo(5);
        await("no more training threads than runs", SOON,
                () -> Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("training")).count() <= 5);
        await("the first run is forgotten", SOON, () -> {
            System.gc();
            return first.get() == null;
        });
    }

    private Snapshot afterTraining() {
        window.trainTo(50);
        return window.snapshot();
    }
}
