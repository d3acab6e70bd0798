package agentarcade.nn;

import agentarcade.nn.Products.Left;
import agentarcade.nn.Products.Rows;
import java.util.List;
import java.util.function.IntConsumer;

/// An LSTM at work. Its weights are stored transposed: W as [inputs][gates], U as [outputs][gates], and b as [gates], where gates are the
/// four of them side by side, each with as many columns as an output has with its padding. So a gate's part of a row begins at a multiple of
/// 64 bytes, and one product serves all four.
final class LstmLayer extends WorkingLayer {
    private final Lstm shape;
    private final Flow input;
    private final int inputs;
    /// Columns of a gate, with padding, and of all four.
    private final int part;
    private final int gates;
    private final Memory memory;

    private final Slice weights;
    private final Slice recurrent;
    private final Slice bias;
    private final LstmPass batch;
    private final LstmPass single;

    private final Rows none;
    private final Left inputColumns;
    private final Left beforeColumns;
    private final Left sumRows;
    private final Rows sumSlopes;
    private final Rows weightGradient;
    private final Rows recurrentGradient;
    /// Only for those who learn.
    private LstmSlopes back;
    /// Only for those who pass something back.
    private Matrix turned;
    private Rows turnedRows;
    private Rows inputSlopes;
    private Rows share;

    LstmLayer(Lstm shape, Flow input, Flow output, Slice slice, Memory memory) {
        super(slice, output);
        this.shape = shape;
        this.input = input;
        this.memory = memory;
        inputs = input.values().columns();
        part = Layout.padded(shape.outputs());
        gates = gates(shape);
        long rowBytes = (long) gates * Float.BYTES;
        weights = slice.part(0, inputs * rowBytes);
        recurrent = slice.part(inputs * rowBytes, shape.outputs() * rowBytes);
        bias = slice.part((inputs + shape.outputs()) * rowBytes, rowBytes);
        LstmPass.Weights all = new LstmPass.Weights(new Rows(weights.parameters(), rowBytes, rowBytes),
                new Rows(recurrent.parameters(), rowBytes, rowBytes), Rows.same(bias.parameters(), rowBytes));
        batch = new LstmPass(shape, all, input.rowsPerItem(), input.values(), output.values(), memory);
        single = new LstmPass(shape, all, input.rowsPerItem(), input.single(), output.single(), memory);

        none = Rows.same(memory.floats(Math.max(gates, Layout.padded(inputs))), Math.max(rowBytes, input.values().rowBytes()));
        inputColumns = new Left(input.values()).transposed();
        beforeColumns = new Left(batch.before()).transposed();
        sumRows = new Left(batch.sums());
        sumSlopes = new Rows(batch.sums());
        weightGradient = new Rows(weights.gradients(), rowBytes, rowBytes);
        recurrentGradient = new Rows(recurrent.gradients(), rowBytes, rowBytes);
    }

    /// Columns of all four gates.
    private static int gates(Lstm shape) {
        return Math.multiplyExact(4, Layout.padded(shape.outputs()));
    }

    /// Floats this layer takes in a flat array, padding included.
    static long size(Lstm shape, Flow input) {
        return (long) gates(shape) * (input.values().columns() + shape.outputs() + 1);
    }

    @Override
    void places(IntConsumer visitor) {
        places(0, inputs, visitor);
        places(inputs, shape.outputs(), visitor);
        places(inputs + shape.outputs(), 1, visitor);
    }

    /// Of an array of [4 · outputs][columns], whose transpose is in `columns` rows from the row `first` on.
    private void places(int first, int columns, IntConsumer visitor) {
        for (int row = 0; row < 4 * shape.outputs(); row++) {
            int place = row / shape.outputs() * part + row % shape.outputs();
            for (int column = 0; column < columns; column++) {
                visitor.accept((first + column) * gates + place);
            }
        }
    }

    @Override
    void forward(int items) {
        batch.forward(items);
    }

    @Override
    void infer() {
        single.forward(1);
    }

    /// Puts dL/d sum in a table of its own, and leaves dL/d output as it is.
    @Override
    void slope(int items) {
        if (back == null) {
            back = new LstmSlopes(batch, output().slopes(), recurrent.parameters(), memory);
        }
        back.back(items);
    }

    @Override
    void gradients(int items) {
        int rows = items * batch.steps();
        Products.multiply(inputColumns, sumSlopes, none, weightGradient, inputs, rows);
        Products.multiply(beforeColumns, sumSlopes, none, recurrentGradient, shape.outputs(), rows);
        Elementwise.sumRows(sumSlopes.numbers(), sumSlopes.rowStep(), rows, bias.gradients());
    }

    @Override
    void passBack(int items, boolean add) {
        if (turned == null) {
            turned = new Matrix(memory, gates, inputs);
            turnedRows = new Rows(turned);
            inputSlopes = new Rows(input.slopes());
        }
        Elementwise.transpose(weights.parameters(), weightGradient.rowStep(), inputs, gates, turned.numbers(), turned.rowBytes());
        int rows = items * batch.steps();
        if (!add) {
            Products.multiply(sumRows, turnedRows, none, inputSlopes, rows, gates);
            return;
        }
        if (share == null) {
            share = new Rows(new Matrix(memory, input.values().rows(), inputs));
        }
        Products.multiply(sumRows, turnedRows, none, share, rows, gates);
        Elementwise.add(inputSlopes.numbers(), share.numbers(), rows * share.rowStep());
    }

    @Override
    List<Matrix> carried() {
        return batch.state();
    }

    @Override
    List<Matrix> carriedSingle() {
        return single.state();
    }
}
