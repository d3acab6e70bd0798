package agentarcade.nn;

import java.lang.foreign.MemorySegment;
import java.util.function.IntConsumer;

/// A dense layer at work: y = f(x W + b) for rows x. Its weights are stored transposed, [inputs][padded outputs], so that the vectors of
/// the product run along the outputs.
final class DenseLayer extends WorkingLayer {
    /// Up to so many outputs the gradient of the weights is computed the other way round, with vectors along the inputs: a whole vector
    /// for each row of weights would be mostly padding.
    private static final int NARROW = 8;

    private final Dense shape;
    private final Flow input;
    /// Plain inputs, and columns of the input's rows: more if there is padding between them.
    private final int inputs;
    private final int columns;
    private final long rowBytes;
    private final MemorySegment indices;
    private final Memory memory;

    private final Slice weights;
    private final Slice bias;
    private final Products.Rows start;
    private final Products.Rows none;

    private final Products.Left inputRows;
    private final Products.Left inputColumns;
    private final Products.Left singleRows;
    private final Products.Left slopeRows;
    private final Products.Left slopeColumns;
    private final Products.Rows weightRows;
    private final Products.Rows weightGradient;
    private final Products.Rows outputRows;
    private final Products.Rows singleOutput;
    private final Products.Rows outputSlopes;
    private final Products.Rows inputAsRows;
    private final Matrix turned;
    private final Products.Rows turnedRows;
    /// Only for those who pass something back.
    private Products.Rows inputSlopes;
    private Products.Rows share;

    DenseLayer(Dense shape, Flow input, Flow output, Slice slice, Memory memory) {
        super(slice, output);
        this.shape = shape;
        this.input = input;
        this.memory = memory;
        inputs = Dense.inputs(input.shape());
        columns = input.values().columns();
        rowBytes = output.values().rowBytes();
        indices = memory.floats(columns);
        MemorySegment zeros = memory.floats(Math.max(rowBytes, input.values().rowBytes()) / Float.BYTES);
        weights = slice.part(0, columns * rowBytes);
        bias = shape.bias() ? slice.part(columns * rowBytes, rowBytes) : null;
        start = Products.Rows.same(shape.bias() ? bias.parameters() : zeros, rowBytes);
        none = Products.Rows.same(zeros, Math.max(rowBytes, input.values().rowBytes()));

        inputRows = new Products.Left(input.values());
        inputColumns = inputRows.transposed();
        singleRows = new Products.Left(input.single());
        inputAsRows = new Products.Rows(input.values());
        slopeRows = new Products.Left(output.slopes());
        slopeColumns = slopeRows.transposed();
        outputRows = new Products.Rows(output.values());
        singleOutput = new Products.Rows(output.single());
        outputSlopes = new Products.Rows(output.slopes());
        weightRows = new Products.Rows(weights.parameters(), rowBytes, rowBytes);
        weightGradient = new Products.Rows(weights.gradients(), rowBytes, rowBytes);
        turned = new Matrix(memory, shape.outputs(), columns);
        turnedRows = new Products.Rows(turned);
    }

    /// Floats this layer takes in a flat array, padding included.
    static long size(Dense shape, Flow input) {
        return (long) Layout.padded(shape.outputs()) * (input.values().columns() + (shape.bias() ? 1 : 0));
    }

    @Override
    void places(IntConsumer visitor) {
        int stride = Layout.padded(shape.outputs());
        for (int out = 0; out < shape.outputs(); out++) {
            for (int in = 0; in < inputs; in++) {
                visitor.accept(input.place(in) * stride + out);
            }
        }
        for (int out = 0; shape.bias() && out < shape.outputs(); out++) {
            visitor.accept(columns * stride + out);
        }
    }

    @Override
    void forward(int items) {
        int rows = items * input.rowsPerItem();
        Products.multiply(inputRows, weightRows, start, outputRows, rows, columns);
        Elementwise.activate(shape.activation(), output().values().numbers(), rows, shape.outputs(), rowBytes);
    }

    @Override
    void infer() {
        MemorySegment from = input.single().numbers();
        MemorySegment to = output().single().numbers();
        int rows = input.rowsPerItem();
        if (rows == 1) {
            SparseProducts.multiply(from, columns, indices, weights.parameters(), start.numbers(), to, rowBytes);
        } else {
            Products.multiply(singleRows, weightRows, start, singleOutput, rows, columns);
        }
        Elementwise.activate(shape.activation(), to, rows, shape.outputs(), rowBytes);
    }

    @Override
    void slope(int items) {
        Elementwise.slope(shape.activation(), output().values().numbers(), output().slopes().numbers(),
                items * input.rowsPerItem() * rowBytes);
    }

    @Override
    void gradients(int items) {
        int rows = items * input.rowsPerItem();
        if (shape.bias()) {
            Elementwise.sumRows(output().slopes().numbers(), rowBytes, rows, bias.gradients());
        }
        if (shape.outputs() <= NARROW) {
            Products.multiply(slopeColumns, inputAsRows, none, turnedRows, shape.outputs(), rows);
            Elementwise.transpose(turned.numbers(), turned.rowBytes(), shape.outputs(), columns, weights.gradients(), rowBytes);
        } else {
            Products.multiply(inputColumns, outputSlopes, none, weightGradient, columns, rows);
        }
    }

    @Override
    void passBack(int items, boolean add) {
        Elementwise.transpose(weights.parameters(), rowBytes, columns, shape.outputs(), turned.numbers(), turned.rowBytes());
        int rows = items * input.rowsPerItem();
        if (inputSlopes == null) {
            inputSlopes = new Products.Rows(input.slopes());
        }
        if (!add) {
            Products.multiply(slopeRows, turnedRows, none, inputSlopes, rows, shape.outputs());
            return;
        }
        if (share == null) {
            share = new Products.Rows(new Matrix(memory, input.values().rows(), columns));
        }
        Products.multiply(slopeRows, turnedRows, none, share, rows, shape.outputs());
        Elementwise.add(input.slopes().numbers(), share.numbers(), rows * share.rowStep());
    }
}
