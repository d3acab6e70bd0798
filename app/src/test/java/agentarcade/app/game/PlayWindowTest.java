package agentarcade.app.game;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static agentarcade.app.TestWindow.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import agentarcade.app.TestWindow;
import agentarcade.env.Picture;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Experiment;
import agentarcade.train.Curves;
import agentarcade.train.Series;
import agentarcade.train.TrainingLoop;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlayWindowTest {
    @RegisterExtension final TestWindow window = new TestWindow();

    @Test
    void theBasketMovesWhileAnArrowIsHeld() {
        play();
        double start = basket();
        window.robot().press(KeyCode.LEFT);
        await("the wall", SOON, () -> basketNow() <= 0.1);
        window.robot().release(KeyCode.LEFT);
        assertThat(start).isGreaterThan(0.1);
        window.robot().press(KeyCode.RIGHT);
        await("two cells from the wall", SOON, () -> basketNow() >= 2);
        window.robot().release(KeyCode.RIGHT);
    }

    @Test
    void aTapCountsForOneStep() {
        play();
        run(() -> window.model().game().speedProperty().set(0.5));
        double start = basket();
        window.press(KeyCode.RIGHT);
        assertThat(window.isShown("prompt")).isFalse();
        await("the first step", SOON, () -> fruitNow() >= 1.6);
        assertThat(basket()).isCloseTo(start + 1, within(1e-9));
        await("the second step", SOON, () -> fruitNow() >= 2.6);
        assertThat(basket()).as("one tap, one step").isCloseTo(start + 1, within(1e-9));
    }

    @Test
    void losingTheKeyboardReleasesTheKeysAndWaits() {
        play();
        run(() -> window.model().game().speedProperty().set(0.5));
        window.robot().press(KeyCode.RIGHT);
        await("the game goes on", SOON, () -> fruitNow() > 0.6);
        window.focus("seed");
        window.robot().release(KeyCode.RIGHT);
        await("a prompt", SOON, () -> window.model().game().promptProperty().get().equals("Paused. Press ← or → to go on"));
        assertThat(window.isShown("prompt")).isTrue();
        double fruit = fx(this::fruitNow);
        sleep(300);
        assertThat(fx(this::fruitNow)).as("time stands still").isEqualTo(fruit);

        window.focus("board");
        double basket = basket();
        window.press(KeyCode.LEFT);
        await("the game goes on", SOON, () -> fruitNow() > fruit + 1.5);
        assertThat(basket()).as("nothing is held to the right any more").isLessThanOrEqualTo(Math.ceil(basket) + 1e-9);
    }

    @Test
    void keysWithoutAMeaningLeaveTheKeyboardWithTheGame() {
        play();
        for (KeyCode key : new KeyCode[] {KeyCode.UP, KeyCode.DOWN, KeyCode.SPACE, KeyCode.W, KeyCode.X}) {
            window.press(key);
            assertThat(fx(() -> window.stage().getScene().getFocusOwner().getId())).as(key.getName()).isEqualTo("board");
        }
    }

    @Test
    void aKeyReleasedWhileCtrlIsDownIsReleased() {
        play();
        run(() -> window.model().game().speedProperty().set(0.5));
        double start = basket();
        window.robot().press(KeyCode.RIGHT);
        window.robot().press(KeyCode.CONTROL);
        window.robot().release(KeyCode.RIGHT);
        window.robot().release(KeyCode.CONTROL);
        await("the second step", SOON, () -> fruitNow() >= 2.6);
        assertThat(basket()).isCloseTo(start + 1, within(1e-9));
    }

    @Test
    void playingDoesNotChangeWhatTrainingDoes() throws Exception {
        play();
        window.robot().press(KeyCode.RIGHT);
        long steps = window.trainTo(3_000);
        window.robot().release(KeyCode.RIGHT);
        assertThat(fx(() -> window.model().game().captionProperty().get())).isEqualTo("You play. Training is not disturbed by it.");
        Experiment experiment = window.runModel().experiment();
        Series.View beside = window.snapshot().curves().get(Curves.SCORE);
        assertThat(window.snapshot().steps()).isEqualTo(steps);

        Series.View alone;
        try (TrainingLoop loop = experiment.start(_ -> {
        })) {
            for (long i = 0; i < steps; i++) {
                loop.step();
            }
            alone = loop.curves().get(Curves.SCORE);
        }
        assertThat(beside.size()).isGreaterThan(300);
        assertThat(Arrays.copyOf(beside.steps(), beside.size())).isEqualTo(Arrays.copyOf(alone.steps(), alone.size()));
        assertThat(Arrays.copyOf(beside.means(), beside.size())).isEqualTo(Arrays.copyOf(alone.means(), alone.size()));
    }

    @Test
    void whatTheAgentThinksIsNewInEachGameThatAPersonPlays() {
        play();
        AtomicInteger policies = new AtomicInteger();
        run(() -> window.runModelNow().snapshotProperty()
                .subscribe(newest -> newest.policy().ifPresent(_ -> policies.incrementAndGet())));
        int before = policies.get();
        run(() -> window.model().game().speedProperty().set(4));
        window.robot().press(KeyCode.RIGHT);
        await("a policy for each of two games", SOON, () -> policies.get() >= before + 2);
        window.robot().release(KeyCode.RIGHT);
    }

    @Test
    void holdingTheMouseOnTheBoardMakesTheShipRise() {
        window.awaitStatus("Ready");
        run(() -> {
            window.model().game().countdownProperty().set(false);
            window.model().setup().environmentProperty().set(Environments.find("cave").orElseThrow());
        });
        window.awaitStatus("Ready");
        window.click("playMode");
        await("an invitation", SOON, () -> window.model().game().promptProperty().get().equals("Press Space to play"));
        run(() -> window.model().game().speedProperty().set(0.5));
        double start = fx(this::shipNow);
        window.robot().moveTo(window.node("board", Node.class)).press(MouseButton.PRIMARY);
        await("a rising ship", SOON, () -> shipNow() < start - 1);
        // The game all but stands while the mouse moves, however long that takes.
        run(() -> window.model().game().speedProperty().set(1e-4));
        // Released elsewhere: that counts, too.
        window.robot().moveTo(window.node("seed", Node.class)).release(MouseButton.PRIMARY);
        double top = fx(this::shipNow);
        run(() -> window.model().game().speedProperty().set(0.5));
        await("a falling ship", SOON, () -> shipNow() > top + 0.2);
    }

    @Test
    void whoeverClicksTrainOrResetWhilePlayingStillHasTheKeysOfTheGame() {
        window.awaitStatus("Ready");
        Node board = window.node("board", Node.class);
        window.click("playMode");
        window.click("train");
        await("the keyboard back at the game", SOON, board::isFocused);
        await("training", SOON, () -> window.runModelNow().steps() > 0);
        window.press(KeyCode.SPACE);
        assertThat(fx(() -> window.runModelNow().trainingProperty().get())).isTrue();
        window.click("reset");
        await("the keyboard back at the game", SOON, board::isFocused);
    }

    /// Row of the ship in the picture.
    private double shipNow() {
        return picture().shapes().stream().filter(shape -> shape.id().equals("ship")).map(Picture.Disc.class::cast).findFirst()
                .orElseThrow().y();
    }

    @Test
    void theGameIsCountedDownToTheStart() {
        play();
        run(() -> window.model().game().countdownProperty().set(true));
        window.press(KeyCode.RIGHT);
        await("a countdown", SOON, () -> shownNow("count"));
        assertThat(window.text("count")).isIn("3", "2");
        assertThat(fx(this::fruitNow)).isZero();
        await("the game", SOON, () -> !shownNow("count") && fruitNow() > 0);
        window.focus("seed");
        await("a pause", SOON, () -> shownNow("prompt"));
        window.focus("board");
        window.press(KeyCode.LEFT);
        await("another countdown", SOON, () -> shownNow("count"));
    }

    @Test
    void theKeysOfTheWorldAreOnTheScreenWhilePlaying() {
        window.awaitStatus("Ready");
        assertThat(window.isShown("keys")).isFalse();
        play();
        List<String> caps =
                fx(() -> window.stage().getScene().getRoot().lookupAll(".key-cap").stream().map(cap -> ((Labeled) cap).getText())
                        .toList());
        assertThat(caps).containsExactly("←", "A", "touch left half", "→", "D", "touch right half");
    }

    @Test
    void coloursMayChangeBeforeTheFirstFrameOfAnotherWorld() {
        await("a judged game", SOON, () -> window.model().game().frameProperty().get() != null
                && window.model().game().frameProperty().get().decision().isPresent());
        run(() -> {
            window.model().setup().environmentProperty().set(Environments.find("cave").orElseThrow());
            // Whatever this throws fails the test when the window is closed.
            window.window().theme().darkProperty().set(true);
        });
        await("the other world", SOON, () -> window.model().game().frameProperty().get() != null);
    }

    @Test
    void withoutEffectsNothingFlashesAndTheEndIsFramedAllTheSame() {
        window.awaitStatus("Ready");
        run(() -> {
            window.model().game().speedProperty().set(4);
            window.model().game().watchedProperty().set(window.model().game().watchablesProperty().get().getLast());
        });
        await("an effect", SOON, () -> !frame().effects().isEmpty());
        run(() -> window.model().game().effectsProperty().set(false));
        await("the last of them", SOON, () -> frame().effects().isEmpty());
        AtomicInteger seen = new AtomicInteger();
        run(() -> window.model().game().frameProperty().subscribe(frame -> seen.addAndGet(frame.effects().size())));
        await("the next game", SOON, () -> frame().end().isEmpty());
        await("its end", SOON, () -> frame().end().isPresent());
        assertThat(seen).hasValue(0);
    }

    private boolean shownNow(String id) {
        return window.stage().getScene().lookup("#" + id).isVisible();
    }

    private GameFrame frame() {
        return window.model().game().frameProperty().get();
    }

    private void play() {
        window.awaitStatus("Ready");
        run(() -> window.model().game().countdownProperty().set(false));
        window.click("playMode");
        await("an invitation", SOON, () -> window.model().game().promptProperty().get().equals("Press ← or → to play"));
    }

    /// Column of the basket's left edge.
    private double basket() {
        return fx(this::basketNow);
    }

    private double basketNow() {
        return picture().shapes().stream().filter(shape -> shape.id().equals("basket")).map(Picture.Block.class::cast).findFirst()
                .orElseThrow().x() - 0.06;
    }

    /// Row of the fruit's middle, on its way.
    private double fruitNow() {
        return picture().shapes().stream().filter(shape -> shape.id().equals("fruit")).map(Picture.Disc.class::cast).findFirst()
                .orElseThrow().y() - 0.5;
    }

    private Picture picture() {
        return frame().picture();
    }
}
