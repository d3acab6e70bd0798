package agentarcade.nn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The product of one row with a matrix, skipping the row's zeros: game screens are mostly empty, and ReLU silences about half of a layer.
/// Adds up in the same order as [Products], so the result is the same number (only the sign of a zero may differ).
final class SparseProducts {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final long WIDTH = LANES.vectorByteSize();
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

    private SparseProducts() {
    }

    /// Writes the index of every number of the row that isn't zero to `indices`, and returns how many there are. Without a branch, which
    /// would be guessed wrong half of the time.
    static int nonZero(MemorySegment row, int columns, MemorySegment indices) {
        int count = 0;
        for (int column = 0; column < columns; column++) {
            indices.set(INT, (long) count * Integer.BYTES, column);
            count += row.get(FLOAT, (long) column * Float.BYTES) != 0 ? 1 : 0;
        }
        return count;
    }

    /// y[c] = start[c] + Σₖ x[k] · B[k][c] over the `count` places k in `indices`.
    static void multiply(MemorySegment x, MemorySegment indices, int count, Products.Rows b, MemorySegment start, MemorySegment y) {
        long column = 0;
        for (; column + 4 * WIDTH <= b.rowStep(); column += 4 * WIDTH) {
            four(x, indices, count, b.numbers(), b.rowStep(), start, y, column);
        }
        for (; column < b.rowStep(); column += WIDTH) {
            one(x, indices, count, b.numbers(), b.rowStep(), start, y, column);
        }
    }

    private static void four(MemorySegment x, MemorySegment indices, int count, MemorySegment b, long bRow, MemorySegment start,
            MemorySegment y, long column) {
        FloatVector sum0 = load(start, column);
        FloatVector sum1 = load(start, column + WIDTH);
        FloatVector sum2 = load(start, column + 2 * WIDTH);
        FloatVector sum3 = load(start, column + 3 * WIDTH);
        for (int i = 0; i < count; i++) {
            int k = indices.get(INT, (long) i * Integer.BYTES);
            FloatVector xk = FloatVector.broadcast(LANES, x.get(FLOAT, (long) k * Float.BYTES));
            long at = k * bRow + column;
            sum0 = xk.fma(load(b, at), sum0);
            sum1 = xk.fma(load(b, at + WIDTH), sum1);
            sum2 = xk.fma(load(b, at + 2 * WIDTH), sum2);
            sum3 = xk.fma(load(b, at + 3 * WIDTH), sum3);
        }
        sum0.intoMemorySegment(y, column, ORDER);
        sum1.intoMemorySegment(y, column + WIDTH, ORDER);
        sum2.intoMemorySegment(y, column + 2 * WIDTH, ORDER);
        sum3.intoMemorySegment(y, column + 3 * WIDTH, ORDER);
    }

    private static void one(MemorySegment x, MemorySegment indices, int count, MemorySegment b, long bRow, MemorySegment start,
            MemorySegment y, long column) {
        FloatVector sum = load(start, column);
        for (int i = 0; i < count; i++) {
            int k = indices.get(INT, (long) i * Integer.BYTES);
            sum = FloatVector.broadcast(LANES, x.get(FLOAT, (long) k * Float.BYTES)).fma(load(b, k * bRow + column), sum);
        }
        sum.intoMemorySegment(y, column, ORDER);
    }

    private static FloatVector load(MemorySegment segment, long at) {
        return FloatVector.fromMemorySegment(LANES, segment, at, ORDER);
    }
}
