package agentarcade.cli.speed;

import agentarcade.env.Randomness;
import agentarcade.nn.Architecture;
import agentarcade.nn.Initialiser;
import agentarcade.nn.Matrix;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;
import agentarcade.nn.Optimizer;

import java.util.Locale;
import java.util.random.RandomGenerator;

/// The engine alone: an update of a network on a batch that is in place, or what it makes of one observation.
/// @param batch items in an update; 0: one observation through the network
/// @param megaflops multiplications and additions of the matrix products of one piece of work
/// @param share of the machine's peak it should reach; NaN: it is judged by its time
/// @param most µs it may take; NaN: it is judged by its share
record EngineRow(String id, String label, Architecture architecture, int batch, double megaflops, Peer peer, double share, double most)
        implements Row {
    private static final int RUNS = 3;
    private static final double WARM_SECONDS = 3;
    private static final double RUN_SECONDS = 0.5;
    private static final int COLD = 100;
    private static final int AT_ONCE = 20;

    @Override
    public Finding measure(Peaks peaks) {
        try (Network network = new Network(architecture, Math.max(1, batch), Memory.nd4j())) {
            RandomGenerator random = new Randomness(1);
            network.initialise(Initialiser.GLOROT_UNIFORM, random);
            Runnable work = batch == 0 ? inference(network, random) : update(network, random);
            Clock first = new Clock();
            for (int i = 0; i < COLD; i++) {
                work.run();
            }
            double cold = first.seconds() / COLD * 1e6;
            microseconds(work, WARM_SECONDS);
            double[] figures = new double[RUNS];
            for (int run = 0; run < RUNS; run++) {
                peaks.measure();
                figures[run] = microseconds(work, RUN_SECONDS);
            }
            return found(figures, cold, peaks.best());
        }
    }

    private Finding found(double[] figures, double cold, double peak) {
        double median = Row.median(figures);
        // MFLOP a µs are 1,000 GFLOP/s.
        double shareReached = megaflops * 1_000 / median / peak;
        double scaled = peer.timeOn(peak);
        String bar = Double.isNaN(share) ? "≤ %s µs".formatted(Figures.of(most)) : "≥ %s %% of the peak".formatted(Figures.of(100 * share));
        boolean met = Double.isNaN(share) ? median <= most : shareReached >= share;
        return new Finding(id, label, "µs", figures, cold, peer.name(), scaled, scaled / median, bar, met,
                String.format(Locale.ROOT, "%.0f %% of the peak", 100 * shareReached));
    }

    private static double microseconds(Runnable work, double seconds) {
        Clock clock = new Clock();
        long done = 0;
        while (clock.seconds() < seconds) {
            for (int i = 0; i < AT_ONCE; i++) {
                work.run();
            }
            done += AT_ONCE;
        }
        return clock.seconds() / done * 1e6;
    }

    private Runnable inference(Network network, RandomGenerator random) {
        float[] observation = floats(architecture.inputs(), random);
        float[] outputs = new float[architecture.outputs()];
        return () -> network.infer(observation, outputs);
    }

    /// Forward, the slope of the mean squared error, backward, Adam.
    private Runnable update(Network network, RandomGenerator random) {
        int outputs = architecture.outputs();
        float[][] targets = new float[batch][];
        for (int row = 0; row < batch; row++) {
            network.input().setRow(row, floats(architecture.inputs(), random));
            targets[row] = floats(outputs, random);
        }
        Optimizer optimizer = Optimizer.adam(network);
        float slope = 2f / (batch * outputs);
        return () -> {
            Matrix predicted = network.forward(batch);
            Matrix gradient = network.outputGradient();
            for (int row = 0; row < batch; row++) {
                for (int out = 0; out < outputs; out++) {
                    gradient.set(row, out, slope * (predicted.get(row, out) - targets[row][out]));
                }
            }
            network.backward(batch);
            optimizer.step(1e-4f);
        };
    }

    private static float[] floats(int count, RandomGenerator random) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextFloat() - 0.5f;
        }
        return numbers;
    }
}
