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
    private final int columns;
    private final int outputs;
    private final Left inputs;
    private final Rows sumRows;
    private final Matrix before;
    private final Matrix sums;
    /// The carried h and c; empty if none is.
    private final List<Matrix> state;
    private final Step[] steps;

    /// The rows of one step, of all items, and what is done with them.
    ///
    /// @param before h of the step before
    /// @param sums the input's share of the gates' sums; on the way back, dL/d sum
    /// @param cellsBefore c of the step before
    /// @param squashed tanh c
    /// @param first what is done before the product with h
    /// @param then what is done with the sums
    record Step(Left before, Rows sums, Rows gates, Rows cellsBefore, Rows squashed, LstmCell[] first, LstmCell[] then) {
    }

    /// @param input of as many items as the pass has room for
    /// @param output receives h
    LstmPass(Lstm shape, int steps, Matrix input, Matrix output, Memory memory) {
        int rows = input.rows();
        int items = rows / steps;
        columns = input.columns();
        outputs = shape.outputs();
        inputs = new Left(input);
        sums = new Matrix(memory, rows, 4 * Layout.padded(outputs));
        sumRows = new Rows(sums);
        before = new Matrix(memory, rows, outputs);
        state = shape.carried() ? List.of(new Matrix(memory, items, outputs), new Matrix(memory, items, outputs)) : List.of();
        Matrix gates = new Matrix(memory, rows, sums.columns());
        Matrix squashed = new Matrix(memory, rows, outputs);
        // One row more for each item: c before the first step, then c of each.
        Matrix cells = new Matrix(memory, items * (steps + 1), outputs);

        this.steps = new Step[steps];
        for (int step = 0; step < steps; step++) {
            Rows here = every(before, step, steps);
            Rows gate = every(gates, step, steps);
            Rows cellsBefore = every(cells, step, steps + 1);
            Rows cell = every(cells, step + 1, steps + 1);
            Rows small = every(squashed, step, steps);
            Rows out = every(output, step, steps);
            List<LstmCell> first = new ArrayList<>();
            List<LstmCell> then = new ArrayList<>(List.of(new LstmCell.Sigmoid(part(gate, 0, 2)), new LstmCell.Tanh(part(gate, 2, 1)),
                    new LstmCell.Sigmoid(part(gate, 3, 1)), new LstmCell.Remember(gate, cellsBefore, cell),
                    new LstmCell.Show(gate, cell, small, out)));
            if (step == 0 && shape.carried()) {
                first.add(new LstmCell.Copy(new Rows(state.getFirst()), here));
                first.add(new LstmCell.Copy(new Rows(state.getLast()), cellsBefore));
            }
            if (step + 1 < steps) {
                then.add(new LstmCell.Copy(out, every(before, step + 1, steps)));
            } else if (shape.carried()) {
                then.add(new LstmCell.Copy(out, new Rows(state.getFirst())));
                then.add(new LstmCell.Copy(cell, new Rows(state.getLast())));
            }
            this.steps[step] = new Step(left(here), every(sums, step, steps), gate, cellsBefore, small, first.toArray(LstmCell[]::new),
                    then.toArray(LstmCell[]::new));
        }
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
    ///
    /// @param recurrent weights by which h of the step before is multiplied
    void forward(int items, Rows weights, Rows bias, Rows recurrent) {
        Products.multiply(inputs, weights, bias, sumRows, items * steps.length, columns);
        for (Step step : steps) {
            run(step.first, items);
            Products.multiply(step.before, recurrent, step.sums, step.gates, items, outputs);
            run(step.then, items);
        }
    }

    private static void run(LstmCell[] parts, int items) {
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
