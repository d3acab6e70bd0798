package agentarcade.cli.speed;

import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Randomness;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;

/// A world stepped alone, left and right in turn.
/// @param least millions of steps a second
record SteppingRow(String id, String world, Peer peer, double least) implements Row {
    private static final int RUNS = 3;
    private static final int STEPS = 5_000_000;

    @Override
    public String label() {
        return "stepping %s alone".formatted(world);
    }

    @Override
    public Finding measure(Peaks peaks) {
        double cold = rate(STEPS / 50);
        rate(STEPS);
        double[] figures = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            peaks.measure();
            figures[run] = rate(STEPS);
        }
        double scaled = peer.rateOn(peaks.best());
        double median = Row.median(figures);
        return new Finding(id, label(), "M steps/s", figures, cold, peer.name(), scaled, median / scaled,
                "≥ %s M steps/s".formatted(Figures.of(least)), median >= least, "");
    }

    /// In millions a second.
    private double rate(int steps) {
        EnvironmentType<?> type = Environments.find(world).orElseThrow();
        Environment game = type.create(type.canonical());
        Randomness random = new Randomness(1);
        game.reset(random);
        Clock clock = new Clock();
        for (int i = 0; i < steps; i++) {
            if (game.step(Action.Discrete.of(i & 1)).ending() != Ending.NONE) {
                game.reset(random);
            }
        }
        return steps / clock.seconds() / 1e6;
    }
}
