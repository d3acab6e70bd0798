package agentarcade.agent.parts;

import agentarcade.env.Space;
import agentarcade.nn.Activation;
import agentarcade.nn.Architecture;
import agentarcade.nn.Architecture.Head;
import agentarcade.nn.Dense;
import agentarcade.nn.Layer;
import agentarcade.nn.LayerGradients;
import agentarcade.nn.Matrix;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// A network that says how good each action is, Q(s, ·), in one of two forms.
///
/// - Plain: one output for each action.
/// - Dueling (Wang et al., 2016): one stream of layers says how good the state is, V(s), another how much better or worse each action is
///   than the others, A(s, ·), and Q(s, a) = V(s) + A(s, a) − mean A(s, ·) (their equation 9). V learns from every action, which helps
///   where it hardly matters what is done.
///
/// Belongs to the thread that built it.
public final class QNetwork implements AutoCloseable {
    private final Network network;
    private final int actions;
    private final boolean dueling;
    private final float[] values;
    private final float[] slopes;
    private final float[] single;
    private final float[] advantages;

    /// @param maxRows the most states ever judged at once
    /// @param memory where its numbers live; it takes it over and closes it, also when it can't be built
    public QNetwork(Architecture architecture, int maxRows, Memory memory) {
        network = new Network(architecture, maxRows, memory);
        dueling = !architecture.heads().isEmpty();
        actions = architecture.outputShapes().getLast().size();
        values = new float[maxRows * actions];
        slopes = new float[maxRows * actions];
        single = new float[1];
        advantages = new float[actions];
    }

    /// One output for each action behind the hidden layers.
    public static Architecture plain(Body body, Space.Box observations, int actions) {
        return body.network(observations, actions);
    }

    /// Two streams, each with the last of the hidden layers for itself.
    public static Architecture dueling(Body body, Space.Box observations, int actions) {
        List<Layer> layers = body.layers(observations);
        int shared = Math.max(0, layers.size() - (body.hidden().isEmpty() ? 0 : 1));
        List<Layer> own = layers.subList(shared, layers.size());
        return new Architecture(body.input(observations), layers.subList(0, shared),
                List.of(new Head("value", with(own, 1)), new Head("advantage", with(own, actions))));
    }

    private static List<Layer> with(List<Layer> layers, int outputs) {
        return Stream.concat(layers.stream(), Stream.of(new Dense(outputs, true, Activation.LINEAR)))
                .toList();
    }

    /// Its parameters, their gradients, and how it is made.
    public Network network() {
        return network;
    }

    public int actions() {
        return actions;
    }

    /// Q(s, ·) of one state.
    public void judge(float[] observation, float[] q) {
        if (!dueling) {
            network.infer(observation, q);
            return;
        }
        network.infer(observation);
        network.copyInferred(0, single);
        network.copyInferred(1, advantages);
        combine(single[0], q, 0);
    }

    /// Q(s, ·) of many states, [rows][actions] one after another. The array is the network's own and valid until the next call.
    public float[] judge(float[][] observations, int rows) {
        Matrix input = network.input();
        for (int row = 0; row < rows; row++) {
            input.setRow(row, observations[row]);
        }
        Matrix first = network.forward(rows);
        for (int row = 0; row < rows; row++) {
            (dueling ? network.output(1) : first).row(row, advantages);
            if (dueling) {
                combine(first.get(row, 0), values, row * actions);
            } else {
                System.arraycopy(advantages, 0, values, row * actions, actions);
            }
        }
        return values;
    }

    /// Q(s, a) = V(s) + A(s, a) − mean A(s, ·)
    private void combine(float value, float[] q, int offset) {
        float mean = mean(advantages, 0);
        for (int action = 0; action < actions; action++) {
            q[offset + action] = value + (advantages[action] - mean);
        }
    }

    private float mean(float[] numbers, int offset) {
        float sum = 0;
        for (int action = 0; action < actions; action++) {
            sum += numbers[offset + action];
        }
        return sum / actions;
    }

    /// Where the caller puts dL/dQ before [#learn], [rows][actions] one after another; all zero until then.
    public float[] slopes() {
        return slopes;
    }

    /// Leaves the gradients of all parameters in the network, for the states last judged together, and the [#slopes()] zero again.
    public void learn(int rows) {
        Matrix first = network.outputGradient(0);
        for (int row = 0; row < rows; row++) {
            int offset = row * actions;
            if (dueling) {
                float mean = mean(slopes, offset);
                for (int action = 0; action < actions; action++) {
                    advantages[action] = slopes[offset + action] - mean;
                }
                first.set(row, 0, mean * actions);
                network.outputGradient(1).setRow(row, advantages);
            } else {
                System.arraycopy(slopes, offset, advantages, 0, actions);
                first.setRow(row, advantages);
            }
        }
        Arrays.fill(slopes, 0, rows * actions, 0);
        network.backward(rows);
    }

    /// √Σg² of all gradients.
    public double gradientNorm() {
        double sum = 0;
        for (LayerGradients layer : network.layerGradients()) {
            sum += layer.sumOfSquares();
        }
        return Math.sqrt(sum);
    }

    /// g ← f · g
    public void scaleGradients(double factor) {
        for (LayerGradients layer : network.layerGradients()) {
            layer.scale(factor);
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
