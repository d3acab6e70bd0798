package agentarcade.app.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import agentarcade.app.run.Plan;
import agentarcade.app.run.RunViewModel;
import agentarcade.env.Controls.Key;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.World;
import agentarcade.knob.Texts;
import agentarcade.experiment.Algorithms;
import agentarcade.train.Album.Page;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who can play against whom, without a window.
class PlayViewModelTest {
    private static final long FRAME = 16_666_667;

    private final Keepsakes kept = Keepsakes.untilClosed();
    private final ObservableList<RunViewModel> runs = FXCollections.observableArrayList();
    private final GameViewModel game = new GameViewModel(new Texts(Locale.ENGLISH), kept, runs);
    private final PlayViewModel play = game.play();
    private long now = 1_000_000_000;

    @AfterEach
    void close() {
        game.close();
        runs.forEach(RunViewModel::close);
    }

    private static World world(String id) {
        return World.canonical(Environments.find(id).orElseThrow());
    }

    private RunViewModel run(String id, String algorithm) {
        var type = Algorithms.find(algorithm).orElseThrow();
        RunViewModel run = RunViewModel.fresh(Plan.of(new Experiment(world(id), type, type.settings().initial(), 3)));
        runs.add(run);
        return run;
    }

    /// A world in which nobody learns.
    private void open(String id) {
        RunViewModel run = RunViewModel.fresh(Plan.without(world(id), 3));
        runs.add(run);
        show(run);
    }

    private void show(RunViewModel run) {
        game.countdownProperty().set(false);
        game.modeProperty().set(GameMode.PLAY);
        game.show(run);
    }

    private void pulse(int frames) {
        for (int i = 0; i < frames; i++) {
            now += FRAME;
            runs.forEach(RunViewModel::pulse);
            game.pulse(now);
        }
    }

    private void pulseUntil(String what, int mostFrames, BooleanSupplier holds) {
        for (int i = 0; !holds.getAsBoolean(); i++) {
            if (i == mostFrames) {
                fail("Not within %d frames: %s", mostFrames, what);
            }
            pulse(1);
        }
    }

    /// Of what happens on other threads.
    private void awaitUntil(String what, BooleanSupplier holds) throws InterruptedException {
        for (int i = 0; !holds.getAsBoolean(); i++) {
            if (i == 6_000) {
                fail("Not within a minute: %s", what);
            }
            Thread.sleep(10);
            pulse(1);
        }
    }

    private static Contender of(List<Contender> all, String key) {
        return all.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
    }

    private void choose(String left, String right) {
        play.leftProperty().set(of(play.leftsProperty().get(), left));
        play.rightProperty().set(of(play.rightsProperty().get(), right));
    }

    @Test
    void anAgentOnTheLeftNeverPlaysAlone() {
        open("catch");
        play.leftProperty().set(of(play.leftsProperty().get(), "player.follower"));
        assertThat(play.rightProperty().get()).isNotEqualTo(Contender.NOBODY);
        play.rightProperty().set(Contender.NOBODY);
        assertThat(play.leftProperty().get()).isEqualTo(Contender.PERSON);
    }

    @Test
    void twoPlayersByRuleRaceByThemselvesUntilTheMatchIsOverAndAgain() {
        open("cave");
        choose("player.nothing", "player.planner");
        play.roundsProperty().set(5);
        pulseUntil("the end of the match", 4_000, () -> play.resultProperty().get().isPresent());
        MatchResult result = play.resultProperty().get().orElseThrow();
        assertThat(result.title()).isEqualTo("Planner wins the match");
        assertThat(List.of(result.winner(), result.rounds().size())).isEqualTo(List.of(-1, 3));
        assertThat(result.tally()).isEqualTo("0 : 3");
        assertThat(game.frameProperty().get().rival().orElseThrow().person().name()).isEqualTo("Does nothing");
        pulse(400);
        assertThat(play.resultProperty().get()).as("it stays").contains(result);
        play.rematch();
        assertThat(play.resultProperty().get()).isEmpty();
        pulseUntil("the first round", 4_000, () -> game.promptProperty().get().contains(" : "));
        assertThat(game.comparisonProperty().get()).isEqualTo("Round 1, best of 5");
    }

