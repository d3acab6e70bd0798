package agentarcade.cli;

import agentarcade.train.Curves;
import agentarcade.train.TrainingEvent;
import agentarcade.train.TrainingLoop;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A training on its way to its goal. It listens to the loop, and is asked between any two steps whether that is the end.
final class Course implements Consumer<TrainingEvent> {

    /// Why training ended.
    enum End {
        GAMES, STEPS, SECONDS, TARGET, INTERRUPTED
    }

    private final Goal goal;
    private double meanScore = Double.NaN;
    private long firstGame;
    private long firstStep;
    private long since;

    Course(Goal goal) {
        this.goal = goal;
    }

    @Override
    public void accept(TrainingEvent event) {
        if (event instanceof TrainingEvent.EpisodeEnded ended) {
            meanScore = ended.meanScore();
        }
    }

    /// Training begins now, with a loop that may have come from a file.
    void begin(TrainingLoop loop) {
        firstGame = loop.episodes();
        firstStep = loop.steps();
        since = System.nanoTime();
    }

    /// Empty while it is to go on. A mean of fewer than 100 games does not count as the target.
    Optional<End> end(TrainingLoop loop, BooleanSupplier interrupted) {
        if (interrupted.getAsBoolean()) {
            return Optional.of(End.INTERRUPTED);
        }
        if (meanScore >= goal.target() && loop.episodes() >= Curves.WINDOW) {
            return Optional.of(End.TARGET);
        }
        if (loop.episodes() - firstGame >= goal.games()) {
            return Optional.of(End.GAMES);
        }
        if (loop.steps() - firstStep >= goal.steps()) {
            return Optional.of(End.STEPS);
        }
        return seconds() >= goal.seconds() ? Optional.of(End.SECONDS) : Optional.empty();
    }

    double seconds() {
        return (System.nanoTime() - since) / 1e9;
    }

    Goal goal() {
        return goal;
    }

    /// The mean score of the last games, NaN before one is over.
    double meanScore() {
        return meanScore;
    }

    /// How much of the way is done, 0 to 1; NaN if there is only a target, which may never be reached.
    double done(TrainingLoop loop) {
        double done = Math.max(share(loop.episodes() - firstGame, goal.games()), share(loop.steps() - firstStep, goal.steps()));
        return Math.max(done, share(seconds(), goal.seconds()));
    }

    private double share(double had, double wanted) {
        boolean endless = goal.games() == Long.MAX_VALUE && goal.steps() == Long.MAX_VALUE && Double.isInfinite(goal.seconds());
        return endless ? Double.NaN : Math.min(1, had / wanted);
    }
}
