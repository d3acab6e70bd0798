package agentarcade.nn;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Native memory from the JDK. Must not mention an ND4J class.
final class ArenaMemory implements Memory {
    private final Arena arena = Arena.ofConfined();

    @Override
    public MemorySegment floats(long count) {
        return arena.allocate(count * Float.BYTES, Layout.ALIGNMENT);
    }

    @Override
    public void close() {
        arena.close();
    }
}
