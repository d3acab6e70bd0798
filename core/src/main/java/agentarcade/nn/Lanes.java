package agentarcade.nn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// What most kernels read and write floats with: vectors at absolute addresses. ([FlatOptimizer] and [Functions] keep to segments.)
///
/// A kernel asks [#address] once for each of its arrays whether it is long enough, and reads and writes unchecked from there: a check for
/// every number costs the innermost loops a good part of their speed. So a kernel may compute addresses only from what it has asked for.
/// Who calls a kernel keeps the segments reachable until it returns ([Network] does).
///
/// Kernels write the calls of the Vector API out, with these constants. Helpers such as `load(address)` would read better. But when a kernel
/// is compiled into a caller that has grown large, the compiler refuses methods of ours, however small, though never those of the Vector API;
/// and a vector that passes through a method is an object on the heap.
final class Lanes {
    /// The widest the machine has. No result may depend on it.
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int COUNT = SPECIES.length();
    /// Bytes of one vector.
    static final long WIDTH = SPECIES.vectorByteSize();

    static final ByteOrder ORDER = ByteOrder.nativeOrder();
    /// Everything here is aligned; the unaligned layouts only spare the check.
    static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    /// All memory.
    static final MemorySegment EVERYTHING = everything();

    private Lanes() {
    }

    @SuppressWarnings("restricted") // Reading outside of what address() has checked would be an error of this package.
    private static MemorySegment everything() {
        return MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
    }

    /// Where `segment` begins.
    ///
    /// @throws IllegalArgumentException if it has fewer than `bytes` bytes
    static long address(MemorySegment segment, long bytes) {
        if (bytes < 0 || bytes > segment.byteSize()) {
            throw new IllegalArgumentException("A kernel wants %,d of %,d bytes".formatted(bytes, segment.byteSize()));
        }
        return segment.address();
    }

    static float get(long address) {
        return EVERYTHING.get(FLOAT, address);
    }

    static void set(long address, float value) {
        EVERYTHING.set(FLOAT, address, value);
    }

    static int getInt(long address) {
        return EVERYTHING.get(INT, address);
    }

    static void setInt(long address, int value) {
        EVERYTHING.set(INT, address, value);
    }
}
