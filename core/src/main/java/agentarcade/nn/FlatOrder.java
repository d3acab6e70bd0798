package agentarcade.nn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Translates between a network's padded flat array and the plain order the world outside sees: layer by layer, each array of parameters
/// ([Architecture#tensors()]) row by row.
final class FlatOrder {
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

    /// Where in the padded array each number of the plain order is, in floats.
    private final int[] places;

    FlatOrder(int[] places) {
        this.places = places;
    }

    float[] read(MemorySegment padded) {
        float[] plain = new float[places.length];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = padded.getAtIndex(FLOAT, places[i]);
        }
        return plain;
    }

    /// @param name what the numbers are, for the message when they don't fit
    void write(String name, float[] plain, MemorySegment padded) {
        check(name, plain);
        padded.fill((byte) 0);
        for (int i = 0; i < plain.length; i++) {
            padded.setAtIndex(FLOAT, places[i], plain[i]);
        }
    }

    /// @throws IllegalArgumentException when there are more or fewer numbers than parameters, or one is NaN or infinite
    void check(String name, float[] plain) {
        if (plain.length != places.length) {
            throw new IllegalArgumentException(
                    "This network has %,d parameters, but %s has %,d numbers".formatted(places.length, name, plain.length));
        }
        for (int i = 0; i < plain.length; i++) {
            if (!Float.isFinite(plain[i])) {
                throw new IllegalArgumentException("Number %,d of %s is %s; only finite numbers can be used".formatted(i, name, plain[i]));
            }
        }
    }

    /// A 64-bit mark of all bits (FNV-1a over whole numbers, with a shift so that high bits reach low ones).
    long fingerprint(MemorySegment padded) {
        long hash = 0xcbf29ce484222325L;
        for (int place : places) {
            long mixed = (hash ^ Integer.toUnsignedLong(padded.getAtIndex(ValueLayout.JAVA_INT, place))) * 0x100000001b3L;
            hash = mixed ^ mixed >>> 32;
        }
        return hash;
    }
}