    @Test
    void twoWhoNeverMakeAMistakeAreStopped() {
        open("cave");
        choose("player.planner", "player.planner");
        play.roundsProperty().set(1);
        game.speedProperty().set(4);
        pulseUntil("a draw", 4_000, () -> play.resultProperty().get().isPresent());
        assertThat(play.resultProperty().get().orElseThrow().title()).isEqualTo("The match is a draw");
    }

    @Test
    void theBestGameIsThereToRaceAgainstAndGivesTheGhostItsChance() {
        open("cave");
        assertThat(play.recordedProperty().get()).isFalse();
        game.keyPressed(Key.SPACE);
        game.keyReleased(Key.SPACE);
        pulseUntil("a game", 4_000, () -> play.recordedProperty().get());
        Recording best = kept.recordings().best("cave").orElseThrow();
        assertThat(play.rightsProperty().get().getLast()).isEqualTo(Contender.BEST_GAME);
        assertThat(play.leaderboard().askedProperty().get().orElseThrow().score()).isEqualTo(best.score());

        play.ghostProperty().set(true);
        pulse(1);
        assertThat(game.frameProperty().get().ghost()).contains(game.frameProperty().get().picture());
        game.keyPressed(Key.SPACE);
        pulse(30);
        assertThat(game.frameProperty().get().ghost()).isPresent();
        assertThat(game.frameProperty().get().ghost()).as("it falls, the person rises")
                .isNotEqualTo(Optional.of(game.frameProperty().get().picture()));
        game.keyReleased(Key.SPACE);

        play.rightProperty().set(Contender.BEST_GAME);
        play.roundsProperty().set(1);
        pulse(1);
        game.keyPressed(Key.SPACE);
        pulseUntil("a result", 4_000, () -> play.resultProperty().get().isPresent());
        assertThat(play.resultProperty().get().orElseThrow().title()).as("whoever only rises is out first")
                .isEqualTo("Your best game wins the match");
        assertThat(kept.recordings().best("cave")).contains(best);
    }

    @Test
    void aGameInSlowMotionIsNeitherRecordedNorListed() {
        open("cave");
        game.speedProperty().set(0.5);
        game.keyPressed(Key.SPACE);
        game.keyReleased(Key.SPACE);
        pulse(600);
        assertThat(play.recordedProperty().get()).isFalse();
        assertThat(play.leaderboard().askedProperty().get()).isEmpty();
    }

    @Test
    void anEarlierAgentAndThatOfAnotherRunInTheSameGameCanRace() throws InterruptedException {
        RunViewModel current = run("catch", "dqn");
        RunViewModel other = run("catch", "reinforce");
        run("cartpole-v1", "reinforce");
        show(current);
        List<Contender> lefts = play.leftsProperty().get();
        assertThat(lefts.subList(0, 4)).containsExactly(Contender.PERSON, Contender.NEWEST, Contender.EARLIER,
                new Contender.OtherRun(other));
        assertThat(lefts.stream().filter(Contender.OtherRun.class::isInstance)).hasSize(1);

        current.train();
        awaitUntil("pages in the album", () -> play.rightPage().pagesProperty().get().size() > 3);
        current.pause();
        play.rightPage().choose(1);
        Page page = play.rightPage().chosenProperty().get();
        assertThat(page).isEqualTo(play.rightPage().pagesProperty().get().get(1));
        awaitUntil("the other agent", () -> other.snapshotProperty().get() != null
                && !other.snapshotProperty().get().album().pages().isEmpty());
        play.leftProperty().set(new Contender.OtherRun(other));
        play.rightProperty().set(Contender.EARLIER);
        play.roundsProperty().set(1);
        pulseUntil("a result", 4_000, () -> play.resultProperty().get().isPresent());
        GameFrame.Rival sides = game.frameProperty().get().rival().orElseThrow();
        assertThat(List.of(sides.person().name(), sides.opponent().name()))
                .containsExactly("REINFORCE, seed 3", "Agent after %,d games".formatted(page.episodes()));

        runs.remove(other);
        other.close();
        assertThat(play.leftProperty().get()).as("the other run is closed").isEqualTo(Contender.PERSON);
    }
}
