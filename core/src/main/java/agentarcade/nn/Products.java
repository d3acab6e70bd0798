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

/// The matrix product: C[r][c] = S[r][c] + Σₖ A(r, k) · B[k][c], added up over k in index order with fused multiply-add.
/// Forward pass, weight gradients and input gradients are all this product with A read along its rows or its columns.
///
/// A block of rows × vectors of columns stays in registers during the sum. Each kind of block is a method of its own, small enough for the
/// just-in-time compiler to inline all of the Vector API into it; together in one method they would run tens of times slower. Where rows
/// or columns don't fill whole blocks, the last block begins earlier and computes some numbers a second time, to the same bits: so S and C
/// must not overlap. Steps and widths are in bytes.
final class Products {
    private Products() {
    }

    /// The left factor: A(r, k) is at `r · rowStep + k · termStep`. Swapping the steps transposes it.
    record Left(MemorySegment numbers, long rowStep, long termStep) {
        Left(Matrix matrix) {
            this(matrix.numbers(), matrix.rowBytes(), Float.BYTES);
        }

        Left transposed() {
            return new Left(numbers, termStep, rowStep);
        }

        private long address(int rows, int terms) {
            return Lanes.address(numbers, (rows - 1) * rowStep + (terms - 1) * termStep + Float.BYTES);
        }
    }

    /// Numbers in rows that begin `rowStep` apart. With `rowStep` 0 every row is the same, such as a bias.
    ///
    /// @param width of a row with its padding: a multiple of 64
    record Rows(MemorySegment numbers, long rowStep, long width) {
        Rows(Matrix matrix) {
            this(matrix.numbers(), matrix.rowBytes(), matrix.rowBytes());
        }

        /// One row for all.
        static Rows same(MemorySegment row, long width) {
            return new Rows(row, 0, width);
        }

        long address(int rows, long bytes) {
            return Lanes.address(numbers, (rows - 1) * rowStep + bytes);
        }
    }

    /// Computes `rows` rows of `c` over their whole width.
    static void multiply(Left left, Rows right, Rows start, Rows result, int rows, int terms) {
        long a = left.address(rows, terms);
        long b = right.address(terms, result.width);
        long s = start.address(rows, result.width);
        long c = result.address(rows, result.width);
        if (rows < 4) {
            for (int row = 0; row < rows; row++) {
                single(a + row * left.rowStep, left.termStep, b, right.rowStep, s + row * start.rowStep, c + row * result.rowStep,
                        result.width, terms);
            }
            return;
        }
        long paired = result.width - result.width % (2 * WIDTH);
        pairs(a, left.rowStep, left.termStep, b, right.rowStep, s, start.rowStep, c, result.rowStep, paired, rows, terms);
        if (paired < result.width) {
            column(a, left.rowStep, left.termStep, b + paired, right.rowStep, s + paired, start.rowStep, c + paired, result.rowStep, rows,
                    terms);
        }
    }

    /// Four rows at a time, two vectors wide.
    private static void pairs(long a, long aRow, long aTerm, long b, long bRow, long s, long sRow, long c, long cRow, long width, int rows,
            int terms) {
        for (int next = 0; next < rows; next += 4) {
            int row = Math.min(next, rows - 4);
            for (long column = 0; column < width; column += 2 * WIDTH) {
                fourByTwo(a + row * aRow, aRow, aTerm, b + column, bRow, s + row * sRow + column, sRow, c + row * cRow + column, cRow,
                        terms);
            }
        }
    }

    /// One vector wide.
    private static void column(long a, long aRow, long aTerm, long b, long bRow, long s, long sRow, long c, long cRow, int rows,
            int terms) {
        if (rows < 8) {
            fourByOne(a, aRow, aTerm, b, bRow, s, sRow, c, cRow, terms);
            int last = rows - 4;
            fourByOne(a + last * aRow, aRow, aTerm, b, bRow, s + last * sRow, sRow, c + last * cRow, cRow, terms);
            return;
        }
        for (int next = 0; next < rows; next += 8) {
            int row = Math.min(next, rows - 8);
            eightByOne(a + row * aRow, aRow, aTerm, b, bRow, s + row * sRow, sRow, c + row * cRow, cRow, terms);
        }
    }

    private static void single(long a, long aTerm, long b, long bRow, long s, long c, long width, int terms) {
        if (width < 4 * WIDTH) {
            for (long column = 0; column < width; column += WIDTH) {
                oneByOne(a, aTerm, b + column, bRow, s + column, c + column, terms);
            }
            return;
        }
        for (long next = 0; next < width; next += 4 * WIDTH) {
            long column = Math.min(next, width - 4 * WIDTH);
            oneByFour(a, aTerm, b + column, bRow, s + column, c + column, terms);
        }
    }

