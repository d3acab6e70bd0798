package agentarcade.nn;

import static agentarcade.nn.Lanes.EVERYTHING;
import static agentarcade.nn.Lanes.ORDER;
import static agentarcade.nn.Lanes.SPECIES;
import static agentarcade.nn.Lanes.WIDTH;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// Kernels that treat every number by itself, or a column by itself. `bytes` is a multiple of 64, as padded rows are.
final class Elementwise {
    private Elementwise() {
    }

    /// y ← f(y) for rows of `columns` numbers. The padding stays zero.
    static void activate(Activation activation, MemorySegment y, int rows, int columns, long rowBytes) {
        switch (activation) {
            case LINEAR -> {
            }
            case RELU -> relu(y, rows * rowBytes);
            case TANH -> Functions.tanh(y, rows * rowBytes);
            case SIGMOID -> {
                Functions.sigmoid(y, rows * rowBytes);
                clearPadding(y, rows, columns, rowBytes);
            }
        }
    }

    /// d ← d · f′, where f′ is found from y = f(x).
    static void slope(Activation activation, MemorySegment y, MemorySegment d, long bytes) {
        switch (activation) {
            case LINEAR -> {
            }
            case RELU -> reluSlope(y, d, bytes);
            case TANH -> tanhSlope(y, d, bytes);
            case SIGMOID -> sigmoidSlope(y, d, bytes);
        }
    }

    private static void relu(MemorySegment y, long bytes) {
        long start = Lanes.address(y, bytes);
        for (long at = start; at < start + bytes; at += WIDTH) {
            fromMemorySegment(SPECIES, EVERYTHING, at, ORDER).max(0).intoMemorySegment(EVERYTHING, at, ORDER);
        }
    }

    private static void reluSlope(MemorySegment y, MemorySegment d, long bytes) {
        long outputs = Lanes.address(y, bytes);
        long slopes = Lanes.address(d, bytes);
        for (long at = 0; at < bytes; at += WIDTH) {
            VectorMask<Float> silent = fromMemorySegment(SPECIES, EVERYTHING, outputs + at, ORDER).compare(VectorOperators.LE, 0);
            fromMemorySegment(SPECIES, EVERYTHING, slopes + at, ORDER).blend(0, silent).intoMemorySegment(EVERYTHING, slopes + at, ORDER);
        }
    }

    private static void tanhSlope(MemorySegment y, MemorySegment d, long bytes) {
        long outputs = Lanes.address(y, bytes);
        long slopes = Lanes.address(d, bytes);
        for (long at = 0; at < bytes; at += WIDTH) {
            FloatVector out = fromMemorySegment(SPECIES, EVERYTHING, outputs + at, ORDER);
            FloatVector slope = out.neg().fma(out, broadcast(SPECIES, 1));
            fromMemorySegment(SPECIES, EVERYTHING, slopes + at, ORDER).mul(slope).intoMemorySegment(EVERYTHING, slopes + at, ORDER);
        }
    }

    private static void sigmoidSlope(MemorySegment y, MemorySegment d, long bytes) {
        long outputs = Lanes.address(y, bytes);
        long slopes = Lanes.address(d, bytes);
        for (long at = 0; at < bytes; at += WIDTH) {
            FloatVector out = fromMemorySegment(SPECIES, EVERYTHING, outputs + at, ORDER);
            FloatVector slope = out.neg().fma(out, out);
            fromMemorySegment(SPECIES, EVERYTHING, slopes + at, ORDER).mul(slope).intoMemorySegment(EVERYTHING, slopes + at, ORDER);
        }
    }

    /// Sets what lies behind the first `columns` numbers of each row to zero.
    private static void clearPadding(MemorySegment y, int rows, int columns, long rowBytes) {
        long used = (long) columns * Float.BYTES;
        long start = Lanes.address(y, rows * rowBytes);
        for (long row = start; row < start + rows * rowBytes; row += rowBytes) {
            for (long at = used; at < rowBytes; at += Float.BYTES) {
                Lanes.set(row + at, 0);
            }
        }
    }

    /// sums[c] ← Σᵣ d[r][c], rows in order.
    static void sumRows(MemorySegment d, long rowBytes, int rows, MemorySegment sums) {
        long from = Lanes.address(d, rows * rowBytes);
        long to = Lanes.address(sums, rowBytes);
        for (long column = 0; column < rowBytes; column += WIDTH) {
            sumColumn(from + column, rowBytes, rows, to + column);
        }
    }

    private static void sumColumn(long d, long rowBytes, int rows, long sums) {
        FloatVector sum = broadcast(SPECIES, 0f);
        for (int row = 0; row < rows; row++) {
            sum = sum.add(fromMemorySegment(SPECIES, EVERYTHING, d + row * rowBytes, ORDER));
        }
        sum.intoMemorySegment(EVERYTHING, sums, ORDER);
    }

    /// p ← p + q
    static void add(MemorySegment p, MemorySegment q, long bytes) {
        long to = Lanes.address(p, bytes);
        long from = Lanes.address(q, bytes);
        for (long at = 0; at < bytes; at += WIDTH) {
            fromMemorySegment(SPECIES, EVERYTHING, to + at, ORDER).add(fromMemorySegment(SPECIES, EVERYTHING, from + at, ORDER))
                    .intoMemorySegment(EVERYTHING, to + at, ORDER);
        }
    }

