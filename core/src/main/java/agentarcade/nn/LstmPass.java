package agentarcade.nn;

import agentarcade.nn.Products.Left;
import agentarcade.nn.Products.Rows;
import java.util.ArrayList;
import java.util.List;

/// Sequences on their way forward through an LSTM: a batch, or one item apart from it.
///
/// First one product adds up the input's share of the gates' sums for all steps. Then, step by step, another adds the share of h of the step
/// before, and the cell does the rest. What the way back needs stays in the tables.
///
/// Each table has a row for each step, item by item, so the rows of one step are `steps` rows apart. The views of them are made once: a step
/// allocates nothing.
final class LstmPass {
    private final Matrix before;
    private final Matrix sums;
    /// The carried h and c; empty if none is.
    private final List<Matrix> state;
    private final Step[] steps;
    private final LstmCell[] parts;

    /// The rows of one step, of all items.
    ///
    /// @param before h of the step before
    /// @param sums the input's share of the gates' sums; on the way back, dL/d sum
    /// @param cellsBefore c of the step before
    /// @param squashed tanh c
    record Step(Rows before, Rows sums, Rows gates, Rows cellsBefore, Rows cells, Rows squashed, Rows outputs) {
    }

    /// Weights, transposed: a row for each input or output, and the bias.
    record Weights(Rows input, Rows recurrent, Rows bias) {
    }

    /// @param input of as many items as the pass has room for
    /// @param output receives h
    LstmPass(Lstm shape, Weights weights, int steps, Matrix input, Matrix output, Memory memory) {
        int rows = input.rows();
        int items = rows / steps;
        int outputs = shape.outputs();
        sums = new Matrix(memory, rows, 4 * Layout.padded(outputs));
        before = new Matrix(memory, rows, outputs);
        state = shape.carried() ? List.of(new Matrix(memory, items, outputs), new Matrix(memory, items, outputs)) : List.of();
        Matrix gates = new Matrix(memory, rows, sums.columns());
        Matrix squashed = new Matrix(memory, rows, outputs);
        // One row more for each item: c before the first step, then c of each.
        Matrix cells = new Matrix(memory, items * (steps + 1), outputs);
        this.steps = new Step[steps];
        for (int step = 0; step < steps; step++) {
            this.steps[step] = new Step(every(before, step, steps), every(sums, step, steps), every(gates, step, steps),
                    every(cells, step, steps + 1), every(cells, step + 1, steps + 1), every(squashed, step, steps),
                    every(output, step, steps));
        }
        parts = parts(shape, weights, input).toArray(LstmCell[]::new);
    }

    private List<LstmCell> parts(Lstm shape, Weights weights, Matrix input) {
        List<LstmCell> parts = new ArrayList<>();
        parts.add(new LstmCell.Product(new Left(input), weights.input, weights.bias, new Rows(sums), steps.length, input.columns()));
        if (shape.carried()) {
            parts.add(new LstmCell.Copy(new Rows(state.getFirst()), steps[0].before));
            parts.add(new LstmCell.Copy(new Rows(state.getLast()), steps[0].cellsBefore));
        }
        for (int step = 0; step < steps.length; step++) {
            Step at = steps[step];
            parts.add(new LstmCell.Product(left(at.before), weights.recurrent, at.sums, at.gates, 1, shape.outputs()));
            parts.add(new LstmCell.Sigmoid(part(at.gates, 0, 2)));
            parts.add(new LstmCell.Tanh(part(at.gates, 2, 1)));
            parts.add(new LstmCell.Sigmoid(part(at.gates, 3, 1)));
            parts.add(new LstmCell.Remember(at.gates, at.cellsBefore, at.cells));
            parts.add(new LstmCell.Show(at.gates, at.cells, at.squashed, at.outputs));
            if (step + 1 < steps.length) {
                parts.add(new LstmCell.Copy(at.outputs, steps[step + 1].before));
            }
        }
        if (shape.carried()) {
            parts.add(new LstmCell.Copy(steps[steps.length - 1].outputs, new Rows(state.getFirst())));
            parts.add(new LstmCell.Copy(steps[steps.length - 1].cells, new Rows(state.getLast())));
        }
        return parts;
    }

    /// The rows `first`, `first` + `count`, `first` + 2 · `count`, …
    static Rows every(Matrix matrix, int first, int count) {
        return new Rows(matrix.numbers().asSlice(first * matrix.rowBytes()), count * matrix.rowBytes(), matrix.rowBytes());
    }

    /// Some of the four parts of a row.
    private static Rows part(Rows rows, int first, int count) {
        long part = rows.width() / 4;
        return new Rows(rows.numbers().asSlice(first * part), rows.rowStep(), count * part);
    }

    static Left left(Rows rows) {
        return new Left(rows.numbers(), rows.rowStep(), Float.BYTES);
    }

    /// All steps of the first `items` items. If state is carried, they begin with the last ones' end.
    void forward(int items) {
        for (LstmCell part : parts) {
            part.run(items);
        }
    }

    int steps() {
        return steps.length;
    }

    Step step(int step) {
        return steps[step];
    }

    /// h of the step before each step.
    Matrix before() {
        return before;
    }

    /// The input's share of the gates' sums until the way back puts dL/d sum there.
    Matrix sums() {
        return sums;
    }

    /// The carried h and c, a row for each item; empty if none is.
    List<Matrix> state() {
        return state;
    }
}
