package agentarcade.nn;

import java.lang.foreign.MemorySegment;
import java.util.function.IntConsumer;

/// A convolution at work. Its output has a row for each position of the kernel, with the channels side by side (channels last); its weights
/// are stored as [numbers of a patch][padded channels]. A [PatchSource] knows where the patches are.
final class ConvLayer extends WorkingLayer {
    private final Conv2d shape;
    private final PatchSource source;
    private final int positions;
    private final int patch;
    private final long rowBytes;

    private final Slice weights;
    private final Slice bias;
    private final MemorySegment start;
    private final MemorySegment zeros;

    private final Products.Rows weightRows;
    private final Products.Rows weightGradient;
    private final Products.Rows outputRows;
    private final Products.Rows singleOutput;
    private final Products.Rows outputSlopes;
    private final Memory memory;
    private PatchSlopes back;

    ConvLayer(Conv2d shape, Flow input, Flow output, Slice slice, Memory memory) {
        super(slice, output);
        this.shape = shape;
        this.memory = memory;
        source = new PatchSource(shape, input, memory);
        positions = output.rowsPerItem();
        patch = patch(shape, input);
        rowBytes = output.values().rowBytes();
        zeros = memory.floats(Math.max(Layout.padded(shape.channels()), Layout.padded(patch)));
        weights = slice.part(0, patch * rowBytes);
        bias = shape.bias() ? slice.part(patch * rowBytes, rowBytes) : null;
        start = shape.bias() ? bias.parameters() : zeros;

        weightRows = new Products.Rows(weights.parameters(), rowBytes, rowBytes);
        weightGradient = new Products.Rows(weights.gradients(), rowBytes, rowBytes);
        outputRows = new Products.Rows(output.values());
        singleOutput = new Products.Rows(output.single());
        outputSlopes = new Products.Rows(output.slopes());
    }

    private static int patch(Conv2d shape, Flow input) {
        return ((Shape.Image) input.shape()).channels() * shape.kernelRows() * shape.kernelColumns();
    }

    /// Floats this layer takes in a flat array, padding included.
    static long size(Conv2d shape, Flow input) {
        return (long) Layout.padded(shape.channels()) * (patch(shape, input) + (shape.bias() ? 1 : 0));
    }

    @Override
    void places(IntConsumer visitor) {
        int stride = Layout.padded(shape.channels());
        for (int out = 0; out < shape.channels(); out++) {
            for (int number = 0; number < patch; number++) {
                visitor.accept(source.term(number) * stride + out);
            }
        }
        for (int out = 0; shape.bias() && out < shape.channels(); out++) {
            visitor.accept(patch * stride + out);
        }
    }

    @Override
    void forward(int items) {
        PatchProducts.multiply(source.batch(items), source.corners(), source.terms(), weightRows, start, outputRows, items * positions,
                patch);
        Elementwise.activate(shape.activation(), output().values().numbers(), items * positions, shape.channels(), rowBytes);
    }

    @Override
    void infer() {
        PatchProducts.multiply(source.single(), source.corners(), source.terms(), weightRows, start, singleOutput, positions, patch);
        Elementwise.activate(shape.activation(), output().single().numbers(), positions, shape.channels(), rowBytes);
    }

    @Override
    void slope(int items) {
        Elementwise.slope(shape.activation(), output().values().numbers(), output().slopes().numbers(), items * positions * rowBytes);
    }

    @Override
    void gradients(int items) {
        if (shape.bias()) {
            Elementwise.sumRows(output().slopes().numbers(), rowBytes, items * positions, bias.gradients());
        }
        PatchProducts.multiply(source.lastBatch(), source.terms(), source.corners(), outputSlopes, zeros, weightGradient, patch,
                items * positions);
    }

    @Override
    void passBack(int items, boolean add) {
        if (back == null) {
            back = new PatchSlopes(source, output(), shape.channels(), weights.parameters(), zeros, memory);
        }
        back.passBack(items, add);
    }
}
