package agentarcade.nn;

import agentarcade.nn.Architecture.Place;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.List;
import java.util.random.RandomGenerator;

/// How a loss bends around a network's parameters: products of its Hessian H = ∂²L/∂θ², the matrix of all second derivatives, with
/// vectors, and the ends of its spectrum. H itself, parameters × parameters, is never made. A product is exact, not a difference of
/// gradients, and costs between two and three of them ([DenseCurvature]).
///
/// For networks of dense layers with one output, and losses that are sums over the numbers of the output. Per update: [Network#forward],
/// fill [Network#outputGradient] with dL/d output, [Network#backward], fill [#outputCurvature] with d²L/d output², [#capture]. From then
/// on all answers are about that moment, whatever becomes of the network, until the next [#capture].
///
/// Where a ReLU bends its second derivative is taken as 0, as it is everywhere else.
///
/// Reserves memory of its own, a few times the network's, that lives as long as the network: build it once. Belongs to the network's
/// thread.
public final class Curvature {
    private final Network network;
    private final DenseCurvature[] layers;
    private final MemorySegment direction;
    private final MemorySegment product;
    private final Matrix outputCurvature;
    private final Matrix capturedOutputCurvature;
    /// In the captured batch; 0 before there is one.
    private int rows;

    /// @throws IllegalArgumentException if the network has several heads, sequences or images, or other layers than dense ones
    public Curvature(Network network) {
        Architecture architecture = network.architecture();
        check(architecture);
        this.network = network;
        Memory memory = network.memory();
        long parameters = network.flatParameters().byteSize() / Float.BYTES;
        direction = memory.floats(parameters);
        product = memory.floats(parameters);
        outputCurvature = new Matrix(memory, network.maxBatch(), architecture.outputs());
        capturedOutputCurvature = new Matrix(memory, network.maxBatch(), architecture.outputs());
        List<WorkingLayer> workers = network.layers();
        layers = new DenseCurvature[workers.size()];
        Matrix read = network.input();
        long start = 0;
        for (int i = 0; i < layers.length; i++) {
            WorkingLayer worker = workers.get(i);
            long length = worker.flatParameters().byteSize();
            layers[i] = new DenseCurvature((Dense) architecture.trunk().get(i), worker, read, i == 0 ? null : layers[i - 1],
                    direction.asSlice(start, length), product.asSlice(start, length), memory);
            read = worker.output().values();
            start += length;
        }
    }

    private static void check(Architecture architecture) {
        if (!(architecture.input() instanceof Shape.Row)) {
            throw new IllegalArgumentException("Curvature is for networks that read rows, not " + architecture.input());
        }
        if (!architecture.heads().isEmpty()) {
            throw new IllegalArgumentException("Curvature is for networks without heads, not for one with the heads %s"
                    .formatted(architecture.heads().stream().map(Architecture.Head::name).toList()));
        }
        for (Place place : architecture.places()) {
            if (!(place.layer() instanceof Dense)) {
                throw new IllegalArgumentException("Curvature is for networks of dense layers, and %s is none".formatted(place.name()));
            }
        }
    }

    /// Where the caller puts the second derivative of the loss by each output before [#capture], shape [maxBatch][outputs]. Of a mean over n
    /// squared errors ([Losses#squared]) that is 2 / n everywhere.
    public Matrix outputCurvature() {
        return outputCurvature;
    }

    /// Takes the last [Network#forward] and [Network#backward] as the point at which the loss is looked at. Both must have had this batch
    /// and the parameters the network has now: call it before the optimizer's step.
    public void capture(int batch) {
        network.check(batch);
        rows = batch;
        capturedOutputCurvature.copyFrom(outputCurvature, batch);
        for (DenseCurvature layer : layers) {
            layer.capture(batch);
        }
        Reference.reachabilityFence(this);
    }

    /// H v
    ///
    /// @param direction v, in the order of [Network#parameters()]
    /// @return in the same order
    public float[] product(float[] direction) {
        network.check();
        if (rows == 0) {
            throw new IllegalStateException("Curvature needs a point to look at: capture one first");
        }
        network.order().write("the direction", direction, this.direction);
        for (DenseCurvature layer : layers) {
            layer.forward(rows);
        }
        layers[layers.length - 1].turnBack(capturedOutputCurvature, rows);
        for (int i = layers.length - 1; i >= 0; i--) {
            layers[i].backward(rows);
        }
        float[] plain = network.order().read(product);
        Reference.reachabilityFence(this);
        return plain;
    }

    /// The largest eigenvalue of H: how sharply the loss bends upwards in its sharpest direction. Gradient descent is stable while it stays
    /// below 2 / learning rate.
    ///
    /// @param tolerance how far it may be off, as a share of the eigenvalue of largest size; 1e-3 shows it well, below 1e-6 single
    ///     precision ends
    /// @param limit the most products to take; 20 to 50 usually do
    /// @param random draws the start vector
    /// @throws ArithmeticException if a product isn't finite: the network has diverged
    public Eigenvalue largestEigenvalue(double tolerance, int limit, RandomGenerator random) {
        return lanczos(tolerance, limit).largest(random);
    }

    /// The smallest eigenvalue of H. Below 0 the loss bends downwards in some direction, as around a saddle.
    /// Parameters and exceptions as in [#largestEigenvalue].
    public Eigenvalue smallestEigenvalue(double tolerance, int limit, RandomGenerator random) {
        return lanczos(tolerance, limit).smallest(random);
    }

    private Lanczos lanczos(double tolerance, int limit) {
        return new Lanczos(this::product, Math.toIntExact(network.parameterCount()), tolerance, limit);
    }
}
