package agentarcade.nn;

/// How rows of numbers lie in memory.
final class Layout {
    /// Bytes; a cache line, and the widest vector there is.
    static final long ALIGNMENT = 64;

    private static final int FLOATS = (int) ALIGNMENT / Float.BYTES;

    private Layout() {
    }

    /// The length of a row of `columns` floats with its padding.
    static int padded(int columns) {
        return Math.multiplyExact(FLOATS, Math.ceilDiv(columns, FLOATS));
    }
}
