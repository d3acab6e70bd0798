package agentarcade.nn;

import static agentarcade.nn.Lanes.EVERYTHING;
import static agentarcade.nn.Lanes.FLOAT;
import static agentarcade.nn.Lanes.ORDER;
import static agentarcade.nn.Lanes.SPECIES;
import static agentarcade.nn.Lanes.WIDTH;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/// The product of one row with a matrix, skipping the row's zeros: game screens are mostly empty, and ReLU silences about half of a layer.
/// Adds up in the same order as [Products], so the result is the same number (only the sign of a zero may differ).
final class SparseProducts {
    private SparseProducts() {
    }

    /// y[c] = start[c] + Σₖ x[k] · B[k][c] over those of the first `terms` k where x[k] isn't 0.
    ///
    /// @param indices room for `terms` whole numbers
    /// @param width of a row of `b`, `start` and `y` with its padding, in bytes
    static void multiply(MemorySegment x, int terms, MemorySegment indices, MemorySegment b, MemorySegment start, MemorySegment y,
            long width) {
        long from = Lanes.address(x, (long) terms * Float.BYTES);
        long index = Lanes.address(indices, (long) terms * Integer.BYTES);
        long rows = Lanes.address(b, terms * width);
        long s = Lanes.address(start, width);
        long to = Lanes.address(y, width);
        int count = nonZero(from, terms, index);
        long column = 0;
        for (; column + 4 * WIDTH <= width; column += 4 * WIDTH) {
            four(from, index, count, rows + column, width, s + column, to + column);
        }
        for (; column < width; column += WIDTH) {
            one(from, index, count, rows + column, width, s + column, to + column);
        }
    }

    /// Writes the index of every number that isn't zero, and returns how many there are. Without a branch, which would be guessed wrong
    /// half of the time.
    private static int nonZero(long x, int terms, long indices) {
        int count = 0;
        for (int k = 0; k < terms; k++) {
            Lanes.setInt(indices + (long) count * Integer.BYTES, k);
            count += Lanes.get(x + (long) k * Float.BYTES) != 0 ? 1 : 0;
        }
        return count;
    }

    private static void four(long x, long indices, int count, long b, long bRow, long start, long y) {
        FloatVector sum0 = fromMemorySegment(SPECIES, EVERYTHING, start, ORDER);
        FloatVector sum1 = fromMemorySegment(SPECIES, EVERYTHING, start + WIDTH, ORDER);
        FloatVector sum2 = fromMemorySegment(SPECIES, EVERYTHING, start + 2 * WIDTH, ORDER);
        FloatVector sum3 = fromMemorySegment(SPECIES, EVERYTHING, start + 3 * WIDTH, ORDER);
        for (int i = 0; i < count; i++) {
            int k = Lanes.getInt(indices + (long) i * Integer.BYTES);
            FloatVector xk = broadcast(SPECIES, EVERYTHING.get(FLOAT, x + (long) k * Float.BYTES));
            long at = b + k * bRow;
            sum0 = xk.fma(fromMemorySegment(SPECIES, EVERYTHING, at, ORDER), sum0);
            sum1 = xk.fma(fromMemorySegment(SPECIES, EVERYTHING, at + WIDTH, ORDER), sum1);
            sum2 = xk.fma(fromMemorySegment(SPECIES, EVERYTHING, at + 2 * WIDTH, ORDER), sum2);
            sum3 = xk.fma(fromMemorySegment(SPECIES, EVERYTHING, at + 3 * WIDTH, ORDER), sum3);
        }
        sum0.intoMemorySegment(EVERYTHING, y, ORDER);
        sum1.intoMemorySegment(EVERYTHING, y + WIDTH, ORDER);
        sum2.intoMemorySegment(EVERYTHING, y + 2 * WIDTH, ORDER);
        sum3.intoMemorySegment(EVERYTHING, y + 3 * WIDTH, ORDER);
    }

    private static void one(long x, long indices, int count, long b, long bRow, long start, long y) {
        FloatVector sum = fromMemorySegment(SPECIES, EVERYTHING, start, ORDER);
        for (int i = 0; i < count; i++) {
            int k = Lanes.getInt(indices + (long) i * Integer.BYTES);
            sum = broadcast(SPECIES, EVERYTHING.get(FLOAT, x + (long) k * Float.BYTES))
                    .fma(fromMemorySegment(SPECIES, EVERYTHING, b + k * bRow, ORDER), sum);
        }
        sum.intoMemorySegment(EVERYTHING, y, ORDER);
    }
}
