package agentarcade.nn;

import static agentarcade.nn.Lanes.EVERYTHING;
import static agentarcade.nn.Lanes.FLOAT;
import static agentarcade.nn.Lanes.ORDER;
import static agentarcade.nn.Lanes.SPECIES;
import static agentarcade.nn.Lanes.WIDTH;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.FloatVector;

/// The matrix product of [Products] with a left factor that is picked out of an image: C[r][c] = S[c] + Σₖ A(r, k) · B[k][c], where A(r, k)
/// lies `rowPlaces[r] + termPlaces[k]` bytes into the image. With the corners of the patches as one of the tables and the numbers of a
/// patch as the other, this is a convolution, or the gradient of its weights, without copying patches out of the image ("im2col").
///
/// Adds up in index order, and computes some rows a second time at the end, as [Products] does. Blocks get the addresses of their rows
/// from outside, to stay small enough for the compiler.
final class PatchProducts {
    private PatchProducts() {
    }

    /// Places in an image, ascending, in bytes from its beginning.
    record Places(MemorySegment table, int count) {
        static Places of(Memory memory, int[] places) {
            MemorySegment table = memory.floats(places.length);
            for (int i = 0; i < places.length; i++) {
                table.setAtIndex(ValueLayout.JAVA_INT, i, places[i]);
            }
            return new Places(table, places.length);
        }

        private long address(int used) {
            return Lanes.address(table, (long) used * Integer.BYTES);
        }

        int get(int index) {
            return Lanes.getInt(address(index + 1) + (long) index * Integer.BYTES);
        }
    }

    /// Computes `rows` rows of `result` over their whole width, from the first `rows` and `terms` places.
    static void multiply(MemorySegment image, Places rowPlaces, Places termPlaces, Products.Rows right, MemorySegment start,
            Products.Rows result, int rows, int terms) {
        long a = Lanes.address(image, (long) rowPlaces.get(rows - 1) + termPlaces.get(terms - 1) + Float.BYTES);
        long r = rowPlaces.address(rows);
        long k = termPlaces.address(terms);
        long b = right.address(terms, result.width());
        long s = Lanes.address(start, result.width());
        long c = result.address(rows, result.width());
        long column = 0;
        for (; rows >= 4 && column + 2 * WIDTH <= result.width(); column += 2 * WIDTH) {
            pair(a, r, k, b + column, right.rowStep(), s + column, c + column, result.rowStep(), rows, terms);
        }
        for (; column < result.width(); column += WIDTH) {
            column(a, r, k, b + column, right.rowStep(), s + column, c + column, result.rowStep(), rows, terms);
        }
    }

    private static void pair(long a, long rowPlaces, long termPlaces, long b, long bRow, long s, long c, long cRow, int rows, int terms) {
        for (int next = 0; next < rows; next += 4) {
            int row = Math.min(next, rows - 4);
            long places = rowPlaces + (long) row * Integer.BYTES;
            fourByTwo(place(a, places, 0), place(a, places, 1), place(a, places, 2), place(a, places, 3), termPlaces, b, bRow, s,
                    c + row * cRow, cRow, terms);
        }
    }

    private static void column(long a, long rowPlaces, long termPlaces, long b, long bRow, long s, long c, long cRow, int rows,
            int terms) {
        if (rows < 8) {
            for (int row = 0; row < rows; row++) {
                oneByOne(a + Lanes.getInt(rowPlaces + (long) row * Integer.BYTES), termPlaces, b, bRow, s, c + row * cRow, terms);
            }
            return;
        }
        for (int next = 0; next < rows; next += 8) {
            int row = Math.min(next, rows - 8);
            long places = rowPlaces + (long) row * Integer.BYTES;
            eightByOne(place(a, places, 0), place(a, places, 1), place(a, places, 2), place(a, places, 3), place(a, places, 4),
                    place(a, places, 5), place(a, places, 6), place(a, places, 7), termPlaces, b, bRow, s, c + row * cRow, cRow, terms);
        }
    }

    private static long place(long a, long places, int index) {
        return a + Lanes.getInt(places + (long) index * Integer.BYTES);
    }

