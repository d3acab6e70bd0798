package agentarcade.nn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Translates between a padded flat array, of a network or of one layer, and the plain order the world outside sees: layer by layer, each
/// array of parameters ([Architecture#tensors()]) row by row.
final class FlatOrder {
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

    private final String owner;
    /// Where in the padded array each number of the plain order is, in floats.
    private final int[] places;

    /// @param owner who has these numbers, as the start of a sentence
    FlatOrder(String owner, int[] places) {
        this.owner = owner;
        this.places = places;
    }

    /// The order of one layer's part.
    static FlatOrder of(String owner, WorkingLayer layer) {
        IntStream.Builder places = IntStream.builder();
        layer.places(places::add);
        return new FlatOrder(owner, places.build().toArray());
    }

    /// Whether it has all numbers in the same places, so that padded arrays can be copied as they are.
    boolean sameAs(FlatOrder other) {
        return Arrays.equals(places, other.places);
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
                    "%s has %,d parameters, but %s has %,d numbers".formatted(owner, places.length, name, plain.length));
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
