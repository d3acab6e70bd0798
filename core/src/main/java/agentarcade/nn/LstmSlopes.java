package agentarcade.nn;

import agentarcade.nn.LstmPass.Step;
import agentarcade.nn.Products.Left;
import agentarcade.nn.Products.Rows;
import java.lang.foreign.MemorySegment;

/// The way back through the steps of an LSTM (back-propagation through time): from dL/dh of every step to dL/d sum of every gate. It ends at
/// the beginning of the sequences, also where they carry on others.
final class LstmSlopes {
    private final LstmPass pass;
    private final MemorySegment recurrent;
    private final int outputs;
    private final Matrix turned;
    private final Rows turnedRows;
    private final Rows total;
    private final Rows cellSlopes;
    private final Rows nothing;
    private final Rows[] outputSlopes;
    private final Left[] sums;

    LstmSlopes(LstmPass pass, Matrix outputSlopes, MemorySegment recurrent, Memory memory) {
        this.pass = pass;
        this.recurrent = recurrent;
        int steps = pass.steps();
        int items = outputSlopes.rows() / steps;
        outputs = outputSlopes.columns();
        turned = new Matrix(memory, pass.sums().columns(), outputs);
        turnedRows = new Rows(turned);
        total = new Rows(new Matrix(memory, items, outputs));
        cellSlopes = new Rows(new Matrix(memory, items, outputs));
        nothing = Rows.same(memory.floats(Layout.padded(outputs)), turned.rowBytes());
        this.outputSlopes = new Rows[steps];
        sums = new Left[steps];
        for (int step = 0; step < steps; step++) {
            this.outputSlopes[step] = LstmPass.every(outputSlopes, step, steps);
            sums[step] = LstmPass.left(pass.step(step).sums());
        }
    }

    void back(int items) {
        int gates = turned.rows();
        Elementwise.transpose(recurrent, pass.sums().rowBytes(), outputs, gates, turned.numbers(), turned.rowBytes());
        int last = pass.steps() - 1;
        through(last, outputSlopes[last], nothing, items);
        for (int step = last - 1; step >= 0; step--) {
            Products.multiply(sums[step + 1], turnedRows, outputSlopes[step], total, items, gates);
            through(step, total, cellSlopes, items);
        }
    }

    /// Through the cell of one step.
    ///
    /// @param slopes dL/dh, all that reaches it
    /// @param later what reaches c from the next step
    private void through(int step, Rows slopes, Rows later, int items) {
        Step at = pass.step(step);
        LstmCellSlopes.ofOutputs(at.gates(), at.squashed(), slopes, later, cellSlopes, at.sums(), items);
        LstmCellSlopes.ofCells(at.gates(), at.cellsBefore(), cellSlopes, at.sums(), items);
    }
}