    private static void fourByTwo(long a0, long a1, long a2, long a3, long termPlaces, long b, long bRow, long s, long c, long cRow,
            int terms) {
        FloatVector x0 = fromMemorySegment(SPECIES, EVERYTHING, s, ORDER);
        FloatVector y0 = fromMemorySegment(SPECIES, EVERYTHING, s + WIDTH, ORDER);
        FloatVector x1 = x0;
        FloatVector y1 = y0;
        FloatVector x2 = x0;
        FloatVector y2 = y0;
        FloatVector x3 = x0;
        FloatVector y3 = y0;
        for (int k = 0; k < terms; k++) {
            long place = Lanes.getInt(termPlaces + (long) k * Integer.BYTES);
            long row = b + k * bRow;
            FloatVector left = fromMemorySegment(SPECIES, EVERYTHING, row, ORDER);
            FloatVector right = fromMemorySegment(SPECIES, EVERYTHING, row + WIDTH, ORDER);
            FloatVector p0 = broadcast(SPECIES, EVERYTHING.get(FLOAT, a0 + place));
            x0 = p0.fma(left, x0);
            y0 = p0.fma(right, y0);
            FloatVector p1 = broadcast(SPECIES, EVERYTHING.get(FLOAT, a1 + place));
            x1 = p1.fma(left, x1);
            y1 = p1.fma(right, y1);
            FloatVector p2 = broadcast(SPECIES, EVERYTHING.get(FLOAT, a2 + place));
            x2 = p2.fma(left, x2);
            y2 = p2.fma(right, y2);
            FloatVector p3 = broadcast(SPECIES, EVERYTHING.get(FLOAT, a3 + place));
            x3 = p3.fma(left, x3);
            y3 = p3.fma(right, y3);
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

    private static void eightByOne(long a0, long a1, long a2, long a3, long a4, long a5, long a6, long a7, long termPlaces, long b,
            long bRow, long s, long c, long cRow, int terms) {
        FloatVector x0 = fromMemorySegment(SPECIES, EVERYTHING, s, ORDER);
        FloatVector x1 = x0;
        FloatVector x2 = x0;
        FloatVector x3 = x0;
        FloatVector x4 = x0;
        FloatVector x5 = x0;
        FloatVector x6 = x0;
        FloatVector x7 = x0;
        for (int k = 0; k < terms; k++) {
            long place = Lanes.getInt(termPlaces + (long) k * Integer.BYTES);
            FloatVector row = fromMemorySegment(SPECIES, EVERYTHING, b + k * bRow, ORDER);
            x0 = broadcast(SPECIES, EVERYTHING.get(FLOAT, a0 + place)).fma(row, x0);
            x1 = broadcast(SPECIES, EVERYTHING.get(FLOAT, a1 + place)).fma(row, x1);
            x2 = broadcast(SPECIES, EVERYTHING.get(FLOAT, a2 + place)).fma(row, x2);
            x3 = broadcast(SPECIES, EVERYTHING.get(FLOAT, a3 + place)).fma(row, x3);
            x4 = broadcast(SPECIES, EVERYTHING.get(FLOAT, a4 + place)).fma(row, x4);
            x5 = broadcast(SPECIES, EVERYTHING.get(FLOAT, a5 + place)).fma(row, x5);
            x6 = broadcast(SPECIES, EVERYTHING.get(FLOAT, a6 + place)).fma(row, x6);
            x7 = broadcast(SPECIES, EVERYTHING.get(FLOAT, a7 + place)).fma(row, x7);
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

    private static void oneByOne(long a, long termPlaces, long b, long bRow, long s, long c, int terms) {
        FloatVector x = fromMemorySegment(SPECIES, EVERYTHING, s, ORDER);
        for (int k = 0; k < terms; k++) {
            x = broadcast(SPECIES, EVERYTHING.get(FLOAT, a + Lanes.getInt(termPlaces + (long) k * Integer.BYTES)))
                    .fma(fromMemorySegment(SPECIES, EVERYTHING, b + k * bRow, ORDER), x);
        }
        x.intoMemorySegment(EVERYTHING, c, ORDER);
    }
}
