package agentarcade.nn;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/// A neural network: a chain of layers with its parameters, their gradients, and room for a batch on its way through.
///
/// One update: fill [#input], call [#forward], fill [#outputGradient] with dL/d output, call [#backward], let an [Optimizer] step.
/// None of these allocates anything on the heap.
///
/// Belongs to the thread that built it: the methods throw `IllegalStateException` on any other, and after [#close].
public final class Network implements AutoCloseable {
    private final Thread owner = Thread.currentThread();
    private final Architecture architecture;
    /// The arrays of parameters, their names and shapes in words: texts compare without allocating anything.
    private final String tensors;
    private final int maxBatch;
    private final Memory memory;
    private final Graph graph;
    private final MemorySegment parameters;
    private final MemorySegment gradients;
    private final List<LayerGradients> layers;
    private final CarriedState state;
    private final CarriedState inferState;
    private boolean closed;

    /// A network with all parameters zero.
    ///
    /// @param maxBatch the most items ever passed at once
    /// @param memory where its numbers live; the network takes it over and closes it, also when it can't be built
    public Network(Architecture architecture, int maxBatch, Memory memory) {
        this.architecture = architecture;
        this.maxBatch = maxBatch;
        this.memory = memory;
        try {
            if (maxBatch < 1) {
                throw new IllegalArgumentException("A batch needs at least 1 row, not " + maxBatch);
            }
            Restoring.check(architecture);
            graph = new Graph(architecture, maxBatch, memory);
        } catch (RuntimeException | OutOfMemoryError impossible) {
            memory.close();
            throw impossible;
        }
        tensors = architecture.tensors().toString();
        parameters = graph.parameters();
        gradients = graph.gradients();
        layers = graph.layerGradients(this);
        state = new CarriedState(graph.carried(), maxBatch, this::check);
        inferState = new CarriedState(graph.carriedSingle(), 1, this::check);
    }

    /// Chooses fresh parameters, in the order of [#parameters()]: the same generator state gives the same network (see [Initialiser]).
    /// While [Restoring] nothing is drawn.
    public Network initialise(Initialiser initialiser, RandomGenerator random) {
        check();
        if (!Restoring.isOn()) {
            parameters(initialiser.draw(architecture.tensors(), random));
        }
        return this;
    }

    /// Chooses fresh parameters for one layer and leaves the others as they are.
    ///
    /// @param layer counted from 1 as in [Architecture#name]
    /// @throws IllegalArgumentException for a layer that has no parameters
    public Network initialise(int layer, Initialiser initialiser, RandomGenerator random) {
        check();
        LayerGradients fresh = layerGradients(layer);
        if (!Restoring.isOn()) {
            fresh.parameters(initialiser.draw(architecture.tensors(layer), random));
        }
        return this;
    }

    public Architecture architecture() {
        return architecture;
    }

    public int maxBatch() {
        return maxBatch;
    }

    /// The batch to pass forward, shape [maxBatch][inputs]: one observation a row, an image channel by channel. Of sequences each step has
    /// a row of its own, item by item: step t of item i is row i · steps + t.
    public Matrix input() {
        check();
        return graph.input().values();
    }

    /// Passes the first `batch` items of [#input] through all layers.
    ///
    /// @return the (first) output, shape [maxBatch][outputs]; its first `batch` rows are valid until the next call. Sequences have a row for
    /// each step, as in [#input]; images one for each position, row by row, with the channels side by side.
    public Matrix forward(int batch) {
        check(batch);
        graph.forward(batch);
        Reference.reachabilityFence(this);
        return output(0);
    }

    /// What the last [#forward] gave at a head, counted from 0; head 0 of a network without heads is its output.
    public Matrix output(int head) {
        check();
        return graph.output(head).values();
    }

    /// What the last [#forward] gave at a layer on the way, such as the features that an output is made of; a row for each item.
    ///
    /// @param layer counted from 1 as in [Architecture#name]
    /// @throws IllegalArgumentException for a layer whose numbers are no plain rows
    public Matrix features(int layer) {
        check();
        return plain(layer).values();
    }

    /// What the last [#infer] gave there.
    public void copyInferredFeatures(int layer, float[] into) {
        check();
        plain(layer).single().rows(into);
    }

