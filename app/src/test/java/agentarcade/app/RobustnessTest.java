package agentarcade.app;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static agentarcade.app.TestWindow.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.game.GameMode;
import agentarcade.app.shell.Notice;
import agentarcade.env.Controls.Key;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Worlds that hang or throw take nothing with them.
class RobustnessTest {
    private static final int BLOCK_MILLIS = 3_000;
    private static final double ANSWERS_MILLIS = 100;
    /// A machine that tests is shared with others and stands still now and then, but never as long as what hangs.
    private static final double WORST_MILLIS = 1_500;

    @RegisterExtension final TestWindow window = new TestWindow();

    @Test
    @Tag("alone")
    void whileAStepOfTheWorldHangsTheWindowAnswers() throws Exception {
        AtomicInteger steps = new AtomicInteger();
        CountDownLatch blocked = new CountDownLatch(1);
        AtomicBoolean once = new AtomicBoolean(true);
        run(() -> window.model().start(TroubledWorld.plan(() -> {
            if (TroubledWorld.isTraining() && steps.incrementAndGet() > 500 && once.getAndSet(false)) {
                blocked.countDown();
                sleep(BLOCK_MILLIS);
            }
        })));
        window.awaitStatus("Ready");
        run(() -> window.model().trainOrPause());
        assertThat(blocked.await(20, TimeUnit.SECONDS)).isTrue();

        long end = System.nanoTime() + BLOCK_MILLIS * 1_000_000L - 300_000_000;
        double[] trips = new double[10_000];
        double[] presses = new double[10_000];
        int n = 0;
        while (System.nanoTime() < end) {
            trips[n] = roundTrip();
            presses[n] = press(n % 2 == 0 ? "trainingMode" : "policyMode");
            n++;
            sleep(10);
        }
        double[] sortedTrips = Arrays.stream(trips, 0, n).sorted().toArray();
        double[] sortedPresses = Arrays.stream(presses, 0, n).sorted().toArray();
        System.out.printf("While the trainer hung: %d round trips of the FX thread, median %.1f ms, 99 %% %.1f ms, worst %.1f ms; "
                + "button pressed to frame drawn: median %.1f ms, 99 %% %.1f ms, worst %.1f ms%n", n, sortedTrips[n / 2],
                sortedTrips[n * 99 / 100], sortedTrips[n - 1], sortedPresses[n / 2], sortedPresses[n * 99 / 100], sortedPresses[n - 1]);
        assertThat(sortedTrips[n / 2]).isLessThan(ANSWERS_MILLIS);
        assertThat(sortedPresses[n / 2]).isLessThan(ANSWERS_MILLIS);
        assertThat(sortedTrips[n - 1]).isLessThan(WORST_MILLIS);
        assertThat(sortedPresses[n - 1]).isLessThan(WORST_MILLIS);
        await("training goes on by itself", SOON, () -> window.runModelNow().steps() > 600);
    }

