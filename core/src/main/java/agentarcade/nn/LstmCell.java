package agentarcade.nn;

import static agentarcade.nn.Lanes.EVERYTHING;
import static agentarcade.nn.Lanes.ORDER;
import static agentarcade.nn.Lanes.SPECIES;
import static agentarcade.nn.Lanes.WIDTH;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import agentarcade.nn.Products.Left;
import agentarcade.nn.Products.Rows;
import jdk.incubator.vector.FloatVector;

/// A kernel of the way forward through an LSTM, for the rows of all items; formulas as in [Lstm]. A row of gates has four parts of the same
/// width: i, f, g and o, in this order, so f begins `part` bytes after i.
///
/// Kernels are objects here, which a loop runs one after another. So the compiler can't tell which comes next, and compiles each by itself:
/// inlined into one method they would be more than it takes, and what it leaves out allocates its vectors ([Functions]). For the same reason
/// nothing of ours is called after σ or tanh.
sealed interface LstmCell {
    void run(int items);

    /// result ← start + left · right
    ///
    /// @param rows of each item
    record Product(Left left, Rows right, Rows start, Rows result, int rows, int terms) implements LstmCell {
        @Override
        public void run(int items) {
            Products.multiply(left, right, start, result, items * rows, terms);
        }
    }

    /// y ← σ(y), in place.
    record Sigmoid(Rows numbers) implements LstmCell {
        @Override
        public void run(int items) {
            long row = numbers.address(items, numbers.width());
            for (int item = 0; item < items; item++, row += numbers.rowStep()) {
                for (long at = row; at < row + numbers.width(); at += WIDTH) {
                    Functions.sigmoid(fromMemorySegment(SPECIES, EVERYTHING, at, ORDER)).intoMemorySegment(EVERYTHING, at, ORDER);
                }
            }
        }
    }

    /// y ← tanh y, in place.
    record Tanh(Rows numbers) implements LstmCell {
        @Override
        public void run(int items) {
            long row = numbers.address(items, numbers.width());
            for (int item = 0; item < items; item++, row += numbers.rowStep()) {
                for (long at = row; at < row + numbers.width(); at += WIDTH) {
                    Functions.tanh(fromMemorySegment(SPECIES, EVERYTHING, at, ORDER)).intoMemorySegment(EVERYTHING, at, ORDER);
                }
            }
        }
    }

    /// c ← f · c of the step before + i · g
    record Remember(Rows gates, Rows before, Rows cells) implements LstmCell {
        @Override
        public void run(int items) {
            long part = cells.width();
            long gate = gates.address(items, 4 * part);
            long from = before.address(items, part);
            long to = cells.address(items, part);
            for (int item = 0; item < items; item++) {
                row(gate + item * gates.rowStep(), from + item * before.rowStep(), to + item * cells.rowStep(), part);
            }
        }

        private static void row(long gates, long before, long cells, long part) {
            for (long at = 0; at < part; at += WIDTH) {
                FloatVector fresh = fromMemorySegment(SPECIES, EVERYTHING, gates + at, ORDER)
                        .mul(fromMemorySegment(SPECIES, EVERYTHING, gates + 2 * part + at, ORDER));
                fromMemorySegment(SPECIES, EVERYTHING, gates + part + at, ORDER)
                        .fma(fromMemorySegment(SPECIES, EVERYTHING, before + at, ORDER), fresh)
                        .intoMemorySegment(EVERYTHING, cells + at, ORDER);
            }
        }
    }

    /// h ← o · tanh c
    ///
    /// @param squashed receives tanh c, which the way back needs
    record Show(Rows gates, Rows cells, Rows squashed, Rows outputs) implements LstmCell {
        @Override
        public void run(int items) {
            long part = cells.width();
            long gate = gates.address(items, 4 * part) + 3 * part;
            long from = cells.address(items, part);
            long between = squashed.address(items, part);
            long to = outputs.address(items, part);
            for (int item = 0; item < items; item++) {
                row(gate + item * gates.rowStep(), from + item * cells.rowStep(), between + item * squashed.rowStep(),
                        to + item * outputs.rowStep(), part);
            }
        }

        private static void row(long gates, long cells, long squashed, long outputs, long part) {
            for (long at = 0; at < part; at += WIDTH) {
                FloatVector gate = fromMemorySegment(SPECIES, EVERYTHING, gates + at, ORDER);
                FloatVector small = Functions.tanh(fromMemorySegment(SPECIES, EVERYTHING, cells + at, ORDER));
                small.intoMemorySegment(EVERYTHING, squashed + at, ORDER);
                small.mul(gate).intoMemorySegment(EVERYTHING, outputs + at, ORDER);
            }
        }
    }

    /// Copies rows.
    record Copy(Rows from, Rows to) implements LstmCell {
        @Override
        public void run(int items) {
            long source = from.address(items, from.width());
            long target = to.address(items, from.width());
            for (int item = 0; item < items; item++) {
                row(source + item * from.rowStep(), target + item * to.rowStep(), from.width());
            }
        }

        private static void row(long from, long to, long bytes) {
            for (long at = 0; at < bytes; at += WIDTH) {
                fromMemorySegment(SPECIES, EVERYTHING, from + at, ORDER).intoMemorySegment(EVERYTHING, to + at, ORDER);
            }
        }
    }
}