    private Flow plain(int layer) {
        Flow flow = graph.of(layer - 1);
        if (!(flow.shape() instanceof Shape.Row(int columns)) || flow.values().columns() != columns) {
            throw new IllegalArgumentException("%s gives no plain rows".formatted(architecture.name(layer)));
        }
        return flow;
    }

    /// Where the caller puts dL/d output before [#backward]; shape [maxBatch][outputs].
    /// Backward uses it up if the last layer isn't linear: write every number of the batch's rows each time.
    public Matrix outputGradient() {
        return outputGradient(0);
    }

    /// The same for one of several heads. Each of them must be written before [#backward].
    public Matrix outputGradient(int head) {
        check();
        return graph.output(head).slopes();
    }

    /// Overwrites the gradients of all parameters with those of the last [#forward], which must have had the same batch and the same
    /// parameters. They are summed over the items: put a mean's 1/batch into [#outputGradient].
    public void backward(int batch) {
        check(batch);
        graph.backward(batch);
        Reference.reachabilityFence(this);
    }

    /// dL/d input of the last [#forward], from the same [#outputGradient]: what an actor needs from its critic, or a picture of what matters
    /// to the network. Uses up the output gradient as [#backward] does, but leaves the parameters' gradients alone.
    ///
    /// @return shape and layout of [#input]; valid until the next call
    public Matrix inputGradient(int batch) {
        check(batch);
        graph.backToInput(batch);
        Reference.reachabilityFence(this);
        return graph.input().slopes();
    }

    /// One observation through the network, faster than a batch of one, most of all when many of its numbers are zero. Leaves [#input] and
    /// the last [#forward] untouched. Gives what `forward` gives, except perhaps the sign of a zero.
    ///
    /// @param observation an item as [#input] has it, its rows one after another
    /// @param outputs receives the (first) output in the same way
    public void infer(float[] observation, float[] outputs) {
        infer(observation);
        copyInferred(0, outputs);
    }

    /// [#infer(float[], float[])] for networks with several heads: [#copyInferred] hands their outputs out.
    public void infer(float[] observation) {
        check();
        graph.input().single().setRows(observation);
        graph.infer();
        Reference.reachabilityFence(this);
    }

    /// What the last [#infer] gave at a head.
    public void copyInferred(int head, float[] outputs) {
        check();
        graph.output(head).single().rows(outputs);
    }

    /// What the last [#infer] gave at any layer, for whoever looks on: a row, the steps of a sequence one after another, or an image channel by
    /// channel.
    ///
    /// @param layer counted from 1 as in [Architecture#name]; 0 is the input
    public float[] inferred(int layer) {
        check();
        return flow(layer).singleItem();
    }

    /// How these numbers lie.
    public Shape shape(int layer) {
        return flow(layer).shape();
    }

    private Flow flow(int layer) {
        return layer == 0 ? graph.input() : graph.of(layer - 1);
    }

    /// What the next [#forward] begins with, if layers carry state from batch to batch ([Lstm]).
    public CarriedState state() {
        return state;
    }

    /// The same of [#infer], which carries the state of its own single item.
    public CarriedState inferState() {
        return inferState;
    }

    /// The number of weights and biases, without padding.
    public long parameterCount() {
        return architecture.parameters();
    }

    /// A copy of all parameters: layer by layer, weights [outputs][inputs] row by row, then the bias.
    public float[] parameters() {
        check();
        return graph.order().read(parameters);
    }

    /// Sets all parameters, in the order of [#parameters()].
    ///
    /// @throws IllegalArgumentException for a wrong length, NaN or an infinity; nothing has changed then
    public void parameters(float[] values) {
        check();
        graph.order().write("the array given", values, parameters);
        clearSlopes();
    }

    /// A copy of all parameters by name, each array row by row; [Architecture#tensors()] has their names, order and shapes.
    public Map<String, float[]> tensors() {
        return NamedTensors.split(architecture.tensors(), parameters());
    }

    /// Sets all parameters by name.
    ///
    /// @throws IllegalArgumentException when a name is missing or unknown, a length is wrong, or a number isn't finite; nothing has changed
    /// then
    public void tensors(Map<String, float[]> tensors) {
        parameters(NamedTensors.join(architecture.tensors(), tensors));
    }

    /// A copy of the gradients the last [#backward] left, in the order of [#parameters()].
    public float[] gradients() {
        check();
        return graph.order().read(gradients);
    }

