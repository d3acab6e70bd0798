package agentarcade.app.game;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.TestWindow;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RaceWindowTest {
    @RegisterExtension final TestWindow window = new TestWindow();

    private GameViewModel game() {
        return window.model().game();
    }

    private void play() {
        window.awaitStatus("Ready");
        run(() -> game().countdownProperty().set(false));
        assertThat(window.isShown("rival")).isFalse();
        window.click("playMode");
        assertThat(window.isShown("rival")).isTrue();
        assertThat(window.isShown("watched")).isFalse();
    }

    /// By keys alone.
    private void choose(String key) {
        window.focus("rival");
        for (int i = 0; i < 10 && !fx(() -> game().play().rightProperty().get().key()).equals(key); i++) {
            window.press(KeyCode.DOWN);
        }
        assertThat(fx(() -> game().play().rightProperty().get().key())).isEqualTo(key);
        window.focus("board");
    }

    @Test
    void aPersonRacesAgainstTheFollowerInCatchByKeys() {
        play();
        Node board = window.node("board", Node.class);
        ComboBox<?> rival = window.node("rival", ComboBox.class);
        assertThat(fx(() -> rival.getItems().stream().map(one -> ((Contender) one).key()).toList())).isEqualTo(
                List.of("app.race.nobody", "app.game.newestPolicy", "app.race.earlier", "player.random", "player.nothing",
                        "player.follower"));
        assertThat(fx(() -> rival.getValue())).isEqualTo(Contender.NOBODY);
        choose("player.follower");
        await("two sides and an invitation", SOON,
                () -> game().frameProperty().get().rival().isPresent() && game().promptProperty().get().equals("Press ← or → to play"));
        window.robot().press(KeyCode.RIGHT);
        await("a result", SOON, () -> game().promptProperty().get().contains(" : "));
        String result = fx(() -> game().promptProperty().get());
        String said = fx(board::getAccessibleText);
        window.robot().release(KeyCode.RIGHT);
        // The follower catches every fruit it can reach, which on this board is every one.
        assertThat(result).isIn("Follower wins 1 : 0", "A draw, 1 : 1");
        assertThat(window.text("score")).isEqualTo(result.startsWith("A draw") ? "You 0 : 0 Follower" : "You 0 : 1 Follower");
        assertThat(said).contains(result);
        await("the next race", SOON, () -> game().promptProperty().get().isEmpty());
        assertThat(fx(() -> game().frameProperty().get().rival().orElseThrow().opponent()))
                .isEqualTo(new GameFrame.Heading("Follower", ""));
    }

    @Test
    void theNewestPolicyCanBeRacedAgainst() {
        play();
        choose("app.game.newestPolicy");
        await("an invitation", SOON, () -> game().promptProperty().get().equals("Press ← or → to play"));
        window.press(KeyCode.LEFT);
        await("a result", SOON, () -> game().promptProperty().get().contains(" : "));
    }

    @Test
    void theOpponentStaysWhileTheWorldIsTheSame() {
        play();
        choose("player.follower");
        window.shortcut(KeyCode.R);
        window.awaitStatus("Ready");
        assertThat(fx(() -> game().play().rightProperty().get().key())).isEqualTo("player.follower");
        await("a race", SOON, () -> game().frameProperty().get().rival().isPresent());
        run(() -> game().play().rightProperty().set(Contender.NOBODY));
        await("one game alone", SOON, () -> game().frameProperty().get().rival().isEmpty());
    }
}