    /// p ← p + q, beginning anywhere and of any length.
    static void addUnaligned(MemorySegment p, long pStart, MemorySegment q, long qStart, long bytes) {
        addUnaligned(Lanes.address(p, pStart + bytes) + pStart, Lanes.address(q, qStart + bytes) + qStart, bytes);
    }

    /// The same for addresses that have been checked.
    static void addUnaligned(long to, long from, long bytes) {
        long at = 0;
        for (; at + WIDTH <= bytes; at += WIDTH) {
            fromMemorySegment(SPECIES, EVERYTHING, to + at, ORDER).add(fromMemorySegment(SPECIES, EVERYTHING, from + at, ORDER))
                    .intoMemorySegment(EVERYTHING, to + at, ORDER);
        }
        for (; at < bytes; at += Float.BYTES) {
            Lanes.set(to + at, Lanes.get(to + at) + Lanes.get(from + at));
        }
    }

    /// p ← (1 − τ) p + τ q
    static void blend(MemorySegment p, MemorySegment q, float tau, long bytes) {
        long to = Lanes.address(p, bytes);
        long from = Lanes.address(q, bytes);
        for (long at = 0; at < bytes; at += WIDTH) {
            FloatVector kept = fromMemorySegment(SPECIES, EVERYTHING, to + at, ORDER).mul(1 - tau);
            fromMemorySegment(SPECIES, EVERYTHING, from + at, ORDER).fma(broadcast(SPECIES, tau), kept).intoMemorySegment(EVERYTHING,
                    to + at, ORDER);
        }
    }

    /// p ← f · p
    static void scale(MemorySegment p, float factor, long bytes) {
        long start = Lanes.address(p, bytes);
        for (long at = start; at < start + bytes; at += WIDTH) {
            fromMemorySegment(SPECIES, EVERYTHING, at, ORDER).mul(factor).intoMemorySegment(EVERYTHING, at, ORDER);
        }
    }

    /// p ← p + f · q
    static void addScaled(MemorySegment p, MemorySegment q, float factor, long bytes) {
        long to = Lanes.address(p, bytes);
        long from = Lanes.address(q, bytes);
        for (long at = 0; at < bytes; at += WIDTH) {
            fromMemorySegment(SPECIES, EVERYTHING, from + at, ORDER)
                    .fma(broadcast(SPECIES, factor), fromMemorySegment(SPECIES, EVERYTHING, to + at, ORDER))
                    .intoMemorySegment(EVERYTHING, to + at, ORDER);
        }
    }

    /// Every number beyond ±limit becomes ±limit; NaN stays.
    static void clip(MemorySegment p, float limit, long bytes) {
        long start = Lanes.address(p, bytes);
        for (long at = start; at < start + bytes; at += WIDTH) {
            fromMemorySegment(SPECIES, EVERYTHING, at, ORDER).min(limit).max(-limit).intoMemorySegment(EVERYTHING, at, ORDER);
        }
    }

    /// In double, in four chains whatever the machine's vectors are.
    static double sumOfSquares(MemorySegment numbers, long bytes) {
        long start = Lanes.address(numbers, bytes);
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        for (long at = start; at < start + bytes; at += 4 * Float.BYTES) {
            sum0 += square(at);
            sum1 += square(at + Float.BYTES);
            sum2 += square(at + 2 * Float.BYTES);
            sum3 += square(at + 3 * Float.BYTES);
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    private static double square(long address) {
        double x = Lanes.get(address);
        return x * x;
    }

    /// Whether no number is NaN or infinite: 0 · x is 0 for every other x.
    static boolean finite(MemorySegment numbers, long bytes) {
        long start = Lanes.address(numbers, bytes);
        for (long at = start; at < start + bytes; at += WIDTH) {
            if (!fromMemorySegment(SPECIES, EVERYTHING, at, ORDER).mul(0).compare(VectorOperators.EQ, 0).allTrue()) {
                return false;
            }
        }
        return true;
    }

    /// Bᵀ ← A: `a` has `rows` rows of `columns` numbers, `b` has `columns` rows.
    static void transpose(MemorySegment a, long aRow, int rows, int columns, MemorySegment b, long bRow) {
        long from = Lanes.address(a, rows * aRow);
        long to = Lanes.address(b, columns * bRow);
        int row = 0;
        for (; row + 4 <= rows; row += 4) {
            transposeFour(from + row * aRow, aRow, columns, to + (long) row * Float.BYTES, bRow);
        }
        for (; row < rows; row++) {
            transposeOne(from + row * aRow, columns, to + (long) row * Float.BYTES, bRow);
        }
    }

    private static void transposeFour(long a, long aRow, int columns, long b, long bRow) {
        for (int column = 0; column < columns; column++) {
            long from = a + (long) column * Float.BYTES;
            long to = b + column * bRow;
            Lanes.set(to, Lanes.get(from));
            Lanes.set(to + Float.BYTES, Lanes.get(from + aRow));
            Lanes.set(to + 2 * Float.BYTES, Lanes.get(from + 2 * aRow));
            Lanes.set(to + 3 * Float.BYTES, Lanes.get(from + 3 * aRow));
        }
    }

    private static void transposeOne(long a, int columns, long b, long bRow) {
        for (int column = 0; column < columns; column++) {
            Lanes.set(b + column * bRow, Lanes.get(a + (long) column * Float.BYTES));
        }
    }
}
