package agentarcade.app.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import agentarcade.app.run.Plan;
import agentarcade.app.run.RunViewModel;
import agentarcade.env.Picture;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.experiment.World;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;
import agentarcade.store.Presets;
import agentarcade.train.Album.Page;
import agentarcade.train.Status;

import javafx.collections.FXCollections;

import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Moments of the past of a run, watched without a window.
class TimeMachineTest {
    private static final long FRAME = 16_666_667;
    private static final long HALF_A_SECOND = 500_000_000;

    private final GameViewModel game = new GameViewModel(new Texts(Locale.ENGLISH), Keepsakes.untilClosed(),
            FXCollections.observableArrayList());
    private final TimeMachine machine = game.timeMachine();
    private RunViewModel run;
    private long now = 1_000_000_000;

    @AfterEach
    void close() {
        game.close();
        run.close();
    }

    private void open() throws Refused {
        run = RunViewModel.fresh(Plan.of(Presets.first(Environments.find("catch").orElseThrow(), Algorithms.find("dqn").orElseThrow()), 1));
        game.show(run);
    }

    private void trainUntilThereAre(int moments) {
        run.train();
        await(moments + " moments", () -> machine.momentsProperty().get().size() >= moments);
        run.pause();
        await("a pause", () -> run.snapshotProperty().get().status() instanceof Status.Paused);
        now += HALF_A_SECOND;
        pulse();
    }

    private void pulse() {
        now += FRAME;
        run.pulse();
        game.pulse(now);
    }

    private void await(String what, BooleanSupplier holds) {
        long start = System.nanoTime();
        while (!holds.getAsBoolean()) {
            now += HALF_A_SECOND;
            pulse();
            sleep();
            if (System.nanoTime() - start > 60_000_000_000L) {
                fail("Not within a minute: %s", what);
            }
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Test
    void whereThereIsNoPastTheReasonIsSaid() throws Refused {
        open();
        await("the agent", () -> machine.momentsProperty().get().size() == 1);
        assertThat(machine.thereProperty().get()).isTrue();
        assertThat(machine.pastProperty().get()).isFalse();
        assertThat(machine.wordsProperty().get()).isEqualTo("nothing yet: train it first");
    }

    @Test
    void whereNobodyLearnsThereIsNoTimeMachine() {
        run = RunViewModel.fresh(Plan.without(World.canonical(Environments.find("catch").orElseThrow()), 3));
        game.show(run);
        pulse();
        assertThat(machine.thereProperty().get()).isFalse();
        machine.choose(0);
        assertThat(machine.moment()).isEmpty();
    }

    @Test
    void momentsStandInARowAndNowComesLast() throws Refused {
        open();
        trainUntilThereAre(4);
        List<Page> row = machine.momentsProperty().get();
        assertThat(row).extracting(Page::steps).isSorted().doesNotHaveDuplicates();
        assertThat(machine.place()).as("now").isEqualTo(row.size());
        assertThat(machine.wordsProperty().get()).startsWith("now: ");
        machine.choose(0);
        assertThat(machine.moment()).contains(row.getFirst());
        assertThat(machine.wordsProperty().get()).isEqualTo("untrained");
        machine.choose(2);
        assertThat(machine.wordsProperty().get())
                .isEqualTo("after %,d games · %,d steps".formatted(row.get(2).episodes(), row.get(2).steps()));
        pulse();
        assertThat(game.captionProperty().get()).startsWith("The agent after %,d games of training.".formatted(row.get(2).episodes()));
        machine.choose(row.size());
        assertThat(machine.moment()).isEmpty();
        pulse();
        assertThat(game.captionProperty().get()).startsWith("The newest policy");
    }

    @Test
    void theBestMomentIsOneOfTheRow() throws Refused {
        open();
        run.train();
        await("a best moment", () -> machine.bestProperty().get().isPresent());
        run.pause();
        var best = machine.bestProperty().get().orElseThrow();
        machine.chooseBest();
        assertThat(machine.moment().orElseThrow().steps()).isEqualTo(best.page().steps());
        assertThat(machine.momentsProperty().get().get(machine.place()).steps()).isEqualTo(best.page().steps());
        assertThat(machine.bestInWords(best)).matches("Best running mean score: [\\d.]+ % after [\\d,]+ games");
    }

    @Test
    void aMomentThatTheAlbumNoLongerKeepsStaysChosenInItsPlace() throws Refused {
        open();
        trainUntilThereAre(4);
        Page page = machine.momentsProperty().get().get(2);
        Page thinnedOut = new Page(page.episodes(), page.steps() - 1, page.policy());
        run.momentProperty().set(thinnedOut);
        trainUntilThereAre(6);
        assertThat(machine.moment()).contains(thinnedOut);
        assertThat(machine.momentsProperty().get().get(machine.place())).isEqualTo(thinnedOut);
    }

    @Test
    void theSameMomentPlaysTheSameGameEachTimeAndEveryMomentBeginsIt() throws Refused {
        open();
        trainUntilThereAre(3);
        List<Picture> first = watch(1, 200);
        List<Picture> other = watch(0, 1);
        assertThat(other.getFirst()).isEqualTo(first.getFirst());
        assertThat(watch(1, 200).equals(first)).as("picture for picture").isTrue();
    }

    private List<Picture> watch(int place, int frames) {
        machine.choose(place);
        return IntStream.range(0, frames).mapToObj(i -> {
            pulse();
            return game.frameProperty().get().picture();
        }).toList();
    }

    @Test
    void whoeverWatchesSomethingElseIsBackAtNow() throws Refused {
        open();
        trainUntilThereAre(3);
        machine.choose(1);
        game.modeProperty().set(GameMode.PLAY);
        pulse();
        assertThat(machine.moment()).isEmpty();
        game.modeProperty().set(GameMode.POLICY);
        machine.choose(1);
        game.watchedProperty().set(game.watchablesProperty().get().getLast());
        pulse();
        assertThat(machine.moment()).isEmpty();
        assertThat(machine.thereProperty().get()).isFalse();
    }

    @Test
    void theAgentAtItsBestCanBePlayedAgainstOnceThereIsOne() throws Refused {
        open();
        assertThat(game.play().rightsProperty().get()).doesNotContain(Contender.AT_BEST);
        game.modeProperty().set(GameMode.PLAY);
        run.train();
        await("it at its best", () -> game.play().rightsProperty().get().contains(Contender.AT_BEST));
        run.pause();
        game.countdownProperty().set(false);
        game.play().leftProperty().set(Contender.AT_BEST);
        game.play().rightProperty().set(Contender.NEWEST);
        pulse();
        GameFrame.Rival sides = game.frameProperty().get().rival().orElseThrow();
        assertThat(sides.person().name()).isEqualTo("Agent at its best");
    }
}
