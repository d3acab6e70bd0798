package agentarcade.agent.parts;

import agentarcade.agent.AgentState;
import agentarcade.env.Randomness;
import agentarcade.env.Space;
import agentarcade.nn.Activation;
import agentarcade.nn.Architecture;
import agentarcade.nn.Dense;
import agentarcade.nn.Initialiser;
import agentarcade.nn.Layer;
import agentarcade.nn.Lstm;
import agentarcade.nn.Matrix;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;
import agentarcade.nn.Shape;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Q(·, a) of one who remembers: an eye, a network that looks at each observation by itself, and behind it a memory, an LSTM with linear
/// outputs over what the eye says of one observation after another.
///
/// They are two networks, because layers for pictures take no sequences: what is an item with many steps to the memory is many items to the
/// eye, in the same order of rows.
public final class RecurrentQ implements AutoCloseable {

    /// What it looks like; plain data.
    public record Form(Architecture eye, int units, int actions) {
        /// @param body has at least one hidden layer
        /// @param units of the LSTM
        public static Form of(Body body, Space.Box observations, int units, int actions) {
            return new Form(new Architecture(body.input(observations), body.layers(observations)), units, actions);
        }

        /// The network behind the eye.
        ///
        /// @param steps in a sequence
        /// @param carried whether it goes on where it stopped
        public Architecture memory(int steps, boolean carried) {
            return new Architecture(new Shape.Sequence(steps, eye.outputs()),
                    List.<Layer>of(new Lstm(units, carried), new Dense(actions, true, Activation.LINEAR)));
        }

        /// Numbers that say what it remembers: h and c.
        public int remembered() {
            return 2 * units;
        }
    }

    private final Form form;
    private final int steps;
    private final Network eye;
    private final Network memory;
    private final float[] features;

    private RecurrentQ(Form form, int items, int steps, boolean carried, Supplier<Memory> place) {
        this.form = form;
        this.steps = steps;
        eye = new Network(form.eye(), Math.multiplyExact(items, steps), place.get());
        memory = new Network(form.memory(steps, carried), items, place.get());
        features = new float[form.eye().outputs()];
    }

    /// One that learns: sequences of so many steps, each from a memory of zeros.
    public static RecurrentQ learning(Form form, int items, int steps) {
        return new RecurrentQ(form, items, steps, false, Memory::nd4j);
    }

    /// One that acts, step by step.
    public static RecurrentQ acting(Form form, Supplier<Memory> place) {
        return new RecurrentQ(form, 1, 1, true, place);
    }

    /// Chooses fresh weights: uniform after Glorot & Bengio (2010), biases 0, but 1 for the forget gates, so that it remembers at first
    /// (Gers et al., 2000; Jozefowicz et al., 2015).
    public void initialise(Randomness random) {
        eye.initialise(Initialiser.GLOROT_UNIFORM, random);
        memory.initialise(Initialiser.GLOROT_UNIFORM, random);
        Map<String, float[]> tensors = memory.tensors();
        float[] bias = tensors.get("1.bias");
        for (int unit = 0; unit < form.units(); unit++) {
            bias[form.units() + unit] = 1;
        }
        memory.tensors(tensors);
    }

    public Form form() {
        return form;
    }

    public Network eye() {
        return eye;
    }

    public Network memory() {
        return memory;
    }

    public void copyFrom(RecurrentQ other) {
        eye.copyFrom(other.eye);
        memory.copyFrom(other.memory);
    }

    // ---- act ----

    /// Sees the next observation and remembers it.
    ///
    /// @param q receives Q(·, a)
    public void see(float[] observation, float[] q) {
        eye.infer(observation, features);
        memory.infer(features, q);
    }

    /// What it remembers: h, then c.
    public float[] remembered() {
        return memory.inferState().get();
    }

    public void remember(float[] remembered) {
        memory.inferState().set(remembered);
    }

    public void forget() {
        memory.inferState().reset();
    }

    // ---- learn ----

    /// The row of a step in what [#forward] gives and [#slopes] takes.
    public int row(int item, int step) {
        return item * steps + step;
    }

    /// Where observations are put, one a row, before [#forward].
    public Matrix input() {
        return eye.input();
    }

    /// Q of all steps of so many sequences, a row for each.
    public Matrix forward(int items) {
        Matrix seen = eye.forward(items * steps);
        Matrix input = memory.input();
        for (int row = 0; row < items * steps; row++) {
            seen.row(row, features);
            input.setRow(row, features);
        }
        return memory.forward(items);
    }

    /// Where dL/dQ of every row is put before [#backward].
    public Matrix slopes() {
        return memory.outputGradient();
    }

    /// Leaves the gradients in both networks.
    public void backward(int items) {
        memory.backward(items);
        Matrix back = memory.inputGradient(items);
        for (int row = 0; row < items * steps; row++) {
            back.row(row, features);
            eye.outputGradient().setRow(row, features);
        }
        eye.backward(items * steps);
    }

    // ---- save, restore ----

    /// Adds the weights, as `weights/<name>-eye` and `weights/<name>-memory`.
    public void save(String name, Map<String, Object> arrays) {
        arrays.put("weights/%s-eye".formatted(name), eye.parameters());
        arrays.put("weights/%s-memory".formatted(name), memory.parameters());
    }

    public void restore(String name, AgentState state) {
        eye.parameters(weights("weights/%s-eye".formatted(name), eye, state));
        memory.parameters(weights("weights/%s-memory".formatted(name), memory, state));
    }

    private static float[] weights(String name, Network network, AgentState state) {
        return state.array(name, float[].class, Math.toIntExact(network.parameterCount()));
    }

    @Override
    public void close() {
        eye.close();
        memory.close();
    }
}