    @Test
    void aRunThatHangsCanBeLeftByReset() {
        CountDownLatch free = new CountDownLatch(1);
        AtomicInteger steps = new AtomicInteger();
        AtomicBoolean once = new AtomicBoolean(true);
        run(() -> window.model().start(TroubledWorld.plan(() -> {
            if (TroubledWorld.isTraining() && steps.incrementAndGet() > 500 && once.getAndSet(false)) {
                awaitQuietly(free);
            }
        })));
        run(() -> window.model().trainOrPause());
        await("a hang", SOON, () -> !once.get());
        window.shortcut(KeyCode.R);
        window.awaitStatus("Ready");
        run(() -> window.model().trainOrPause());
        await("another run trains beside the one that hangs", SOON, () -> window.runModelNow().steps() > 100);
        free.countDown();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Test
    void aWorldThatThrowsBecomesASentenceAndResetRecovers() {
        AtomicInteger steps = new AtomicInteger();
        AtomicBoolean sick = new AtomicBoolean(true);
        run(() -> window.model().start(TroubledWorld.plan(() -> {
            if (TroubledWorld.isTraining() && sick.get() && steps.incrementAndGet() > 500) {
                throw new IllegalStateException("the fruit is rotten");
            }
        })));
        run(() -> window.model().trainOrPause());
        await("a sentence", SOON, () -> window.model().noticeProperty().get() != null);
        assertThat(window.text("noticeText")).isEqualTo("Training stopped: the fruit is rotten. Reset to start over.");
        assertThat(window.text("status")).isEqualTo("Stopped by an error");
        assertThat(window.node("train", Node.class).isDisabled()).isTrue();
        assertThat(window.isShown("noticeDetails")).isTrue();
        window.click("noticeDetails");
        await("details", SOON, () -> details() != null);
        assertThat(fx(this::details)).contains("IllegalStateException: the fruit is rotten").contains("TroubledWorld.step");
        run(() -> List.copyOf(Window.getWindows()).stream().filter(shown -> shown != window.stage()).forEach(Window::hide));

        sick.set(false);
        window.click("reset");
        window.awaitStatus("Ready");
        assertThat(window.text("noticeText")).as("what it learned can still be saved")
                .isEqualTo("Started over. The run before is kept in the list of runs.");
        assertThat(window.node("train", Node.class).isDisabled()).isFalse();
        run(() -> window.model().trainOrPause());
        await("training", SOON, () -> window.runModelNow().steps() > 100);
    }

    private String details() {
        return Window.getWindows().stream().filter(shown -> shown != window.stage())
                .map(shown -> shown.getScene().getRoot().lookup(".details")).filter(TextArea.class::isInstance)
                .map(area -> ((TextArea) area).getText())
                .findFirst().orElse(null);
    }

    @Test
    void aWorldThatCannotEvenBeginIsToldAndTheRunBeforeCanBeBroughtBack() {
        long steps = window.trainTo(300);
        run(() -> window.model().start(TroubledWorld.plan(() -> {
        }, () -> {
        }, () -> {
            if (!TroubledWorld.isTraining()) {
                throw new IllegalStateException("the fruit is rotten");
            }
        })));
        assertThat(window.text("noticeText")).isEqualTo("The game can't be shown any more: the fruit is rotten. Training is not affected.");
        window.shortcut(KeyCode.Z);
        await("the old run", SOON, () -> window.runModelNow().steps() == steps);
    }

    @Test
    void aWorldThatThrowsWhileItIsWatchedBecomesASentenceToo() {
        run(() -> window.model().start(TroubledWorld.plan(() -> {
            if (!TroubledWorld.isTraining()) {
                throw new IllegalStateException("the fruit is rotten");
            }
        })));
        await("a sentence", SOON, () -> window.model().noticeProperty().get() != null);
        assertThat(window.text("noticeText")).isEqualTo("The game can't be shown any more: the fruit is rotten. Training is not affected.");
        run(() -> window.model().trainOrPause());
        await("training is shown, nevertheless", SOON, () -> window.model().countersProperty().get().startsWith("1,"));
    }

    @Test
    void anOpponentThatThrowsInARaceBecomesASentenceToo() {
        AtomicInteger steps = new AtomicInteger();
        AtomicBoolean racing = new AtomicBoolean();
        run(() -> window.model().start(TroubledWorld.plan(() -> {
            // The person steps first, the opponent second.
            if (racing.get() && !TroubledWorld.isTraining() && steps.incrementAndGet() == 2) {
                throw new IllegalStateException("the fruit is rotten");
            }
        })));
        window.awaitStatus("Ready");
        run(() -> {
            var game = window.model().game();
            game.countdownProperty().set(false);
            game.modeProperty().set(GameMode.PLAY);
            game.play().rightProperty().set(game.play().rightsProperty().get().getLast());
        });
        await("an invitation", SOON, () -> window.model().game().promptProperty().get().startsWith("Press"));
        racing.set(true);
        run(() -> window.model().game().keyPressed(Key.LEFT));
        await("a sentence", SOON, () -> window.model().noticeProperty().get() != null);
        assertThat(window.text("noticeText")).isEqualTo("The game can't be shown any more: the fruit is rotten. Training is not affected.");
        run(() -> window.model().trainOrPause());
        await("training goes on", SOON, () -> window.runModelNow().steps() > 100);
    }

    @Test
    void aRunThatCannotBeSavedIsNotSaidToHaveStopped() {
        run(() -> window.model().start(TroubledWorld.plan(() -> {
        }, () -> {
            throw new IllegalStateException("the fruit is rotten");
        }, () -> {
        })));
        run(() -> window.model().trainOrPause());
        await("training", SOON, () -> window.runModelNow().steps() > 100);
        window.answers().save(window.folder().resolve("run.arcade"));
        window.shortcut(KeyCode.S);
        await("a sentence", SOON, () -> window.model().noticeProperty().get() instanceof Notice notice
                && notice.kind() == Notice.Kind.PROBLEM);
        assertThat(window.text("noticeText"))
                .isEqualTo("Saving or opening failed: the fruit is rotten. The run that is open is as it was.");
        long steps = window.counter("steps");
        await("training goes on", SOON, () -> window.runModelNow().steps() > steps);
    }

    /// How long the FX thread takes to get to something new, in ms.
    private static double roundTrip() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        long start = System.nanoTime();
        Platform.runLater(done::countDown);
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        return (System.nanoTime() - start) / 1e6;
    }

    /// How long it takes from the press of a button to the frame that shows its effect, in ms.
    private double press(String mode) throws InterruptedException {
        ToggleButton button = window.node(mode, ToggleButton.class);
        CountDownLatch drawn = new CountDownLatch(1);
        long start = System.nanoTime();
        Platform.runLater(() -> {
            button.fire();
            Scene scene = window.stage().getScene();
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    scene.removePostLayoutPulseListener(this);
                    drawn.countDown();
                }
            });
            Platform.requestNextPulse();
        });
        assertThat(drawn.await(20, TimeUnit.SECONDS)).isTrue();
        return (System.nanoTime() - start) / 1e6;
    }
}
