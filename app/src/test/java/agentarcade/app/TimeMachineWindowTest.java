package agentarcade.app;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.game.TimeMachine;
import agentarcade.app.run.RunViewModel;
import agentarcade.store.Fingerprint;
import agentarcade.train.Album.Page;
import agentarcade.train.Checkpoint;
import agentarcade.train.Measure;

import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The time machine in the real window, by mouse and keyboard.
class TimeMachineWindowTest {
    @RegisterExtension final TestWindow window = new TestWindow();

    private TimeMachine machine() {
        return window.model().game().timeMachine();
    }

    /// Catch, trained until it has a past.
    private RunViewModel train() {
        window.awaitStatus("Ready");
        run(() -> window.model().trainOrPause());
        await("moments", SOON, () -> machine().momentsProperty().get().size() > 4 && window.runModelNow().steps() > 600);
        run(() -> window.model().trainOrPause());
        window.awaitStatus("Paused");
        // The row is looked at twice a second.
        TestWindow.sleep(700);
        return window.runModel();
    }

    private Checkpoint checkpoint(RunViewModel run) {
        return run.capture().join().checkpoint();
    }

    private Checkpoint at(RunViewModel run, long steps) {
        long missing = steps - checkpoint(run).progress().steps();
        if (missing > 0) {
            run(() -> run.advance(Measure.STEPS, missing));
            await("its steps", SOON, () -> !run.trainingProperty().get());
        }
        return checkpoint(run);
    }

    @Test
    void aMomentIsWatchedBranchedFromAndGoesOnAsTheOriginalDid() {
        RunViewModel original = train();
        Slider slider = window.node("moment", Slider.class);
        assertThat(fx(slider::getValue)).as("now").isEqualTo(fx(slider::getMax));
        assertThat(fx(window.node("branch", Button.class)::isDisable)).isTrue();
        window.shortcut(KeyCode.B);
        assertThat(window.text("noticeText")).startsWith("A branch goes on from an earlier moment.");
        window.focus("moment");
        window.press(KeyCode.LEFT);
        window.press(KeyCode.LEFT);
        List<Page> moments = fx(() -> machine().momentsProperty().get());
        Page page = moments.get(moments.size() - 2);
        assertThat(fx(() -> machine().moment())).contains(page);
        assertThat(window.text("momentWords")).isEqualTo("after %,d games · %,d steps".formatted(page.episodes(), page.steps()));
        window.press(KeyCode.RIGHT);
        assertThat(fx(() -> machine().moment())).contains(moments.getLast());
        window.press(KeyCode.END);
        assertThat(fx(() -> machine().moment())).isEmpty();
        run(() -> machine().choose(moments.size() - 2));

        window.shortcut(KeyCode.B);
        await("the branch", SOON, () -> window.model().runs().all().size() == 2);
        RunViewModel branch = window.runModel();
        assertThat(fx(() -> branch.nameProperty().get())).isEqualTo("DQN · seed 1, from game %,d".formatted(page.episodes()));
        long end = fx(original::steps) + 300;
        Checkpoint expected = at(original, end);
        Checkpoint actual = at(branch, end);
        assertThat(actual.progress().steps()).isEqualTo(end).isEqualTo(expected.progress().steps());
        assertThat(Fingerprint.of(actual.agent())).isEqualTo(Fingerprint.of(expected.agent()));
    }

    @Test
    void progressIsShownAndCanBeCancelledAndTheLanguageChangedAndTheWindowClosedMeanwhile() {
        RunViewModel original = train();
        run(() -> {
            machine().choose(machine().momentsProperty().get().size() - 1);
            machine().branch();
            // Without a frame in between nothing has been repeated.
            assertThat(window.stage().getScene().lookup("#branching").isVisible()).isTrue();
        });
        run(() -> window.model().runs().branching().cancel());
        assertThat(window.isShown("branching")).isFalse();
        assertThat(fx(() -> List.copyOf(window.model().runs().all()))).containsExactly(original);

        run(() -> {
            machine().branch();
            window.window().speak(Locale.GERMAN);
            assertThat(window.stage().getScene().lookup("#branching").isVisible()).isTrue();
            assertThat(window.model().runs().branching().underWayProperty().get()).isTrue();
        });
        await("the branch", SOON, () -> window.model().runs().all().size() == 2 && window.runModelNow() != original);
        assertThat(window.isShown("branching")).isFalse();

        run(() -> {
            machine().choose(0);
            machine().branch();
            window.model().close();
            assertThat(window.model().runs().branching().underWayProperty().get()).isFalse();
        });
    }

}
