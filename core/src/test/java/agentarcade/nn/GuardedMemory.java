package agentarcade.nn;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Memory with a fence of NaN on both sides of each piece. Kernels don't check single accesses: one that writes too far breaks the fence,
/// one that reads too far brings NaN into results.
final class GuardedMemory implements Memory {
    /// As wide as the widest block of a kernel, at least.
    private static final int FENCE = 256;
    private static final int MARK = Float.floatToRawIntBits(Float.NaN) | 0xFE9CE;

    private final Arena arena = Arena.ofConfined();
    private final List<MemorySegment> pieces = new ArrayList<>();

    @Override
    public MemorySegment floats(long count) {
        MemorySegment piece = arena.allocate((count + 2L * FENCE) * Float.BYTES, Layout.ALIGNMENT);
        pieces.add(piece);
        for (int i = 0; i < FENCE; i++) {
            piece.setAtIndex(ValueLayout.JAVA_INT, i, MARK);
            piece.setAtIndex(ValueLayout.JAVA_INT, FENCE + count + i, MARK);
        }
        return piece.asSlice((long) FENCE * Float.BYTES, count * Float.BYTES);
    }

    boolean isWhole() {
        return pieces.stream().allMatch(GuardedMemory::isWhole);
    }

    private static boolean isWhole(MemorySegment piece) {
        long floats = piece.byteSize() / Float.BYTES;
        for (int i = 0; i < FENCE; i++) {
            if (piece.getAtIndex(ValueLayout.JAVA_INT, i) != MARK || piece.getAtIndex(ValueLayout.JAVA_INT, floats - 1 - i) != MARK) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        arena.close();
    }
}
