package agentarcade.nn;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
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
    private final int maxBatch;
    private final Memory memory;
    private final FlatOrder order;
    private final MemorySegment parameters;
    private final MemorySegment gradients;
    private final Matrix input;
    private final DenseLayer[] layers;
    private final Matrix single;
    private final MemorySegment indices;
    private boolean closed;

    /// A network with all parameters zero.
    ///
    /// @param maxBatch the most rows ever passed at once
    /// @param memory where its numbers live; the network takes it over and closes it
    public Network(Architecture architecture, int maxBatch, Memory memory) {
        if (maxBatch < 1) {
            throw new IllegalArgumentException("A batch needs at least 1 row, not " + maxBatch);
        }
        this.architecture = architecture;
        this.maxBatch = maxBatch;
        this.memory = memory;
        order = new FlatOrder(architecture);
        long size = paddedSize(architecture);
        parameters = memory.floats(size);
        gradients = memory.floats(size);
        input = new Matrix(memory, maxBatch, architecture.inputs());
        layers = layers();
        single = new Matrix(memory, 1, architecture.inputs());
        indices = memory.floats(widest(architecture));
    }

    private static long paddedSize(Architecture architecture) {
        long size = 0;
        for (int layer = 0; layer < architecture.layers().size(); layer++) {
            size += DenseLayer.size(architecture.layers().get(layer), architecture.inputs(layer));
        }
        return size;
    }

    private static int widest(Architecture architecture) {
        return Math.max(architecture.inputs(), architecture.layers().stream().mapToInt(Dense::outputs).max().getAsInt());
    }

    private DenseLayer[] layers() {
        List<DenseLayer> chain = new ArrayList<>();
        Matrix before = input;
        long start = 0;
        for (Dense shape : architecture.layers()) {
            DenseLayer layer = new DenseLayer(shape, before, parameters, gradients, start, memory);
            chain.add(layer);
            start += DenseLayer.size(shape, before.columns());
            before = layer.output();
        }
        return chain.toArray(DenseLayer[]::new);
    }

    /// Draws fresh parameters, in the order of [#parameters()]: the same generator state gives the same network on any machine.
    public Network initialise(Initialiser initialiser, RandomGenerator random) {
        check();
        parameters.fill((byte) 0);
        for (DenseLayer layer : layers) {
            layer.initialise(initialiser, random);
        }
        return this;
    }

    public Architecture architecture() {
        return architecture;
    }

    public int maxBatch() {
        return maxBatch;
    }

    /// The batch to pass forward, one observation a row; shape [maxBatch][inputs].
    public Matrix input() {
        return input;
    }

    /// Passes the first `batch` rows of [#input] through all layers.
    ///
    /// @return the outputs, shape [maxBatch][outputs]; its first `batch` rows are valid until the next call
    public Matrix forward(int batch) {
        check(batch);
        for (DenseLayer layer : layers) {
            layer.forward(batch);
        }
        return layers[layers.length - 1].output();
    }

    /// Where the caller puts dL/d output before [#backward]; shape [maxBatch][outputs].
    /// Backward uses it up if the last layer isn't linear: write every number of the batch's rows each time.
    public Matrix outputGradient() {
        return layers[layers.length - 1].delta();
    }

    /// Overwrites the gradients of all parameters with those of the last [#forward], which must have had the same batch and the same
    /// parameters. They are summed over the rows: put a mean's 1/batch into [#outputGradient].
    public void backward(int batch) {
        check(batch);
        for (int layer = layers.length - 1; layer >= 0; layer--) {
            layers[layer].backward(batch, layer == 0 ? null : layers[layer - 1]);
        }
    }

    /// One observation through the network, faster than a batch of one when many numbers are zero. Leaves [#input] and the last [#forward]
    /// untouched. Gives what `forward` gives, except perhaps the sign of a zero.
    public void infer(float[] observation, float[] outputs) {
        check();
        single.setRow(0, observation);
        MemorySegment row = single.numbers();
        for (DenseLayer layer : layers) {
            row = layer.infer(row, indices);
        }
        layers[layers.length - 1].copySingle(outputs);
    }

    /// The number of weights and biases, without padding.
    public long parameterCount() {
        return architecture.parameters();
    }

    /// A copy of all parameters: layer by layer, weights [outputs][inputs] row by row, then the bias.
    public float[] parameters() {
        check();
        return order.read(parameters);
    }

    /// Sets all parameters, in the order of [#parameters()].
    ///
    /// @throws IllegalArgumentException for a wrong length, NaN or an infinity; nothing has changed then
    public void parameters(float[] values) {
        check();
        order.write("the array given", values, parameters);
        // After an update with NaN there may be NaN in the padding too, where nothing else would remove it.
        for (DenseLayer layer : layers) {
            layer.delta().clear(maxBatch);
        }
    }

    /// A copy of the gradients the last [#backward] left, in the order of [#parameters()].
    public float[] gradients() {
        check();
        return order.read(gradients);
    }

    /// Shrinks all gradients by one factor if their norm √Σg² is above `maxNorm` (Pascanu, Mikolov & Bengio, 2013).
    ///
    /// @return the norm before
    public double clipGradients(double maxNorm) {
        check();
        if (!(maxNorm > 0)) {
            throw new IllegalArgumentException("The largest norm must be above 0, not " + maxNorm);
        }
        double norm = Math.sqrt(Elementwise.sumOfSquares(gradients, gradients.byteSize()));
        if (norm > maxNorm) {
            Elementwise.scale(gradients, (float) (maxNorm / norm), gradients.byteSize());
        }
        return norm;
    }

    /// Takes over all parameters of a network of the same architecture and thread.
    public void copyFrom(Network other) {
        checkTwin(other);
        parameters.copyFrom(other.parameters);
    }

    /// Moves towards another network: θ ← (1 − τ) θ + τ θ′ (soft target update, Lillicrap et al., 2016).
    ///
    /// @param tau 0 changes nothing, 1 is [#copyFrom]
    public void blend(Network other, float tau) {
        checkTwin(other);
        if (!(tau >= 0 && tau <= 1)) {
            throw new IllegalArgumentException("Tau must be between 0 and 1, not " + tau);
        }
        Elementwise.blend(parameters, other.parameters, tau, parameters.byteSize());
    }

    /// A 64-bit mark of all parameters' bits, independent of padding: equal networks have equal marks on any machine.
    public long fingerprint() {
        check();
        return order.fingerprint(parameters);
    }

    /// The first layer, counted from 1, whose gradients hold NaN or an infinity; empty when all is well.
    /// Cheap enough for every update, and worth it: a step with such gradients ruins the network.
    public OptionalInt firstNonFiniteLayer() {
        check();
        for (int layer = 0; layer < layers.length; layer++) {
            if (!layers[layer].gradientsAreFinite()) {
                return OptionalInt.of(layer + 1);
            }
        }
        return OptionalInt.empty();
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

    private void check(int batch) {
        check();
        if (batch < 1 || batch > maxBatch) {
            throw new IllegalArgumentException("This network takes 1 to %d rows at once, not %d".formatted(maxBatch, batch));
        }
    }

    private void checkTwin(Network other) {
        check();
        other.check();
        if (!architecture.equals(other.architecture)) {
            throw new IllegalArgumentException("Networks of different shapes: %s and %s".formatted(architecture, other.architecture));
        }
    }

    /// For optimizers: a flat array as long as the padded parameters, zero, that lives as long as this network.
    MemorySegment moments() {
        check();
        return memory.floats(parameters.byteSize() / Float.BYTES);
    }

    MemorySegment flatParameters() {
        return parameters;
    }

    MemorySegment flatGradients() {
        return gradients;
    }

    FlatOrder order() {
        return order;
    }
}
