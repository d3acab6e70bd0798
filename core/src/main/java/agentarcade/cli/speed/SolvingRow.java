package agentarcade.cli.speed;

import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Preset;
import agentarcade.knob.Refused;
import agentarcade.store.Presets;
import agentarcade.train.TrainingLoop;

import java.util.Locale;

/// How long training takes until the mean score of the last 100 episodes reaches a target, with ten seeds.
/// @param most seconds it may take
/// @param patience steps by which it must have come there
record SolvingRow(String id, String world, String algorithm, String preset, double target, double most, long patience) implements Row {
    private static final int SEEDS = 10;

    @Override
    public String label() {
        return "%s %s, %s, to a mean of %s".formatted(algorithm.toUpperCase(Locale.ROOT), world, preset, Figures.of(target));
    }

    @Override
    public Finding measure(Peaks peaks) throws Refused {
        Preset chosen = Presets.find(Environments.find(world).orElseThrow(), Algorithms.find(algorithm).orElseThrow(), preset);
        peaks.measure();
        double cold = solve(chosen.experiment(1));
        double[] seconds = new double[SEEDS];
        for (int seed = 1; seed <= SEEDS; seed++) {
            seconds[seed - 1] = solve(chosen.experiment(seed));
        }
        double median = Row.median(seconds);
        return new Finding(id, label(), "s", seconds, cold, "", Double.NaN, Double.NaN,
                String.format(Locale.ROOT, "≤ %s s", Figures.of(most)),
                median <= most, "");
    }

    /// Seconds; infinite if it never came there.
    private double solve(Experiment experiment) {
        try (TrainingLoop loop = experiment.start(event -> {
        })) {
            Clock clock = new Clock();
            TrainingRow.Solved solved = new TrainingRow.Solved(target);
            while (Double.isNaN(solved.after) && loop.steps() < patience) {
                loop.step();
                solved.look(loop, clock);
            }
            return Double.isNaN(solved.after) ? Double.POSITIVE_INFINITY : solved.after;
        }
    }
}