    private static void fourByTwo(long a, long aRow, long aTerm, long b, long bRow, long s, long sRow, long c, long cRow, int terms) {
        FloatVector x0 = fromMemorySegment(SPECIES, EVERYTHING, s, ORDER);
        FloatVector y0 = fromMemorySegment(SPECIES, EVERYTHING, s + WIDTH, ORDER);
        FloatVector x1 = fromMemorySegment(SPECIES, EVERYTHING, s + sRow, ORDER);
        FloatVector y1 = fromMemorySegment(SPECIES, EVERYTHING, s + sRow + WIDTH, ORDER);
        FloatVector x2 = fromMemorySegment(SPECIES, EVERYTHING, s + 2 * sRow, ORDER);
        FloatVector y2 = fromMemorySegment(SPECIES, EVERYTHING, s + 2 * sRow + WIDTH, ORDER);
        FloatVector x3 = fromMemorySegment(SPECIES, EVERYTHING, s + 3 * sRow, ORDER);
        FloatVector y3 = fromMemorySegment(SPECIES, EVERYTHING, s + 3 * sRow + WIDTH, ORDER);
        for (int k = 0; k < terms; k++) {
            long at = a + k * aTerm;
            long row = b + k * bRow;
            FloatVector left = fromMemorySegment(SPECIES, EVERYTHING, row, ORDER);
            FloatVector right = fromMemorySegment(SPECIES, EVERYTHING, row + WIDTH, ORDER);
            FloatVector a0 = broadcast(SPECIES, EVERYTHING.get(FLOAT, at));
            x0 = a0.fma(left, x0);
            y0 = a0.fma(right, y0);
            FloatVector a1 = broadcast(SPECIES, EVERYTHING.get(FLOAT, at + aRow));
            x1 = a1.fma(left, x1);
            y1 = a1.fma(right, y1);
            FloatVector a2 = broadcast(SPECIES, EVERYTHING.get(FLOAT, at + 2 * aRow));
            x2 = a2.fma(left, x2);
            y2 = a2.fma(right, y2);
            FloatVector a3 = broadcast(SPECIES, EVERYTHING.get(FLOAT, at + 3 * aRow));
            x3 = a3.fma(left, x3);
            y3 = a3.fma(right, y3);
        }
        x0.intoMemorySegment(EVERYTHING, c, ORDER);
        y0.intoMemorySegment(EVERYTHING, c + WIDTH, ORDER);
        x1.intoMemorySegment(EVERYTHING, c + cRow, ORDER);
        y1.intoMemorySegment(EVERYTHING, c + cRow + WIDTH, ORDER);
        x2.intoMemorySegment(EVERYTHING, c + 2 * cRow, ORDER);
        y2.intoMemorySegment(EVERYTHING, c + 2 * cRow + WIDTH, ORDER);
        x3.intoMemorySegment(EVERYTHING, c + 3 * cRow, ORDER);
        y3.intoMemorySegment(EVERYTHING, c + 3 * cRow + WIDTH, ORDER);
    }

    private static void eightByOne(long a, long aRow, long aTerm, long b, long bRow, long s, long sRow, long c, long cRow, int terms) {
        FloatVector x0 = fromMemorySegment(SPECIES, EVERYTHING, s, ORDER);
        FloatVector x1 = fromMemorySegment(SPECIES, EVERYTHING, s + sRow, ORDER);
        FloatVector x2 = fromMemorySegment(SPECIES, EVERYTHING, s + 2 * sRow, ORDER);
        FloatVector x3 = fromMemorySegment(SPECIES, EVERYTHING, s + 3 * sRow, ORDER);
        FloatVector x4 = fromMemorySegment(SPECIES, EVERYTHING, s + 4 * sRow, ORDER);
        FloatVector x5 = fromMemorySegment(SPECIES, EVERYTHING, s + 5 * sRow, ORDER);
        FloatVector x6 = fromMemorySegment(SPECIES, EVERYTHING, s + 6 * sRow, ORDER);
        FloatVector x7 = fromMemorySegment(SPECIES, EVERYTHING, s + 7 * sRow, ORDER);
        for (int k = 0; k < terms; k++) {
            long at = a + k * aTerm;
            FloatVector row = fromMemorySegment(SPECIES, EVERYTHING, b + k * bRow, ORDER);
            x0 = broadcast(SPECIES, EVERYTHING.get(FLOAT, at)).fma(row, x0);
            x1 = broadcast(SPECIES, EVERYTHING.get(FLOAT, at + aRow)).fma(row, x1);
            x2 = broadcast(SPECIES, EVERYTHING.get(FLOAT, at + 2 * aRow)).fma(row, x2);
            x3 = broadcast(SPECIES, EVERYTHING.get(FLOAT, at + 3 * aRow)).fma(row, x3);
            x4 = broadcast(SPECIES, EVERYTHING.get(FLOAT, at + 4 * aRow)).fma(row, x4);
            x5 = broadcast(SPECIES, EVERYTHING.get(FLOAT, at + 5 * aRow)).fma(row, x5);
            x6 = broadcast(SPECIES, EVERYTHING.get(FLOAT, at + 6 * aRow)).fma(row, x6);
            x7 = broadcast(SPECIES, EVERYTHING.get(FLOAT, at + 7 * aRow)).fma(row, x7);
        }
        x0.intoMemorySegment(EVERYTHING, c, ORDER);
        x1.intoMemorySegment(EVERYTHING, c + cRow, ORDER);
        x2.intoMemorySegment(EVERYTHING, c + 2 * cRow, ORDER);
        x3.intoMemorySegment(EVERYTHING, c + 3 * cRow, ORDER);
        x4.intoMemorySegment(EVERYTHING, c + 4 * cRow, ORDER);
        x5.intoMemorySegment(EVERYTHING, c + 5 * cRow, ORDER);
        x6.intoMemorySegment(EVERYTHING, c + 6 * cRow, ORDER);
        x7.intoMemorySegment(EVERYTHING, c + 7 * cRow, ORDER);
    }

