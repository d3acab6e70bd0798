package agentarcade.app.game;

import agentarcade.env.Environment;
import agentarcade.env.Picture;
import agentarcade.env.Randomness;

import java.util.Optional;
import java.util.function.Supplier;

/// The person's best game on the same board as the one being played, step by step with it and on the same chance.
final class Ghost {
    private final Supplier<Recording> best;
    private final Environment world;
    private Recording recording;
    private LiveGame game;

    /// @param best asked before each game: it may have been beaten
    /// @param world of its own, equal to the person's
    Ghost(Supplier<Recording> best, Environment world) {
        this.best = best;
        this.world = world;
    }

    /// The game it plays.
    Recording recording() {
        return recording;
    }

    /// From the start again.
    void startGame() {
        recording = best.get();
        game = new LiveGame(world, () -> new Randomness(recording.seed()), new Recording.Replay(() -> recording), 1, () -> {
        }, false);
    }

    void advance(long nanos, double speed) {
        game.advance(nanos, speed);
    }

    void hold(long nanos) {
        game.hold(nanos);
    }

    /// What is to be seen of it, until it is out.
    Optional<Picture> picture(double speed) {
        return game.hasEnded() ? Optional.empty() : Optional.of(game.picture(speed));
    }
}
