package agentarcade.app.game;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.TestWindow;
import agentarcade.app.files.LeaderboardFile;
import agentarcade.experiment.Environments;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

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
    void inARaceTheBoardsTakeThePlaceOfWhatTheAgentSeesAndTheBestGamesStayInSight() {
        play();
        Region board = window.node("board", Region.class);
        double alone = fx(board::getWidth);
        assertThat(List.of(window.isShown("seen"), window.isShown("leaders"))).containsExactly(true, true);
        choose("player.follower");
        await("room for two boards", SOON, () -> board.getWidth() > 1.2 * alone);
        assertThat(List.of(window.isShown("seen"), window.isShown("leaders"))).containsExactly(false, true);
        run(() -> game().play().rightProperty().set(Contender.NOBODY));
        await("room for one", SOON, () -> board.getWidth() == alone);
        assertThat(List.of(window.isShown("seen"), window.isShown("leaders"))).containsExactly(true, true);
        window.click("policyMode");
        assertThat(List.of(window.isShown("seen"), window.isShown("leaders"))).containsExactly(true, false);
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

    /// One press after another until it has an effect: the game pauses now and then on a busy machine.
    private void keepPressing(KeyCode key, String what, BooleanSupplier holds) {
        long start = System.nanoTime();
        while (!fx(holds::getAsBoolean)) {
            window.press(key);
            TestWindow.sleep(50);
            assertThat(System.nanoTime() - start).as("waiting for %s", what).isLessThan((long) (3 * SOON * 1e9));
        }
    }

    @Test
    void aMatchANameAndARematchByKeysAlone() {
        window.awaitStatus("Ready");
        run(() -> {
            game().countdownProperty().set(false);
            window.model().setup().environmentProperty().set(Environments.find("cave").orElseThrow());
        });
        window.awaitStatus("Ready");
        window.click("playMode");
        choose("player.wall-follower");
        run(() -> game().play().roundsProperty().set(1));
        await("an invitation", SOON, () -> game().promptProperty().get().equals("Press Space to play"));
        LeaderboardViewModel leaders = game().play().leaderboard();
        keepPressing(KeyCode.SPACE, "the end of the match", () -> game().play().resultProperty().get().isPresent());
        assertThat(window.isShown("result")).isTrue();
        assertThat(window.isShown("leadersName")).as("the first game is the best there is").isTrue();
        Node board = window.node("board", Node.class);
        assertThat(fx(board::isFocused)).as("nothing takes the keyboard from whoever plays").isTrue();
        assertThat(fx(board::getAccessibleText)).contains(window.text("resultTitle"));

        window.press(KeyCode.ENTER);
        assertThat(fx(() -> window.stage().getScene().getFocusOwner().getId())).as("no name is known yet").isEqualTo("leadersName");
        window.press(KeyCode.A);
        window.press(KeyCode.ENTER);
        assertThat(fx(() -> leaders.entriesProperty().get().stream().map(Leaderboards.Entry::name).toList())).containsExactly("a");
        assertThat(window.isShown("leadersName")).isFalse();
        assertThat(fx(board::isFocused)).isTrue();
        assertThat(window.isShown("result")).isTrue();

        // On a busy machine a short match may begin and end between two looks.
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        run(() -> game().play().resultProperty().addListener((_, _, now) -> (now.isEmpty() ? begun : ended).incrementAndGet()));
        window.press(KeyCode.ENTER);
        await("a rematch", SOON, () -> begun.get() == 1);
        keepPressing(KeyCode.SPACE, "its end", () -> ended.get() == 1);
        await("a question", SOON, () -> leaders.askedProperty().get().isPresent());
        assertThat(window.text("leadersName")).as("the last name").isEqualTo("a");
        window.press(KeyCode.ESCAPE);
        assertThat(fx(() -> leaders.askedProperty().get())).isEmpty();
        assertThat(fx(() -> leaders.entriesProperty().get())).hasSize(1);
        assertThat(new LeaderboardFile(window.folder()).of("cave")).isEqualTo(fx(() -> leaders.entriesProperty().get()));
    }

    @Test
    void everyChoiceOfAMatchIsReachedByTabAndSaysWhatItIs() {
        play();
        choose("player.follower");
        window.focus("playMode");
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 8 && !reached.contains("board"); i++) {
            window.press(KeyCode.TAB);
            Node at = fx(() -> window.stage().getScene().getFocusOwner());
            assertThat(at.getAccessibleText()).as("%s", at).isNotBlank();
            reached.add(at.getId());
        }
        assertThat(reached).containsSubsequence("rounds", "left", "rival", "board");
        run(() -> game().play().rightProperty().set(Contender.NOBODY));
        assertThat(window.isShown("rounds")).isFalse();
        assertThat(window.isShown("ghost")).isTrue();
        assertThat(fx(() -> window.stage().getScene().lookup("#ghost").isDisabled())).as("there is no best game yet").isTrue();
    }
}
