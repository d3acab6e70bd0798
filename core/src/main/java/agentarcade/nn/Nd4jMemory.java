package agentarcade.nn;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Native memory from ND4J: one flat array per piece.
final class Nd4jMemory implements Memory {
    private final Arena arena = Arena.ofConfined();

    @Override
    @SuppressWarnings("restricted") // The address and size are those of a live array, which the segment itself keeps alive.
    public MemorySegment floats(long count) {
        INDArray array = zeros(count + Layout.ALIGNMENT / Float.BYTES);
        long address = array.data().addressPointer().address();
        // ND4J aligns to 16 bytes or so; the extra floats leave room to start at the next multiple of 64.
        long aligned = (address + Layout.ALIGNMENT - 1) / Layout.ALIGNMENT * Layout.ALIGNMENT;
        // The clean-up keeps the array strongly reachable for as long as any segment of it is: ND4J frees what the garbage collector finds.
        return MemorySegment.ofAddress(aligned).reinterpret(count * Float.BYTES, arena, segment -> array.close());
    }

    /// Outside any workspace, which would take the memory back when its scope ends.
    private static INDArray zeros(long count) {
        try (MemoryWorkspace _ = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            return Nd4j.zeros(DataType.FLOAT, count);
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
