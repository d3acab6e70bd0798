package agentarcade.nn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/// A table of floats in a network's memory, through which numbers go in and out. Lives as long as its network and belongs to the same
/// thread: on another one reading and writing throw `WrongThreadException`, and after close `IllegalStateException`. A wrong row, column or
/// length is an `IndexOutOfBoundsException` or `IllegalArgumentException`.
public final class Matrix {
    private final int rows;
    private final int columns;
    private final int stride;
    private final MemorySegment numbers;

    Matrix(Memory memory, int rows, int columns) {
        this(memory.floats((long) rows * Layout.padded(columns)), rows, columns, Layout.padded(columns));
    }

    private Matrix(MemorySegment numbers, int rows, int columns, int stride) {
        this.rows = rows;
        this.columns = columns;
        this.stride = stride;
        this.numbers = numbers;
    }

    /// The same memory with every `count` rows seen as one, their padding included.
    Matrix joined(int count) {
        return new Matrix(numbers, rows / count, Math.multiplyExact(count, stride), Math.multiplyExact(count, stride));
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public float get(int row, int column) {
        return numbers.getAtIndex(ValueLayout.JAVA_FLOAT, index(row, column));
    }

    public void set(int row, int column, float value) {
        numbers.setAtIndex(ValueLayout.JAVA_FLOAT, index(row, column), value);
    }

    /// Copies a whole row in; `values` has one number per column.
    public void setRow(int row, float[] values) {
        long start = start(row, values.length);
        MemorySegment.copy(values, 0, numbers, ValueLayout.JAVA_FLOAT, start * Float.BYTES, columns);
    }

    /// Copies a whole row in from the numbers of `values` that begin at `from`: one of many rows that lie one after another.
    public void setRow(int row, float[] values, int from) {
        Objects.checkFromIndexSize(from, columns, values.length);
        MemorySegment.copy(values, from, numbers, ValueLayout.JAVA_FLOAT, index(row, 0) * Float.BYTES, columns);
    }

    /// Copies a whole row in from bytes, each −128…127 becoming that number: a cheap way to keep pictures of few grey values.
    public void setRow(int row, byte[] values) {
        long start = start(row, values.length);
        for (int column = 0; column < columns; column++) {
            numbers.setAtIndex(ValueLayout.JAVA_FLOAT, start + column, values[column]);
        }
    }

    /// Copies a whole row out.
    public void row(int row, float[] values) {
        long start = start(row, values.length);
        MemorySegment.copy(numbers, ValueLayout.JAVA_FLOAT, start * Float.BYTES, values, 0, columns);
    }

    /// Copies a whole row out to the numbers of `values` that begin at `to`.
    public void row(int row, float[] values, int to) {
        Objects.checkFromIndexSize(to, columns, values.length);
        MemorySegment.copy(numbers, ValueLayout.JAVA_FLOAT, index(row, 0) * Float.BYTES, values, to, columns);
    }

    /// Copies all rows in, one after another.
    void setRows(float[] values) {
        checkLength(values.length, rows * columns);
        for (int row = 0; row < rows; row++) {
            MemorySegment.copy(values, row * columns, numbers, ValueLayout.JAVA_FLOAT, row * rowBytes(), columns);
        }
    }

    /// Copies all rows out, one after another.
    void rows(float[] values) {
        checkLength(values.length, rows * columns);
        for (int row = 0; row < rows; row++) {
            MemorySegment.copy(numbers, ValueLayout.JAVA_FLOAT, row * rowBytes(), values, row * columns, columns);
        }
    }

    /// Sets the first `count` rows to zero.
    public void clear(int count) {
        Objects.checkFromIndexSize(0, count, rows);
        numbers.asSlice(0, count * rowBytes()).fill((byte) 0);
    }

    /// Takes over the first `count` rows of a matrix of the same width, with their padding.
    void copyFrom(Matrix other, int count) {
        MemorySegment.copy(other.numbers, 0, numbers, 0, count * rowBytes());
    }

    /// The numbers with their padding, for the kernels of this package.
    MemorySegment numbers() {
        return numbers;
    }

    long rowBytes() {
        return (long) stride * Float.BYTES;
    }

    private long index(int row, int column) {
        return (long) Objects.checkIndex(row, rows) * stride + Objects.checkIndex(column, columns);
    }

    private long start(int row, int length) {
        checkLength(length, columns);
        return index(row, 0);
    }

    private static void checkLength(int length, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException("A row has %d numbers here, not %d".formatted(expected, length));
        }
    }
}
