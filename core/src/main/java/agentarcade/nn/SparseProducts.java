package agentarcade.nn;

import static agentarcade.nn.Lanes.WIDTH;
import static agentarcade.nn.Lanes.load;
import static agentarcade.nn.Lanes.store;

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
        FloatVector sum0 = load(start);
        FloatVector sum1 = load(start + WIDTH);
        FloatVector sum2 = load(start + 2 * WIDTH);
        FloatVector sum3 = load(start + 3 * WIDTH);
        for (int i = 0; i < count; i++) {
            int k = Lanes.getInt(indices + (long) i * Integer.BYTES);
            FloatVector xk = Lanes.every(x + (long) k * Float.BYTES);
            long at = b + k * bRow;
            sum0 = xk.fma(load(at), sum0);
            sum1 = xk.fma(load(at + WIDTH), sum1);
            sum2 = xk.fma(load(at + 2 * WIDTH), sum2);
            sum3 = xk.fma(load(at + 3 * WIDTH), sum3);
        }
        store(sum0, y);
        store(sum1, y + WIDTH);
        store(sum2, y + 2 * WIDTH);
        store(sum3, y + 3 * WIDTH);
    }

    private static void one(long x, long indices, int count, long b, long bRow, long start, long y) {
        FloatVector sum = load(start);
        for (int i = 0; i < count; i++) {
            int k = Lanes.getInt(indices + (long) i * Integer.BYTES);
            sum = Lanes.every(x + (long) k * Float.BYTES).fma(load(b + k * bRow), sum);
        }
        store(sum, y);
    }
}
