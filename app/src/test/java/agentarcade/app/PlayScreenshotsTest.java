package agentarcade.app;

import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.game.Contender;
import agentarcade.app.game.GameMode;
import agentarcade.app.game.LeaderboardViewModel;
import agentarcade.app.game.PlayViewModel;
import agentarcade.env.Controls.Key;
import agentarcade.experiment.Environments;

import java.io.IOException;
import java.util.Locale;

import org.junit.jupiter.api.Test;

/// Takes pictures of matches, the leaderboard and the ghost. See [ScreenshotsTest].
class PlayScreenshotsTest extends StudioTest {
    private PlayViewModel play() {
        return studio.model().game().play();
    }

    private void open(Locale language, String id) {
        openStudio(language);
        run(() -> {
            studio.model().setup().environmentProperty().set(Environments.find(id).orElseThrow());
            studio.model().game().countdownProperty().set(false);
            studio.model().game().modeProperty().set(GameMode.PLAY);
        });
        studio.pulse(20);
    }

    private void choose(String left, String right) {
        run(() -> {
            play().leftProperty().set(of(play().leftsProperty().get(), left));
            play().rightProperty().set(of(play().rightsProperty().get(), right));
        });
        studio.pulse(2);
    }

    private static Contender of(java.util.List<Contender> all, String key) {
        return all.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
    }

    private void tap(Key key) {
        run(() -> studio.model().game().keyPressed(key));
        studio.frame();
        run(() -> studio.model().game().keyReleased(key));
    }

    /// One game after another until so many are in the leaderboard.
    private void play(Key key, int games) {
        LeaderboardViewModel leaders = play().leaderboard();
        String[] names = {"Ada", "Grace", "Alan", "Emmy", "Ludwig", "Sofja", "Kurt"};
        tap(key);
        for (int game = 0; game < games; game++) {
            for (int i = 0; i < 40 && fx(() -> leaders.askedProperty().get().isEmpty()); i++) {
                studio.letPlay(1);
                tap(key);
            }
            String name = names[game % names.length];
            run(() -> {
                leaders.nameProperty().set(name);
                leaders.keep();
            });
        }
    }

    @Test
    void theLeaderboardAndTheGhost() throws IOException {
        open(Locale.ENGLISH, "cave");
        studio.photograph("play-empty", false);
        play(Key.SPACE, 7);
        assertThat(fx(() -> play().leaderboard().entriesProperty().get())).hasSizeGreaterThan(5);
        tap(Key.SPACE);
        studio.pulse(20);
        studio.photograph("play-leaders", false);
        run(() -> play().ghostProperty().set(true));
        studio.pulse(2);
        tap(Key.SPACE);
        run(() -> studio.model().game().keyPressed(Key.SPACE));
        for (int i = 0; i < 25; i++) {
            studio.frame();
        }
        run(() -> studio.model().game().keyReleased(Key.SPACE));
        assertThat(fx(() -> play().ghostProperty().get())).isTrue();
        studio.photograph("play-ghost-light", false);
        run(() -> play().leaderboard().allShownProperty().set(true));
        run(() -> play().leaderboard().clearingProperty().set(true));
        studio.dark(true);
        studio.pulse(2);
        studio.photograph("play-clearing-dark", false);
        run(() -> play().leaderboard().clearingProperty().set(false));
        run(() -> play().rightProperty().set(of(play().rightsProperty().get(), "player.planner")));
        studio.pulse(5);
        studio.photograph("race-leaders-dark", false);
        studio.resize(ArcadeApp.SMALLEST_WIDTH, ArcadeApp.SMALLEST_HEIGHT - 40);
        studio.pulse(5);
        studio.photograph("race-leaders-small-dark", false);
    }

    @Test
    void theQuestionForANameInGerman() throws IOException {
        open(Locale.GERMAN, "cartpole-v1");
        tap(Key.LEFT);
        for (int i = 0; i < 20 && fx(() -> play().leaderboard().askedProperty().get().isEmpty()); i++) {
            studio.letPlay(1);
        }
        studio.photograph("german-play-asked", false);
        run(() -> play().leaderboard().nameProperty().set("Ada"));
        run(() -> play().leaderboard().keep());
        choose("app.game.newestPolicy", "app.race.earlier");
        studio.pulse(5);
        studio.photograph("german-play-watched", false);
    }

    @Test
    void aMatchThatIsOver() throws IOException {
        open(Locale.GERMAN, "catch");
        choose("player.nothing", "player.follower");
        for (int i = 0; i < 60 && fx(() -> play().resultProperty().get().isEmpty()); i++) {
            studio.letPlay(1);
        }
        assertThat(fx(() -> play().resultProperty().get())).isPresent();
        studio.pulse(30);
        studio.photograph("german-match-over", false);
        studio.dark(true);
        studio.pulse(1);
        studio.photograph("german-match-over-dark", false);
    }
}
