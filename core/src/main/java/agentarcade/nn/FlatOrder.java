package agentarcade.nn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Translates between a network's padded flat array and the plain order the world outside sees: layer by layer, weights [outputs][inputs]
/// row by row, then the bias.
final class FlatOrder {
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

    private final Architecture architecture;
    private final int count;

    FlatOrder(Architecture architecture) {
        this.architecture = architecture;
        this.count = Math.toIntExact(architecture.parameters());
    }

    /// What to do with number `index` of the plain order, which is at `position` (in floats) of the padded array.
    private interface Visitor {
        void visit(int index, long position);
    }

    float[] read(MemorySegment padded) {
        float[] plain = new float[count];
        forEach((index, position) -> plain[index] = padded.getAtIndex(FLOAT, position));
        return plain;
    }

    /// @param name what the numbers are, for the message when they don't fit
    void write(String name, float[] plain, MemorySegment padded) {
        check(name, plain);
        padded.fill((byte) 0);
        forEach((index, position) -> padded.setAtIndex(FLOAT, position, plain[index]));
    }

    /// @throws IllegalArgumentException when there are more or fewer numbers than parameters, or one is NaN or infinite
    void check(String name, float[] plain) {
        if (plain.length != count) {
            throw new IllegalArgumentException(
                    "This network has %,d parameters, but %s has %,d numbers".formatted(count, name, plain.length));
        }
        for (int index = 0; index < count; index++) {
            if (!Float.isFinite(plain[index])) {
                throw new IllegalArgumentException(
                        "Number %,d of %s is %s; only finite numbers can be used".formatted(index, name, plain[index]));
            }
        }
    }

    /// A 64-bit mark of all bits (FNV-1a over whole numbers, with a shift so that high bits reach low ones).
    long fingerprint(MemorySegment padded) {
        long[] hash = {0xcbf29ce484222325L};
        forEach((index, position) -> {
            long mixed = (hash[0] ^ Integer.toUnsignedLong(padded.getAtIndex(ValueLayout.JAVA_INT, position))) * 0x100000001b3L;
            hash[0] = mixed ^ mixed >>> 32;
        });
        return hash[0];
    }

    private void forEach(Visitor visitor) {
        int index = 0;
        long start = 0;
        for (int layer = 0; layer < architecture.layers().size(); layer++) {
            Dense dense = architecture.layers().get(layer);
            int inputs = architecture.inputs(layer);
            int stride = Layout.padded(dense.outputs());
            for (int out = 0; out < dense.outputs(); out++) {
                for (int in = 0; in < inputs; in++) {
                    visitor.visit(index++, start + (long) in * stride + out);
                }
            }
            for (int out = 0; dense.bias() && out < dense.outputs(); out++) {
                visitor.visit(index++, start + (long) inputs * stride + out);
            }
            start += DenseLayer.size(dense, inputs);
        }
    }
}
