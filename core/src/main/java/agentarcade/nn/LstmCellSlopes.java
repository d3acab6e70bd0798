package agentarcade.nn;

import static agentarcade.nn.Lanes.EVERYTHING;
import static agentarcade.nn.Lanes.ORDER;
import static agentarcade.nn.Lanes.SPECIES;
import static agentarcade.nn.Lanes.WIDTH;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import agentarcade.nn.Products.Rows;
import jdk.incubator.vector.FloatVector;

/// The way back through what an LSTM does number by number, in one step of all items. Rows of dL/d sum have the four parts of [LstmCell].
final class LstmCellSlopes {
    private LstmCellSlopes() {
    }

    /// dL/dc ← dL/dh · o · (1 − tanh² c) + what reaches c from the next step; and dL/d sum of the output gate.
    ///
    /// @param squashed tanh c
    /// @param slopes dL/dh
    /// @param later what reaches c from the next step
    /// @param sums receives dL/d sum in its last part
    static void ofOutputs(Rows gates, Rows squashed, Rows slopes, Rows later, Rows cellSlopes, Rows sums, int items) {
        long part = cellSlopes.width();
        long gate = gates.address(items, 4 * part) + 3 * part;
        long small = squashed.address(items, part);
        long slope = slopes.address(items, part);
        long reached = later.address(items, part);
        long to = cellSlopes.address(items, part);
        long sum = sums.address(items, 4 * part) + 3 * part;
        for (int item = 0; item < items; item++) {
            outputRow(gate + item * gates.rowStep(), small + item * squashed.rowStep(), slope + item * slopes.rowStep(),
                    reached + item * later.rowStep(), to + item * cellSlopes.rowStep(), sum + item * sums.rowStep(), part);
        }
    }

    private static void outputRow(long gates, long squashed, long slopes, long later, long cellSlopes, long sums, long part) {
        FloatVector one = broadcast(SPECIES, 1);
        for (long at = 0; at < part; at += WIDTH) {
            FloatVector out = fromMemorySegment(SPECIES, EVERYTHING, gates + at, ORDER);
            FloatVector small = fromMemorySegment(SPECIES, EVERYTHING, squashed + at, ORDER);
            FloatVector slope = fromMemorySegment(SPECIES, EVERYTHING, slopes + at, ORDER);
            slope.mul(small).mul(out.neg().fma(out, out)).intoMemorySegment(EVERYTHING, sums + at, ORDER);
            slope.mul(out).fma(small.neg().fma(small, one), fromMemorySegment(SPECIES, EVERYTHING, later + at, ORDER))
                    .intoMemorySegment(EVERYTHING, cellSlopes + at, ORDER);
        }
    }

    /// dL/d sum of the other gates, from dL/dc; then what reaches c of the step before: dL/dc ← dL/dc · f.
    ///
    /// @param before c of the step before
    /// @param sums receives dL/d sum in its first three parts
    static void ofCells(Rows gates, Rows before, Rows cellSlopes, Rows sums, int items) {
        long part = cellSlopes.width();
        long gate = gates.address(items, 4 * part);
        long cell = before.address(items, part);
        long slope = cellSlopes.address(items, part);
        long sum = sums.address(items, 4 * part);
        for (int item = 0; item < items; item++) {
            cellRow(gate + item * gates.rowStep(), cell + item * before.rowStep(), slope + item * cellSlopes.rowStep(),
                    sum + item * sums.rowStep(), part);
        }
    }

    private static void cellRow(long gates, long before, long cellSlopes, long sums, long part) {
        FloatVector one = broadcast(SPECIES, 1);
        for (long at = 0; at < part; at += WIDTH) {
            FloatVector input = fromMemorySegment(SPECIES, EVERYTHING, gates + at, ORDER);
            FloatVector forget = fromMemorySegment(SPECIES, EVERYTHING, gates + part + at, ORDER);
            FloatVector candidate = fromMemorySegment(SPECIES, EVERYTHING, gates + 2 * part + at, ORDER);
            FloatVector slope = fromMemorySegment(SPECIES, EVERYTHING, cellSlopes + at, ORDER);
            slope.mul(candidate).mul(input.neg().fma(input, input)).intoMemorySegment(EVERYTHING, sums + at, ORDER);
            slope.mul(fromMemorySegment(SPECIES, EVERYTHING, before + at, ORDER)).mul(forget.neg().fma(forget, forget))
                    .intoMemorySegment(EVERYTHING, sums + part + at, ORDER);
            slope.mul(input).mul(candidate.neg().fma(candidate, one)).intoMemorySegment(EVERYTHING, sums + 2 * part + at, ORDER);
            slope.mul(forget).intoMemorySegment(EVERYTHING, cellSlopes + at, ORDER);
        }
    }
}
