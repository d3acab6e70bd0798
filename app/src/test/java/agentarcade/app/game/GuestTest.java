package agentarcade.app.game;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.agent.Decision;
import agentarcade.agent.Policy;
import agentarcade.agent.PolicySnapshot;
import agentarcade.app.files.KeptGames;
import agentarcade.app.files.Preferences;
import agentarcade.app.run.Plan;
import agentarcade.app.run.RunViewModel;
import agentarcade.env.Action;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Preset;
import agentarcade.experiment.World;
import agentarcade.knob.Texts;
import agentarcade.store.Presets;

import javafx.collections.FXCollections;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Players from elsewhere in a game that is watched.
class GuestTest {
    @TempDir Path folder;
    private int open;

    /// Always goes right.
    private final PolicySnapshot right = () -> {
        open++;
        return new Policy() {
            @Override
            public Decision decide(float[] observation) {
                return Decision.byValues(Action.Discrete.of(2), new float[] {0, 0, 7});
            }

            @Override
            public void close() {
                open--;
            }
        };
    };

    @Test
    void whatIsSaidOfActionsIsWhatTheGuestThinksAndItIsGivenUpWithItsGame() throws Exception {
        Preset preset = Presets.first(Environments.find("catch").orElseThrow(), Algorithms.find("dqn").orElseThrow());
        World catching = preset.experiment(1).world();
        try (GameViewModel game =
                new GameViewModel(new Texts(Locale.ENGLISH), KeptGames.beside(new Preferences(folder)),
                        FXCollections.observableArrayList());
                RunViewModel run = RunViewModel.fresh(Plan.of(preset, 1))) {
            game.show(run);
            game.welcome(new Guest("right", catching, right));
            assertThat(game.watchedProperty().get()).as("nobody is watched unasked").isEqualTo(Watchable.NEWEST_POLICY);
            game.watchedProperty().set(game.watchablesProperty().get().getLast());
            for (long nanos = 0; nanos < 1_000_000_000L; nanos += 20_000_000) {
                game.pulse(nanos);
            }
            assertThat(open).isEqualTo(1);
            assertThat(game.frameProperty().get().decision().orElseThrow().value()).hasValue(7);
        }
        assertThat(open).isZero();
    }

    @Test
    void aGuestOfOtherRulesOrAnotherWayOfSeeingStaysAway() {
        World catching = World.canonical(Environments.find("catch").orElseThrow());
        World ball = World.canonical(Environments.find("catch-ball-8").orElseThrow());
        RunViewModel run = RunViewModel.fresh(Plan.without(catching, 1));
        try (GameViewModel game =
                new GameViewModel(new Texts(Locale.ENGLISH), KeptGames.beside(new Preferences(folder)),
                        FXCollections.observableArrayList())) {
            game.show(run);
            int before = game.watchablesProperty().get().size();
            game.welcome(new Guest("right", ball, right));
            assertThat(game.watchablesProperty().get()).hasSize(before);
            game.welcome(new Guest("right", catching, right));
            assertThat(game.watchablesProperty().get()).hasSize(before + 1).last().extracting(Watchable::guest)
                    .isEqualTo(Optional.of(new Guest("right", catching, right)));
        }
    }
}
