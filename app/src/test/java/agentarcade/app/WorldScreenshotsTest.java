package agentarcade.app;

import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.game.GameMode;
import agentarcade.app.game.GameViewModel;
import agentarcade.env.Controls.Binding;
import agentarcade.env.Controls.Key;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plays every world by its keys and takes its picture, light and dark: `screenshots/play-<world>-<theme>.png`. See [ScreenshotsTest].
class WorldScreenshotsTest extends StudioTest {
    /// Each key is held for so many frames, then the next of the world's bindings.
    private static final int HELD = 7;
    /// What differs from another world in its rules only looks the same to whoever doesn't look closely.
    private static final List<String> ALIKE = List.of("cave-hard", "cave-no-blocks", "cartpole-v0");

    private static final int WATCHED_SECONDS = Photographs.areWanted() ? 6 : 1;
    private static final int LONGEST_RACE_SECONDS = 40;

    static List<String> worlds() {
        return Environments.ALL.stream().map(EnvironmentType::id).toList();
    }

    static List<String> looks() {
        return worlds().stream().filter(world -> Photographs.areWanted() || !ALIKE.contains(world)).toList();
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void everyWordOfAWorldCanBeReadInGermanToo(String id) throws IOException {
        openStudio(Locale.GERMAN);
        run(() -> studio.model().setup().environmentProperty().set(Environments.find(id).orElseThrow()));
        studio.pulse(20);
        studio.photograph("german-" + id, false);
        run(() -> studio.model().game().modeProperty().set(GameMode.PLAY));
        studio.pulse(5);
        studio.photograph("german-play-" + id, false);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aWorldInPlayLooksLikeThis(String id) throws IOException {
        openStudio(Locale.ENGLISH);
        EnvironmentType<?> type = Environments.find(id).orElseThrow();
        GameViewModel game = studio.model().game();
        run(() -> studio.model().setup().environmentProperty().set(type));
        run(() -> game.watchedProperty().set(game.watchablesProperty().get().getLast()));
        studio.pulse(20);
        studio.letPlay(WATCHED_SECONDS);
        studio.photograph("watch-" + id, id.equals("cave"));
        run(() -> {
            game.countdownProperty().set(false);
            game.modeProperty().set(GameMode.PLAY);
        });
        playFor(type, frames(type));
        studio.photograph("play-%s-light".formatted(id), !ALIKE.contains(id));
        studio.dark(true);
        studio.pulse(1);
        studio.photograph("play-%s-dark".formatted(id), !ALIKE.contains(id));
    }

    @Test
    void aRaceLooksLikeThis() throws IOException {
        openStudio(Locale.ENGLISH);
        race("cave", "player.planner");
        playFor(Environments.find("cave").orElseThrow(), 110);
        studio.photograph("race-cave-light", true);
        studio.dark(true);
        studio.pulse(1);
        studio.photograph("race-cave-dark", true);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everyWordOfARaceCanBeReadInGermanToo(String id) throws IOException {
        openStudio(Locale.GERMAN);
        EnvironmentType<?> type = Environments.find(id).orElseThrow();
        race(id, "player.nothing");
        playFor(type, 20);
        studio.photograph("german-race-" + id, false);
        GameViewModel game = studio.model().game();
        for (int seconds = 0; seconds < LONGEST_RACE_SECONDS && !fx(() -> game.promptProperty().get()).contains(" : "); seconds++) {
            studio.letPlay(1);
        }
        assertThat(fx(() -> game.promptProperty().get())).contains(" : ");
        studio.photograph("german-raced-" + id, false);
    }

    @Test
    void aRaceFitsIntoTheSmallestWindowInGermanToo() throws IOException {
        openStudio(Locale.GERMAN);
        studio.resize(ArcadeApp.SMALLEST_WIDTH, ArcadeApp.SMALLEST_HEIGHT - 40);
        race("catch", "app.game.newestPolicy");
        studio.photograph("german-race-small", false);
        assertThat(fx(() -> studio.scene().getRoot().minWidth(-1))).as("least width of the window's parts")
                .isLessThanOrEqualTo(ArcadeApp.SMALLEST_WIDTH);
    }

    private void race(String id, String opponent) {
        GameViewModel game = studio.model().game();
        run(() -> {
            studio.model().setup().environmentProperty().set(Environments.find(id).orElseThrow());
            game.countdownProperty().set(false);
            game.modeProperty().set(GameMode.PLAY);
            game.play().rightProperty()
                    .set(game.play().rightsProperty().get().stream().filter(one -> one.key().equals(opponent)).findFirst()
                            .orElseThrow());
        });
        studio.pulse(20);
    }

    /// Long enough to see the world in motion, short enough to survive when keys are pressed without thought.
    private static int frames(EnvironmentType<?> type) {
        return switch (type.id()) {
            case "cartpole-v1", "cartpole-v0" -> 30;
            case "catch" -> 50;
            case "catch-ball-8" -> 45;
            case "catch-ball-16" -> 105;
            default -> 170;
        };
    }

    private void playFor(EnvironmentType<?> type, int frames) {
        GameViewModel game = studio.model().game();
        List<Key> keys = type.game(type.canonical()).controls().bindings().stream().map(Binding::keys).map(List::getFirst).toList();
        int turns = Math.max(2, keys.size());
        for (int i = 0; i < frames; i++) {
            int turn = i / HELD % turns;
            if (i % HELD == 0) {
                run(() -> {
                    keys.forEach(game::keyReleased);
                    if (turn < keys.size()) {
                        game.keyPressed(keys.get(turn));
                    }
                });
            }
            studio.pulse(1);
        }
        run(() -> keys.forEach(game::keyReleased));
    }
}
