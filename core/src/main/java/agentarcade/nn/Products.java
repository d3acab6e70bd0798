package agentarcade.nn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The matrix product: C[r][c] = start[c] + Σₖ A(r, k) · B[k][c], added up over k in index order with fused multiply-add.
/// Forward pass, weight gradients and input gradients are all this product with A read along its rows or its columns.
///
/// Blocks of rows × vectors of columns stay in registers during the sum. Each block is a method of its own, small enough for the
/// just-in-time compiler to inline all of the Vector API into it; together in one method they would run tens of times slower. Steps and
/// positions are in bytes. Segments must be native and rows padded.
final class Products {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final long WIDTH = LANES.vectorByteSize();
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    /// Everything here is aligned; the unaligned layout only spares the check.
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

    private Products() {
    }

    /// The left factor: A(r, k) is at `r · rowStep + k · termStep`. Swapping the steps transposes it.
    record Left(MemorySegment numbers, long rowStep, long termStep) {
    }

    /// Numbers in rows of `rowStep` bytes.
    record Rows(MemorySegment numbers, long rowStep) {
    }

    /// Computes `rows` rows of `c` over their whole padded width.
    static void multiply(Left a, Rows b, MemorySegment start, Rows c, int rows, int terms) {
        int row = 0;
        for (; row + 4 <= rows; row += 4) {
            fourRows(a, b, start, c, row, terms);
        }
        for (; row < rows; row++) {
            oneRow(a, b, start, c, row, terms);
        }
    }

    private static void fourRows(Left a, Rows b, MemorySegment start, Rows c, int row, int terms) {
        long column = 0;
        for (; column + 2 * WIDTH <= c.rowStep; column += 2 * WIDTH) {
            fourByTwo(a.numbers, row * a.rowStep, a.rowStep, a.termStep, b.numbers, b.rowStep, start, c.numbers, row * c.rowStep, c.rowStep,
                    column, terms);
        }
        for (; column < c.rowStep; column += WIDTH) {
            fourByOne(a.numbers, row * a.rowStep, a.rowStep, a.termStep, b.numbers, b.rowStep, start, c.numbers, row * c.rowStep, c.rowStep,
                    column, terms);
        }
    }

    private static void oneRow(Left a, Rows b, MemorySegment start, Rows c, int row, int terms) {
        for (long column = 0; column < c.rowStep; column += WIDTH) {
            oneByOne(a.numbers, row * a.rowStep, a.termStep, b.numbers, b.rowStep, start, c.numbers, row * c.rowStep, column, terms);
        }
    }

    private static void fourByTwo(MemorySegment a, long a0, long aRow, long aTerm, MemorySegment b, long bRow, MemorySegment start,
            MemorySegment c, long c0, long cRow, long column, int terms) {
        FloatVector startLeft = load(start, column);
        FloatVector startRight = load(start, column + WIDTH);
        FloatVector left0 = startLeft;
        FloatVector left1 = startLeft;
        FloatVector left2 = startLeft;
        FloatVector left3 = startLeft;
        FloatVector right0 = startRight;
        FloatVector right1 = startRight;
        FloatVector right2 = startRight;
        FloatVector right3 = startRight;
        for (int k = 0; k < terms; k++) {
            FloatVector left = load(b, k * bRow + column);
            FloatVector right = load(b, k * bRow + column + WIDTH);
            long at = a0 + k * aTerm;
            FloatVector x0 = every(a, at);
            FloatVector x1 = every(a, at + aRow);
            FloatVector x2 = every(a, at + 2 * aRow);
            FloatVector x3 = every(a, at + 3 * aRow);
            left0 = x0.fma(left, left0);
            right0 = x0.fma(right, right0);
            left1 = x1.fma(left, left1);
            right1 = x1.fma(right, right1);
            left2 = x2.fma(left, left2);
            right2 = x2.fma(right, right2);
            left3 = x3.fma(left, left3);
            right3 = x3.fma(right, right3);
        }
        long to = c0 + column;
        store(left0, c, to);
        store(right0, c, to + WIDTH);
        store(left1, c, to + cRow);
        store(right1, c, to + cRow + WIDTH);
        store(left2, c, to + 2 * cRow);
        store(right2, c, to + 2 * cRow + WIDTH);
        store(left3, c, to + 3 * cRow);
        store(right3, c, to + 3 * cRow + WIDTH);
    }

    private static void fourByOne(MemorySegment a, long a0, long aRow, long aTerm, MemorySegment b, long bRow, MemorySegment start,
            MemorySegment c, long c0, long cRow, long column, int terms) {
        FloatVector sum0 = load(start, column);
        FloatVector sum1 = sum0;
        FloatVector sum2 = sum0;
        FloatVector sum3 = sum0;
        for (int k = 0; k < terms; k++) {
            FloatVector y = load(b, k * bRow + column);
            long at = a0 + k * aTerm;
            sum0 = every(a, at).fma(y, sum0);
            sum1 = every(a, at + aRow).fma(y, sum1);
            sum2 = every(a, at + 2 * aRow).fma(y, sum2);
            sum3 = every(a, at + 3 * aRow).fma(y, sum3);
        }
        long to = c0 + column;
        store(sum0, c, to);
        store(sum1, c, to + cRow);
        store(sum2, c, to + 2 * cRow);
        store(sum3, c, to + 3 * cRow);
    }

    private static void oneByOne(MemorySegment a, long a0, long aTerm, MemorySegment b, long bRow, MemorySegment start, MemorySegment c,
            long c0, long column, int terms) {
        FloatVector sum = load(start, column);
        for (int k = 0; k < terms; k++) {
            sum = every(a, a0 + k * aTerm).fma(load(b, k * bRow + column), sum);
        }
        store(sum, c, c0 + column);
    }

    private static FloatVector load(MemorySegment segment, long at) {
        return FloatVector.fromMemorySegment(LANES, segment, at, ORDER);
    }

    private static FloatVector every(MemorySegment segment, long at) {
        return FloatVector.broadcast(LANES, segment.get(FLOAT, at));
    }

    private static void store(FloatVector vector, MemorySegment segment, long at) {
        vector.intoMemorySegment(segment, at, ORDER);
    }
}
