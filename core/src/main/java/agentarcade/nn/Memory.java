package agentarcade.nn;

import java.lang.foreign.MemorySegment;

/// Where a network's numbers live. Always native memory, because a kernel that has seen both heap and native segments stays slow for good.
/// Belongs to the thread that made it; on any other, access throws `WrongThreadException`. After [#close] every access to its segments throws `IllegalStateException`.
public interface Memory extends AutoCloseable {
    /// A new piece for `count` floats, all zero, starting at a multiple of 64 bytes.
    MemorySegment floats(long count);

    /// Gives all pieces back.
    @Override
    void close();

    /// Memory owned by ND4J, for training. The first call in a process loads ND4J's native code, which takes about a second.
    static Memory nd4j() {
        return new Nd4jMemory();
    }

    /// Memory of the JDK itself, for a window that shows a network without loading ND4J.
    static Memory arena() {
        return new ArenaMemory();
    }
}
