package agentarcade.nn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.random.RandomGenerator;

/// One layer at work: y = f(x W + b) for a batch of rows x. Its weights are stored transposed, [inputs][padded outputs], so that the
/// vectors of the product run along the outputs; they and their gradients are slices of the network's flat arrays.
final class DenseLayer {
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

    private final Dense shape;
    private final int inputs;
    private final long rowBytes;
    private final Matrix input;
    private final Matrix output;
    private final Matrix delta;
    private final Matrix single;

    private final MemorySegment weights;
    private final MemorySegment bias;
    private final MemorySegment parameters;
    private final MemorySegment weightGradient;
    private final MemorySegment biasGradient;
    private final MemorySegment gradients;
    private final MemorySegment zeros;

    private final Products.Left inputRows;
    private final Products.Left inputColumns;
    private final Products.Left deltaRows;
    private final Products.Rows weightRows;
    private final Products.Rows weightGradientRows;
    private final Products.Rows outputRows;
    private final Products.Rows deltaAsRows;
    private final Products.Rows turnedWeights;

    /// @param input the rows this layer reads: the output of the one before
    /// @param start where in the flat arrays this layer begins, in floats
    DenseLayer(Dense shape, Matrix input, MemorySegment allParameters, MemorySegment allGradients, long start, Memory memory) {
        this.shape = shape;
        this.input = input;
        inputs = input.columns();
        int stride = Layout.padded(shape.outputs());
        rowBytes = (long) stride * Float.BYTES;
        output = new Matrix(memory, input.rows(), shape.outputs());
        delta = new Matrix(memory, input.rows(), shape.outputs());
        zeros = memory.floats(Math.max(stride, Layout.padded(inputs)));
        single = new Matrix(memory, 1, shape.outputs());

        parameters = allParameters.asSlice(start * Float.BYTES, size(shape, inputs) * Float.BYTES);
        gradients = allGradients.asSlice(start * Float.BYTES, size(shape, inputs) * Float.BYTES);
        weights = parameters.asSlice(0, inputs * rowBytes);
        weightGradient = gradients.asSlice(0, inputs * rowBytes);
        bias = shape.bias() ? parameters.asSlice(inputs * rowBytes) : zeros;
        biasGradient = gradients.asSlice(inputs * rowBytes);

        inputRows = new Products.Left(input.numbers(), input.rowBytes(), Float.BYTES);
        inputColumns = new Products.Left(input.numbers(), Float.BYTES, input.rowBytes());
        deltaRows = new Products.Left(delta.numbers(), rowBytes, Float.BYTES);
        weightRows = new Products.Rows(weights, rowBytes);
        weightGradientRows = new Products.Rows(weightGradient, rowBytes);
        outputRows = new Products.Rows(output.numbers(), rowBytes);
        deltaAsRows = new Products.Rows(delta.numbers(), rowBytes);
        turnedWeights = new Products.Rows(memory.floats((long) shape.outputs() * Layout.padded(inputs)), input.rowBytes());
    }

    /// Floats this layer takes in a flat array, padding included.
    static long size(Dense shape, int inputs) {
        return (long) Layout.padded(shape.outputs()) * (inputs + (shape.bias() ? 1 : 0));
    }

    Matrix output() {
        return output;
    }

    /// dL/d output, turned into dL/d sum by [#backward].
    Matrix delta() {
        return delta;
    }

    void forward(int batch) {
        Products.multiply(inputRows, weightRows, bias, outputRows, batch, inputs);
        Elementwise.activate(shape.activation(), output.numbers(), batch, shape.outputs(), rowBytes);
    }

    /// Overwrites this layer's gradients, and the delta of the layer before unless this is the first (`before` is null).
    void backward(int batch, DenseLayer before) {
        Elementwise.slope(shape.activation(), output.numbers(), delta.numbers(), batch * rowBytes);
        if (shape.bias()) {
            Elementwise.sumRows(delta.numbers(), rowBytes, batch, biasGradient);
        }
        Products.multiply(inputColumns, deltaAsRows, zeros, weightGradientRows, inputs, batch);
        if (before != null) {
            Elementwise.transpose(weights, rowBytes, inputs, shape.outputs(), turnedWeights.numbers(), turnedWeights.rowStep());
            Products.multiply(deltaRows, turnedWeights, zeros, before.deltaAsRows, batch, shape.outputs());
        }
    }

    /// One row through this layer, apart from the batch; returns the output row.
    MemorySegment infer(MemorySegment row, MemorySegment indices) {
        int count = SparseProducts.nonZero(row, inputs, indices);
        SparseProducts.multiply(row, indices, count, weightRows, bias, single.numbers());
        Elementwise.activate(shape.activation(), single.numbers(), 1, shape.outputs(), rowBytes);
        return single.numbers();
    }

    /// Copies out what [#infer] computed.
    void copySingle(float[] values) {
        single.row(0, values);
    }

    boolean gradientsAreFinite() {
        return Elementwise.finite(gradients, gradients.byteSize());
    }

    void initialise(Initialiser initialiser, RandomGenerator random) {
        for (int out = 0; out < shape.outputs(); out++) {
            for (int in = 0; in < inputs; in++) {
                weights.set(FLOAT, in * rowBytes + (long) out * Float.BYTES, initialiser.weight(inputs, shape.outputs(), random));
            }
        }
        for (int out = 0; shape.bias() && out < shape.outputs(); out++) {
            bias.setAtIndex(FLOAT, out, initialiser.bias(inputs, shape.outputs(), random));
        }
    }
}
