package agentarcade.app.game;

import agentarcade.env.Action;
import agentarcade.env.Environment;
import agentarcade.env.Player;
import agentarcade.env.Space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A game a person has played, move for move: the seed of its chance, an action for each step, and the score it came to.
/// Played again in the same world it is the same game.
public record Recording(long seed, double score, List<Action> actions) {
    /// Longer games are not recorded: in CAVE this is more than a quarter of an hour.
    public static final int MOST_STEPS = 30_000;

    public Recording {
        actions = List.copyOf(actions);
    }

    /// Whether all its actions are possible there.
    boolean fits(Space space) {
        return actions.stream().allMatch(action -> switch (space) {
            case Space.Discrete choices -> choices.contains(action);
            case Space.Box box -> action instanceof Action.Continuous(float[] values)
                    && box.contains(values);
        });
    }

    /// Plays a recorded game again, as often as one likes.
    static final class Replay implements Player {
        private final Supplier<Recording> source;
        private Recording recording;
        private int next;

        /// @param source asked before each game
        Replay(Supplier<Recording> source) {
            this.source = source;
            recording = source.get();
        }

        /// From the first step on.
        void startGame() {
            recording = source.get();
            next = 0;
        }

        @Override
        public Action choose(Environment world) {
            return next < recording.actions().size() ? recording.actions().get(next++) : world.controls().idle();
        }
    }

    /// Writes down a game while it is played.
    static final class Recorder {
        private final List<Action> actions = new ArrayList<>();
        private long seed;

        /// A game begins, with the chance of this seed.
        void begin(long ofSeed) {
            seed = ofSeed;
            actions.clear();
        }

        Action add(Action action) {
            if (actions.size() <= MOST_STEPS) {
                actions.add(action);
            }
            return action;
        }

        /// @return the game, if it was not too long
        Optional<Recording> end(double score) {
            return actions.size() > MOST_STEPS ? Optional.empty() : Optional.of(new Recording(seed, score, actions));
        }
    }
}
