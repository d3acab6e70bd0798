package agentarcade.nn;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/// The gradients of one layer, of its weights and biases together, with the parameters they belong to: what a [GradientTransform] sees of
/// a network. Belongs to the network's thread and ends with it.
///
/// Norms are square roots of sums in double, added up in a fixed order, so they have the same bits on any machine. Only copying numbers out
/// and in allocates anything.
public final class LayerGradients {
    private final Network network;
    private final int layer;
    private final WorkingLayer worker;
    private final MemorySegment parameters;
    private final MemorySegment gradients;
    private final String name;
    private final int count;
    private FlatOrder order;

    /// @param layer counted from 1
    LayerGradients(Network network, int layer, WorkingLayer worker) {
        this.network = network;
        this.layer = layer;
        this.worker = worker;
        parameters = worker.flatParameters();
        gradients = worker.flatGradients();
        name = network.architecture().name(layer);
        count = Math.toIntExact(network.architecture().tensors(layer).stream().mapToLong(Layer.Tensor::size).sum());
    }

    /// The layer's number, counted from 1 as in [Architecture#name].
    public int layer() {
        return layer;
    }

    /// For messages and curves, such as "layer 2 (Dense 64)".
    public String name() {
        return name;
    }

    /// How many parameters the layer has, and so how many gradients.
    public int count() {
        return count;
    }

    /// ‖g‖ = √Σg²
    public double norm() {
        return norm(gradients);
    }

    /// ‖θ‖ = √Σθ² of the layer's parameters.
    public double parameterNorm() {
        return norm(parameters);
    }

    private double norm(MemorySegment numbers) {
        return Math.sqrt(sumOfSquares(numbers));
    }

    /// Σg²
    public double sumOfSquares() {
        return sumOfSquares(gradients);
    }

    private double sumOfSquares(MemorySegment numbers) {
        network.check();
        double sum = Elementwise.sumOfSquares(numbers, numbers.byteSize());
        Reference.reachabilityFence(network);
        return sum;
    }

    /// g ← f · g
    public void scale(double factor) {
        network.check();
        Elementwise.scale(gradients, finite(factor), gradients.byteSize());
        Reference.reachabilityFence(network);
    }

    /// Each gradient that is beyond ±limit becomes ±limit.
    public void clip(double limit) {
        network.check();
        if (!(limit > 0)) {
            throw new IllegalArgumentException("Gradients can only be clipped to a limit above 0, not " + limit);
        }
        Elementwise.clip(gradients, (float) limit, gradients.byteSize());
        Reference.reachabilityFence(network);
    }

    /// g ← g + f · θ. With f = β this is the gradient of β/2 · ‖θ‖², which keeps parameters small (weight decay).
    public void addParameters(double factor) {
        network.check();
        Elementwise.addScaled(gradients, parameters, finite(factor), gradients.byteSize());
        Reference.reachabilityFence(network);
    }

    private static float finite(double factor) {
        if (!Float.isFinite((float) factor)) {
            throw new IllegalArgumentException("A factor of gradients must be a finite number, not " + factor);
        }
        return (float) factor;
    }

    /// A copy of the gradients: weights row by row, then the biases, as in [Network#gradients()].
    public float[] gradients() {
        network.check();
        return order().read(gradients);
    }

    /// Sets the gradients, in the order of [#gradients()].
    ///
    /// @throws IllegalArgumentException for a wrong length, NaN or an infinity; nothing has changed then
    public void gradients(float[] values) {
        network.check();
        order().write("the array given", values, gradients);
    }

    /// A copy of the parameters, in the order of [#gradients()].
    public float[] parameters() {
        network.check();
        return order().read(parameters);
    }

    /// Sets the layer's parameters, in the order of [#gradients()].
    ///
    /// @throws IllegalArgumentException for a wrong length, NaN or an infinity; nothing has changed then
    public void parameters(float[] values) {
        network.check();
        order().write("the array given", values, parameters);
        network.clearSlopes();
    }

    /// Made when it is first asked for: hardly anyone copies single layers.
    private FlatOrder order() {
        if (order == null) {
            order = FlatOrder.of(name, worker);
        }
        return order;
    }

    /// Where its part of the network's flat arrays begins, in bytes.
    long start() {
        return parameters.address() - network.flatParameters().address();
    }

    /// Where that part ends.
    long end() {
        return start() + parameters.byteSize();
    }
}