    /// The gradients layer by layer, of those layers that have parameters: for readings such as norms, and for [GradientTransform]s.
    public List<LayerGradients> layerGradients() {
        return layers;
    }

    /// Those of one layer.
    ///
    /// @param layer counted from 1 as in [Architecture#name]
    /// @throws IllegalArgumentException for a layer that has no parameters
    public LayerGradients layerGradients(int layer) {
        return layers.stream().filter(one -> one.layer() == layer).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There are parameters in %s, not in a layer %d"
                        .formatted(layers.stream().map(LayerGradients::name).toList(), layer)));
    }

    /// Takes over all parameters of a network of the same thread whose arrays of parameters have the same names and shapes. Its sequences
    /// may be longer or shorter if no [Flatten] joins their steps: one network learns from sequences, another acts step by step.
    public void copyFrom(Network other) {
        checkTwin(other);
        parameters.copyFrom(other.parameters);
        clearSlopes();
    }

    /// Moves towards another network: θ ← (1 − τ) θ + τ θ′ (soft target update, Lillicrap et al., 2016).
    ///
    /// @param tau 0 changes nothing, 1 is [#copyFrom]; to the bit, and also where there is NaN
    public void blend(Network other, float tau) {
        checkTwin(other);
        if (!(tau >= 0 && tau <= 1)) {
            throw new IllegalArgumentException("Tau must be between 0 and 1, not " + tau);
        }
        if (tau == 0) {
            return;
        }
        if (tau == 1) {
            copyFrom(other);
            return;
        }
        Elementwise.blend(parameters, other.parameters, tau, parameters.byteSize());
        Reference.reachabilityFence(this);
        Reference.reachabilityFence(other);
    }

    /// A 64-bit mark of all parameters' bits, independent of padding: equal networks have equal marks on any machine.
    public long fingerprint() {
        check();
        return graph.order().fingerprint(parameters);
    }

    /// The layer, counted from 1 as in [Architecture#name], where NaN or an infinity first appeared in the last [#forward] and [#backward]:
    /// in what it gave, or else on the way back in its gradients. Empty when all is well.
    /// Cheap enough for every update, and worth it: a step with such gradients ruins the network.
    public OptionalInt firstNonFiniteLayer() {
        check();
        OptionalInt index = graph.firstNonFinite();
        Reference.reachabilityFence(this);
        return index.isPresent() ? OptionalInt.of(index.getAsInt() + 1) : index;
    }

    /// Gives the memory back. A second call does nothing.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        check();
        closed = true;
        memory.close();
    }

    /// Refuses another thread, and use after close.
    void check() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException(
                    "This network belongs to thread \"%s\", not to \"%s\"".formatted(owner.getName(), Thread.currentThread().getName()));
        }
        if (closed) {
            throw new IllegalStateException("This network has been closed");
        }
    }

    /// Refuses also a batch that is empty or too large.
    void check(int batch) {
        check();
        if (batch < 1 || batch > maxBatch) {
            throw new IllegalArgumentException("This network takes 1 to %d rows at once, not %d".formatted(maxBatch, batch));
        }
    }

    private void checkTwin(Network other) {
        check();
        other.check();
        if (!architecture.equals(other.architecture) && !(tensors.equals(other.tensors) && order().sameAs(other.order()))) {
            throw new IllegalArgumentException("Networks of different shapes: %s and %s".formatted(architecture, other.architecture));
        }
    }

    /// For whoever replaces parameters. After an update with NaN there may be NaN in the slopes' padding too, where nothing else would
    /// remove it.
    void clearSlopes() {
        graph.clearSlopes();
    }

    /// For optimizers: a flat array as long as the padded parameters, zero, that lives as long as this network.
    MemorySegment moments() {
        check();
        return memory.floats(parameters.byteSize() / Float.BYTES);
    }

    /// Where to put what shall live as long as this network.
    Memory memory() {
        check();
        return memory;
    }

    /// The layers at work, in the order in which they compute.
    List<WorkingLayer> layers() {
        return graph.layers();
    }

    MemorySegment flatParameters() {
        return parameters;
    }

    MemorySegment flatGradients() {
        return gradients;
    }

    FlatOrder order() {
        return graph.order();
    }
}
