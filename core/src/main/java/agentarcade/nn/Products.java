package agentarcade.nn;

import static agentarcade.nn.Lanes.WIDTH;
import static agentarcade.nn.Lanes.every;
import static agentarcade.nn.Lanes.load;
import static agentarcade.nn.Lanes.store;

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
        FloatVector x0 = load(s);
        FloatVector y0 = load(s + WIDTH);
        FloatVector x1 = load(s + sRow);
        FloatVector y1 = load(s + sRow + WIDTH);
        FloatVector x2 = load(s + 2 * sRow);
        FloatVector y2 = load(s + 2 * sRow + WIDTH);
        FloatVector x3 = load(s + 3 * sRow);
        FloatVector y3 = load(s + 3 * sRow + WIDTH);
        for (int k = 0; k < terms; k++) {
            long at = a + k * aTerm;
            long row = b + k * bRow;
            FloatVector left = load(row);
            FloatVector right = load(row + WIDTH);
            FloatVector a0 = every(at);
            x0 = a0.fma(left, x0);
            y0 = a0.fma(right, y0);
            FloatVector a1 = every(at + aRow);
            x1 = a1.fma(left, x1);
            y1 = a1.fma(right, y1);
            FloatVector a2 = every(at + 2 * aRow);
            x2 = a2.fma(left, x2);
            y2 = a2.fma(right, y2);
            FloatVector a3 = every(at + 3 * aRow);
            x3 = a3.fma(left, x3);
            y3 = a3.fma(right, y3);
        }
        storeTwo(x0, y0, c);
        storeTwo(x1, y1, c + cRow);
        storeTwo(x2, y2, c + 2 * cRow);
        storeTwo(x3, y3, c + 3 * cRow);
    }

    private static void storeTwo(FloatVector x, FloatVector y, long c) {
        store(x, c);
        store(y, c + WIDTH);
    }

    private static void eightByOne(long a, long aRow, long aTerm, long b, long bRow, long s, long sRow, long c, long cRow, int terms) {
        FloatVector x0 = load(s);
        FloatVector x1 = load(s + sRow);
        FloatVector x2 = load(s + 2 * sRow);
        FloatVector x3 = load(s + 3 * sRow);
        FloatVector x4 = load(s + 4 * sRow);
        FloatVector x5 = load(s + 5 * sRow);
        FloatVector x6 = load(s + 6 * sRow);
        FloatVector x7 = load(s + 7 * sRow);
        for (int k = 0; k < terms; k++) {
            long at = a + k * aTerm;
            FloatVector row = load(b + k * bRow);
            x0 = every(at).fma(row, x0);
            x1 = every(at + aRow).fma(row, x1);
            x2 = every(at + 2 * aRow).fma(row, x2);
            x3 = every(at + 3 * aRow).fma(row, x3);
            x4 = every(at + 4 * aRow).fma(row, x4);
            x5 = every(at + 5 * aRow).fma(row, x5);
            x6 = every(at + 6 * aRow).fma(row, x6);
            x7 = every(at + 7 * aRow).fma(row, x7);
        }
        store(x0, c);
        store(x1, c + cRow);
        store(x2, c + 2 * cRow);
        store(x3, c + 3 * cRow);
        store(x4, c + 4 * cRow);
        store(x5, c + 5 * cRow);
        store(x6, c + 6 * cRow);
        store(x7, c + 7 * cRow);
    }

    private static void fourByOne(long a, long aRow, long aTerm, long b, long bRow, long s, long sRow, long c, long cRow, int terms) {
        FloatVector x0 = load(s);
        FloatVector x1 = load(s + sRow);
        FloatVector x2 = load(s + 2 * sRow);
        FloatVector x3 = load(s + 3 * sRow);
        for (int k = 0; k < terms; k++) {
            long at = a + k * aTerm;
            FloatVector row = load(b + k * bRow);
            x0 = every(at).fma(row, x0);
            x1 = every(at + aRow).fma(row, x1);
            x2 = every(at + 2 * aRow).fma(row, x2);
            x3 = every(at + 3 * aRow).fma(row, x3);
        }
        store(x0, c);
        store(x1, c + cRow);
        store(x2, c + 2 * cRow);
        store(x3, c + 3 * cRow);
    }

    private static void oneByFour(long a, long aTerm, long b, long bRow, long s, long c, int terms) {
        FloatVector x = load(s);
        FloatVector y = load(s + WIDTH);
        FloatVector z = load(s + 2 * WIDTH);
        FloatVector w = load(s + 3 * WIDTH);
        for (int k = 0; k < terms; k++) {
            FloatVector ak = every(a + k * aTerm);
            long row = b + k * bRow;
            x = ak.fma(load(row), x);
            y = ak.fma(load(row + WIDTH), y);
            z = ak.fma(load(row + 2 * WIDTH), z);
            w = ak.fma(load(row + 3 * WIDTH), w);
        }
        storeTwo(x, y, c);
        storeTwo(z, w, c + 2 * WIDTH);
    }

    private static void oneByOne(long a, long aTerm, long b, long bRow, long s, long c, int terms) {
        FloatVector x = load(s);
        for (int k = 0; k < terms; k++) {
            x = every(a + k * aTerm).fma(load(b + k * bRow), x);
        }
        store(x, c);
    }
}
