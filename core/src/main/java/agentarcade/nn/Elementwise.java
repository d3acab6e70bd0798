package agentarcade.nn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Kernels that treat every number by itself, or a column by itself. `bytes` is a multiple of 64, as padded rows are.
final class Elementwise {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = LANES.vectorByteSize();
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

    private Elementwise() {
    }

    /// y ← f(y). The slow functions leave out the padding.
    static void activate(Activation activation, MemorySegment y, int rows, int columns, long rowBytes) {
        switch (activation) {
            case LINEAR -> {
            }
            case RELU -> relu(y, rows * rowBytes);
            case TANH -> {
                for (int row = 0; row < rows; row++) {
                    tanh(y, row * rowBytes, columns);
                }
            }
            case SIGMOID -> {
                for (int row = 0; row < rows; row++) {
                    sigmoid(y, row * rowBytes, columns);
                }
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
        for (long at = 0; at < bytes; at += WIDTH) {
            load(y, at).max(0).intoMemorySegment(y, at, ORDER);
        }
    }

    private static void reluSlope(MemorySegment y, MemorySegment d, long bytes) {
        for (long at = 0; at < bytes; at += WIDTH) {
            VectorMask<Float> silent = load(y, at).compare(VectorOperators.LE, 0);
            load(d, at).blend(0, silent).intoMemorySegment(d, at, ORDER);
        }
    }

    private static void tanh(MemorySegment y, long start, int columns) {
        for (long at = start; at < start + columns * (long) Float.BYTES; at += Float.BYTES) {
            y.set(FLOAT, at, (float) StrictMath.tanh(y.get(FLOAT, at)));
        }
    }

    private static void tanhSlope(MemorySegment y, MemorySegment d, long bytes) {
        for (long at = 0; at < bytes; at += WIDTH) {
            FloatVector out = load(y, at);
            FloatVector slope = out.neg().fma(out, FloatVector.broadcast(LANES, 1));
            load(d, at).mul(slope).intoMemorySegment(d, at, ORDER);
        }
    }

    private static void sigmoid(MemorySegment y, long start, int columns) {
        for (long at = start; at < start + columns * (long) Float.BYTES; at += Float.BYTES) {
            y.set(FLOAT, at, (float) (1 / (1 + StrictMath.exp(-y.get(FLOAT, at)))));
        }
    }

    private static void sigmoidSlope(MemorySegment y, MemorySegment d, long bytes) {
        for (long at = 0; at < bytes; at += WIDTH) {
            FloatVector out = load(y, at);
            FloatVector slope = out.neg().fma(out, out);
            load(d, at).mul(slope).intoMemorySegment(d, at, ORDER);
        }
    }

    /// sums[c] ← Σᵣ d[r][c], rows in order.
    static void sumRows(MemorySegment d, long rowBytes, int rows, MemorySegment sums) {
        for (long column = 0; column < rowBytes; column += WIDTH) {
            sumColumn(d, rowBytes, rows, sums, column);
        }
    }

    private static void sumColumn(MemorySegment d, long rowBytes, int rows, MemorySegment sums, long column) {
        FloatVector sum = FloatVector.zero(LANES);
        for (int row = 0; row < rows; row++) {
            sum = sum.add(load(d, row * rowBytes + column));
        }
        sum.intoMemorySegment(sums, column, ORDER);
    }

    /// p ← (1 − τ) p + τ q
    static void blend(MemorySegment p, MemorySegment q, float tau, long bytes) {
        for (long at = 0; at < bytes; at += WIDTH) {
            FloatVector kept = load(p, at).mul(1 - tau);
            load(q, at).fma(FloatVector.broadcast(LANES, tau), kept).intoMemorySegment(p, at, ORDER);
        }
    }

    /// p ← f · p
    static void scale(MemorySegment p, float factor, long bytes) {
        for (long at = 0; at < bytes; at += WIDTH) {
            load(p, at).mul(factor).intoMemorySegment(p, at, ORDER);
        }
    }

    /// In double, in four chains whatever the machine's vectors are.
    static double sumOfSquares(MemorySegment numbers, long bytes) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        for (long at = 0; at < bytes; at += 4 * Float.BYTES) {
            sum0 += square(numbers, at);
            sum1 += square(numbers, at + Float.BYTES);
            sum2 += square(numbers, at + 2 * Float.BYTES);
            sum3 += square(numbers, at + 3 * Float.BYTES);
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    private static double square(MemorySegment numbers, long at) {
        double x = numbers.get(FLOAT, at);
        return x * x;
    }

    /// Whether no number is NaN or infinite: 0 · x is 0 for every other x.
    static boolean finite(MemorySegment numbers, long bytes) {
        FloatVector sum = FloatVector.zero(LANES);
        for (long at = 0; at < bytes; at += WIDTH) {
            sum = load(numbers, at).mul(0).add(sum);
        }
        return sum.compare(VectorOperators.EQ, 0).allTrue();
    }

    /// Bᵀ ← A: `a` has `rows` rows of `columns` numbers, `b` has `columns` rows.
    static void transpose(MemorySegment a, long aRow, int rows, int columns, MemorySegment b, long bRow) {
        for (int row = 0; row < rows; row++) {
            transposeRow(a, row * aRow, columns, b, (long) row * Float.BYTES, bRow);
        }
    }

    private static void transposeRow(MemorySegment a, long a0, int columns, MemorySegment b, long b0, long bRow) {
        for (int column = 0; column < columns; column++) {
            b.set(FLOAT, b0 + column * bRow, a.get(FLOAT, a0 + (long) column * Float.BYTES));
        }
    }

    private static FloatVector load(MemorySegment segment, long at) {
        return FloatVector.fromMemorySegment(LANES, segment, at, ORDER);
    }
}
