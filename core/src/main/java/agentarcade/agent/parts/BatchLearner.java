package agentarcade.agent.parts;

import agentarcade.agent.AgentState;
import agentarcade.agent.Diverged;
import agentarcade.nn.Architecture;
import agentarcade.nn.GradientSum;
import agentarcade.nn.LayerGradients;
import agentarcade.nn.Matrix;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;
import agentarcade.nn.Optimizer;

import java.util.List;
import java.util.Map;

/// A network and its optimizer that learn from all steps of a batch of [Episodes] in one update, however many there are: they pass through
/// the network in portions, and their gradients are added up.
///
/// Owns the network.
public final class BatchLearner implements AutoCloseable {
    /// Rows that pass at once: as many as fit into the cache, whatever the batch.
    private static final int MOST_ROWS = 256;
    private static final int LEAST_ROWS = 16;
    private static final int MOST_NUMBERS = 1 << 16;

    private final String name;
    private final Network network;
    private final Optimizer optimizer;
    private final GradientSum sum;
    private final float[] observation;

    /// @param name of its arrays in files
    /// @param network passes as many rows at once as it has room for
    public BatchLearner(String name, Network network, Optimizer optimizer) {
        this.name = name;
        this.network = network;
        this.optimizer = optimizer;
        sum = new GradientSum(network);
        observation = new float[network.architecture().inputs()];
    }

    /// One with a network of its own, whose weights are still to be chosen.
    public static BatchLearner of(String name, Architecture architecture, Descent rule) {
        int rows = Math.clamp(MOST_NUMBERS / architecture.inputs(), LEAST_ROWS, MOST_ROWS);
        Network network = new Network(architecture, rows, Memory.nd4j());
        return new BatchLearner(name, network, rule.of(network));
    }

    public Network network() {
        return network;
    }

    /// Looks at what the network makes of one step.
    @FunctionalInterface
    public interface Reader {
        /// @param row of the step, counted through all episodes
        /// @param at its row in `outputs`
        void read(int row, Matrix outputs, int at);
    }

    /// Says what the loss does with one step.
    @FunctionalInterface
    public interface Slopes {
        /// Writes row `at` of `slopes`: dL/d output of the step, whatever its share in L is.
        ///
        /// @param row of the step, counted through all episodes
        /// @param at its row in `outputs` and `slopes`
        void write(int row, Matrix outputs, int at, Matrix slopes);
    }

    /// Passes all steps forward.
    public void read(Episodes episodes, Reader reader) {
        for (int from = 0; from < episodes.rows(); from += network.maxBatch()) {
            int rows = Math.min(network.maxBatch(), episodes.rows() - from);
            Matrix outputs = forward(episodes, from, rows);
            for (int at = 0; at < rows; at++) {
                reader.read(from + at, outputs, at);
            }
        }
    }

    /// Passes all steps forward and back, and leaves in the network the gradients of the whole loss.
    ///
    /// @throws Diverged if a number on the way is none any more
    public void gradients(Episodes episodes, Slopes slopes) {
        sum.clear();
        for (int from = 0; from < episodes.rows(); from += network.maxBatch()) {
            int rows = Math.min(network.maxBatch(), episodes.rows() - from);
            Matrix outputs = forward(episodes, from, rows);
            for (int at = 0; at < rows; at++) {
                slopes.write(from + at, outputs, at, network.outputGradient());
            }
            network.backward(rows);
            sum.add();
        }
        sum.put();
    }

    private Matrix forward(Episodes episodes, int from, int rows) {
        Matrix input = network.input();
        for (int at = 0; at < rows; at++) {
            episodes.observation(from + at, observation);
            input.setRow(at, observation);
        }
        return network.forward(rows);
    }

    /// Lets the optimizer step by the gradients that are in the network.
    ///
    /// @param mostNorm longer gradients are shortened to this; 0: none are
    /// @param beside gradients of what is learned together with the network: they count in the norm and are shortened with it, but others
    /// step by them
    /// @return how long the gradient was
    /// @throws Diverged if that of the network is not a finite number
    public double step(double learningRate, double mostNorm, List<LayerGradients> beside) {
        new Breakdown(network).check();
        double norm = Math.sqrt(sumOfSquares(network.layerGradients()) + sumOfSquares(beside));
        if (mostNorm > 0 && norm > mostNorm) {
            scale(network.layerGradients(), mostNorm / norm);
            scale(beside, mostNorm / norm);
        }
        optimizer.step((float) learningRate);
        return norm;
    }

    private static double sumOfSquares(List<LayerGradients> layers) {
        double squares = 0;
        for (int i = 0; i < layers.size(); i++) {
            squares += layers.get(i).sumOfSquares();
        }
        return squares;
    }

    private static void scale(List<LayerGradients> layers, double factor) {
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).scale(factor);
        }
    }

    /// What to throw when its outputs are no use any more.
    public Diverged diverged() {
        return Breakdown.in(network, network.architecture().layers().size());
    }

    /// Adds weights and what the optimizer remembers.
    public void save(Map<String, Object> arrays) {
        arrays.put("weights/" + name, network.parameters());
        Moments.save(optimizer, name + "/", arrays);
    }

    /// @throws IllegalArgumentException if the arrays are none of such a learner
    public void restore(AgentState state) {
        network.parameters(state.array("weights/" + name, float[].class, Math.toIntExact(network.parameterCount())));
        Moments.restore(optimizer, name + "/", state);
    }

    @Override
    public void close() {
        network.close();
    }
}
