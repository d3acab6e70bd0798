package agentarcade.cli;

import agentarcade.agent.Diverged;
import agentarcade.agent.Policy;
import agentarcade.experiment.Preset;
import agentarcade.experiment.results.Budget;
import agentarcade.experiment.results.Outcome;
import agentarcade.experiment.results.Outcome.Curve;
import agentarcade.experiment.results.Outcome.Judgement;
import agentarcade.experiment.results.Row;
import agentarcade.store.AppVersion;
import agentarcade.store.Fingerprint;
import agentarcade.store.ThisMachine;
import agentarcade.train.Curves;
import agentarcade.train.Series;
import agentarcade.train.TrainingLoop;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// One seed of a row: trained until the budget is used up, then judged, as it is. All of it on the thread that calls [#run].
final class Trial {
    /// So that telling how far it has come costs nothing.
    private static final int STEPS_BETWEEN_SIGNS = 1_000;

    private final Row row;
    private final Preset preset;
    private final long seed;
    private volatile double done;

    Trial(Row row, Preset preset, long seed) {
        this.row = row;
        this.preset = preset;
        this.seed = seed;
    }

    Row row() {
        return row;
    }

    Preset preset() {
        return preset;
    }

    long seed() {
        return seed;
    }

    /// How much of the budget is used up, 0 to 1. Any thread may ask.
    double done() {
        return done;
    }

    /// @param stopped asked between any two steps
    /// @return empty if it was stopped
    Optional<Outcome> run(BooleanSupplier stopped) {
        long since = System.nanoTime();
        try (TrainingLoop loop = preset.experiment(seed).start(event -> {
        })) {
            String problem = train(loop, stopped);
            double seconds = (System.nanoTime() - since) / 1e9;
            return stopped.getAsBoolean() ? Optional.empty() : Optional.of(outcome(loop, problem, seconds));
        }
    }

    /// @return what broke it down; empty if nothing did
    private String train(TrainingLoop loop, BooleanSupplier stopped) {
        Budget budget = row.budget();
        long withoutLearning = 0;
        try {
            for (long step = 1; budget.left(loop.steps(), loop.episodes(), withoutLearning) > 0 && !stopped.getAsBoolean(); step++) {
                loop.step();
                if (loop.updates() == 0) {
                    withoutLearning = loop.episodes();
                }
                if (step % STEPS_BETWEEN_SIGNS == 0) {
                    done = 1 - (double) budget.left(loop.steps(), loop.episodes(), withoutLearning) / budget.amount();
                }
            }
            return "";
        } catch (Diverged diverged) {
            return diverged.getMessage();
        }
    }

    private Outcome outcome(TrainingLoop loop, String problem, double seconds) {
        boolean fine = problem.isEmpty();
        Curve curve = Curve.of(loop.curves().getOrDefault(Curves.MEAN_SCORE, Series.View.EMPTY));
        return new Outcome(seed, LocalDate.now(ZoneOffset.UTC).toString(), ThisMachine.describe(), AppVersion.current(), loop.steps(),
                loop.episodes(), loop.updates(), seconds, fine ? Fingerprint.of(loop.checkpoint().agent()) : "", problem,
                fine ? judge(loop) : Judgement.NONE, curve);
    }

    private Judgement judge(TrainingLoop loop) {
        try (Policy policy = loop.policy().open()) {
            return Judgement.of(row.judging().judge(preset.world(), policy, seed));
        }
    }
}