    private static void fourByOne(long a, long aRow, long aTerm, long b, long bRow, long s, long sRow, long c, long cRow, int terms) {
        FloatVector x0 = fromMemorySegment(SPECIES, EVERYTHING, s, ORDER);
        FloatVector x1 = fromMemorySegment(SPECIES, EVERYTHING, s + sRow, ORDER);
        FloatVector x2 = fromMemorySegment(SPECIES, EVERYTHING, s + 2 * sRow, ORDER);
        FloatVector x3 = fromMemorySegment(SPECIES, EVERYTHING, s + 3 * sRow, ORDER);
        for (int k = 0; k < terms; k++) {
            long at = a + k * aTerm;
            FloatVector row = fromMemorySegment(SPECIES, EVERYTHING, b + k * bRow, ORDER);
            x0 = broadcast(SPECIES, EVERYTHING.get(FLOAT, at)).fma(row, x0);
            x1 = broadcast(SPECIES, EVERYTHING.get(FLOAT, at + aRow)).fma(row, x1);
            x2 = broadcast(SPECIES, EVERYTHING.get(FLOAT, at + 2 * aRow)).fma(row, x2);
            x3 = broadcast(SPECIES, EVERYTHING.get(FLOAT, at + 3 * aRow)).fma(row, x3);
        }
        x0.intoMemorySegment(EVERYTHING, c, ORDER);
        x1.intoMemorySegment(EVERYTHING, c + cRow, ORDER);
        x2.intoMemorySegment(EVERYTHING, c + 2 * cRow, ORDER);
        x3.intoMemorySegment(EVERYTHING, c + 3 * cRow, ORDER);
    }

    private static void oneByFour(long a, long aTerm, long b, long bRow, long s, long c, int terms) {
        FloatVector x = fromMemorySegment(SPECIES, EVERYTHING, s, ORDER);
        FloatVector y = fromMemorySegment(SPECIES, EVERYTHING, s + WIDTH, ORDER);
        FloatVector z = fromMemorySegment(SPECIES, EVERYTHING, s + 2 * WIDTH, ORDER);
        FloatVector w = fromMemorySegment(SPECIES, EVERYTHING, s + 3 * WIDTH, ORDER);
        for (int k = 0; k < terms; k++) {
            FloatVector ak = broadcast(SPECIES, EVERYTHING.get(FLOAT, a + k * aTerm));
            long row = b + k * bRow;
            x = ak.fma(fromMemorySegment(SPECIES, EVERYTHING, row, ORDER), x);
            y = ak.fma(fromMemorySegment(SPECIES, EVERYTHING, row + WIDTH, ORDER), y);
            z = ak.fma(fromMemorySegment(SPECIES, EVERYTHING, row + 2 * WIDTH, ORDER), z);
            w = ak.fma(fromMemorySegment(SPECIES, EVERYTHING, row + 3 * WIDTH, ORDER), w);
        }
        x.intoMemorySegment(EVERYTHING, c, ORDER);
        y.intoMemorySegment(EVERYTHING, c + WIDTH, ORDER);
        z.intoMemorySegment(EVERYTHING, c + 2 * WIDTH, ORDER);
        w.intoMemorySegment(EVERYTHING, c + 3 * WIDTH, ORDER);
    }

    private static void oneByOne(long a, long aTerm, long b, long bRow, long s, long c, int terms) {
        FloatVector x = fromMemorySegment(SPECIES, EVERYTHING, s, ORDER);
        for (int k = 0; k < terms; k++) {
            x = broadcast(SPECIES, EVERYTHING.get(FLOAT, a + k * aTerm)).fma(fromMemorySegment(SPECIES, EVERYTHING, b + k * bRow, ORDER),
                    x);
        }
        x.intoMemorySegment(EVERYTHING, c, ORDER);
    }
}
