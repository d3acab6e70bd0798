package agentarcade.cli.speed;

import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Preset;
import agentarcade.knob.Refused;
import agentarcade.store.Presets;
import agentarcade.train.Curves;
import agentarcade.train.Series;
import agentarcade.train.TrainingLoop;

import java.util.Arrays;
import java.util.Locale;

/// Training with a preset, timed from the first step to the last, those that are only gathered at the beginning included: so the other
/// programs count, too.
/// @param counted what the figure counts
/// @param steps of the game
/// @param least how many times the peer's speed it should reach
/// @param target the mean score of the last 100 episodes that counts as solved; NaN: not asked
/// @param patience steps by which it should be solved
record TrainingRow(String id, String world, String algorithm, String preset, Counted counted, long steps, Peer peer, double least,
        double target,
        long patience) implements Row {
    private static final int RUNS = 3;

    enum Counted {
        STEPS("steps/s"), UPDATES("updates/s");

        private final String unit;

        Counted(String unit) {
            this.unit = unit;
        }

        long of(TrainingLoop loop) {
            return this == STEPS ? loop.steps() : loop.updates();
        }
    }

    /// @param rate of what is counted, a second
    /// @param solved seconds until it was solved; NaN: not within the patience
    private record Timed(double rate, double solved) {
    }

    @Override
    public String label() {
        return "%s %s, %s".formatted(algorithm.toUpperCase(Locale.ROOT), world, preset);
    }

    @Override
    public Finding measure(Peaks peaks) throws Refused {
        Preset chosen = Presets.find(Environments.find(world).orElseThrow(), Algorithms.find(algorithm).orElseThrow(), preset);
        peaks.measure();
        Timed cold = time(chosen.experiment(1));
        double[] rates = new double[RUNS];
        double[] solved = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            peaks.measure();
            Timed timed = time(chosen.experiment(run + 1));
            rates[run] = timed.rate();
            solved[run] = timed.solved();
        }
        double scaled = peer.rateOn(peaks.best());
        double ratio = Row.median(rates) / scaled;
        return new Finding(id, label(), counted.unit, rates, cold.rate(), peer.name(), scaled, ratio,
                String.format(Locale.ROOT, "≥ %s × %s", Figures.of(least), peer.name()), ratio >= least, said(solved));
    }

    private String said(double[] solved) {
        if (Double.isNaN(target)) {
            return "";
        }
        boolean all = Arrays.stream(solved).noneMatch(Double::isNaN);
        return all
                ? String.format(Locale.ROOT, "mean %s after %.2f s", Figures.of(target), Row.median(solved))
                : String.format(Locale.ROOT, "mean %s not reached by all within %,d steps", Figures.of(target), patience);
    }

    private Timed time(Experiment experiment) {
        try (TrainingLoop loop = experiment.start(event -> {
        })) {
            Clock whole = new Clock();
            Solved solved = new Solved(target);
            while (loop.steps() < steps) {
                loop.step();
                solved.look(loop, whole);
            }
            double rate = counted.of(loop) / whole.seconds();
            while (!Double.isNaN(target) && Double.isNaN(solved.after) && loop.steps() < patience) {
                loop.step();
                solved.look(loop, whole);
            }
            return new Timed(rate, solved.after);
        }
    }

    /// Watches for the mean score to reach a target.
    static final class Solved {
        private final double target;
        private long episodes;
        double after = Double.NaN;

        Solved(double target) {
            this.target = target;
        }

        void look(TrainingLoop loop, Clock clock) {
            if (Double.isNaN(target) || !Double.isNaN(after) || loop.episodes() == episodes) {
                return;
            }
            episodes = loop.episodes();
            if (episodes >= Curves.WINDOW && loop.curves().getOrDefault(Curves.MEAN_SCORE, Series.View.EMPTY).last() >= target) {
                after = clock.seconds();
            }
        }
    }
}
