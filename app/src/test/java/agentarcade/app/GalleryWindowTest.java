package agentarcade.app;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.game.GameMode;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.shell.Page;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// From the gallery into the workshop and back.
class GalleryWindowTest {
    @RegisterExtension final TestWindow window = new TestWindow();

    @BeforeEach
    void enter() {
        window.awaitStatus("Ready");
        run(() -> window.model().layout().pageProperty().set(Page.GALLERY));
        await("the keyboard in the gallery", SOON, () -> "world-catch".equals(focused()));
        Node card = window.node("world-cave", Node.class);
        await("cards in their places", SOON, () -> card.getLayoutBounds().getWidth() > 100 && card.getLayoutX() > 100);
    }

    private String focused() {
        Node owner = window.stage().getScene().getFocusOwner();
        return owner == null ? null : owner.getId();
    }

    @Test
    void twoClicksLeadFromTheGalleryToATrainingCartPole() {
        window.click("world-cartpole-v1");
        window.click("galleryTrain");
        assertThat(fx(() -> window.model().layout().pageProperty().get())).isEqualTo(Page.WORKSHOP);
        await("steps", SOON, () -> window.runModelNow().steps() > 50);
        assertThat(window.runModel().world().type().id()).isEqualTo("cartpole-v1");
        run(() -> window.model().trainOrPause());
    }

    @Test
    void whoeverChoosesToPlayHasTheGameUnderTheirHands() {
        window.click("world-cave");
        window.click("galleryPlay");
        assertThat(fx(() -> window.model().game().modeProperty().get())).isEqualTo(GameMode.PLAY);
        await("the keyboard on the board", SOON, () -> "board".equals(focused()));
        assertThat(window.runModel().world().type().id()).isEqualTo("cave");
    }

    @Test
    void arrowsWalkFromCardToCardAndEnterTrains() {
        window.press(KeyCode.RIGHT);
        assertThat(fx(this::focused)).isEqualTo("world-catch-ball-8");
        window.press(KeyCode.LEFT);
        window.press(KeyCode.LEFT);
        assertThat(fx(this::focused)).as("at the first it stays").isEqualTo("world-catch");
        window.press(KeyCode.DOWN);
        String below = fx(this::focused);
        assertThat(below).isNotEqualTo("world-catch").isNotEqualTo("world-catch-ball-8");
        window.press(KeyCode.ENTER);
        await("steps", SOON, () -> window.runModelNow().steps() > 0);
        assertThat("world-" + window.runModel().world().type().id()).isEqualTo(below);
        run(() -> window.model().trainOrPause());
    }

    @Test
    void escLeadsBackToTheRunThatIsOpen() {
        RunViewModel open = window.runModel();
        window.press(KeyCode.RIGHT);
        window.press(KeyCode.ESCAPE);
        assertThat(fx(() -> window.model().layout().pageProperty().get())).isEqualTo(Page.WORKSHOP);
        assertThat(window.runModel()).isSameAs(open);
    }

    @Test
    void trainingWhatIsOpenGoesOnWithIt() {
        RunViewModel open = window.runModel();
        run(() -> window.model().trainOrPause());
        await("steps", SOON, () -> open.steps() > 50);
        window.click("galleryTrain");
        assertThat(window.runModel()).isSameAs(open);
        assertThat(fx(() -> open.trainingProperty().get())).isTrue();
        run(() -> window.model().trainOrPause());
    }
}
