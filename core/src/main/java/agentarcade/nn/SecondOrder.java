package agentarcade.nn;

import static agentarcade.nn.Lanes.EVERYTHING;
import static agentarcade.nn.Lanes.ORDER;
import static agentarcade.nn.Lanes.SPECIES;
import static agentarcade.nn.Lanes.WIDTH;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/// Kernels of second derivatives, for every number by itself. `bytes` is a multiple of 64, as padded rows are.
final class SecondOrder {
    private SecondOrder() {
    }

    /// p ← 1
    static void one(MemorySegment p, long bytes) {
        long start = Lanes.address(p, bytes);
        for (long at = start; at < start + bytes; at += WIDTH) {
            broadcast(SPECIES, 1).intoMemorySegment(EVERYTHING, at, ORDER);
        }
    }

    /// b ← f″ · dL/dy, found from y = f(s) and d = dL/ds = f′ · dL/dy. No division is needed, because f″ has f′ as a factor: it is
    /// −2y · f′ for tanh and (1 − 2y) · f′ for sigmoid. Linear functions and ReLU are straight.
    static void bend(Activation activation, MemorySegment y, MemorySegment d, MemorySegment b, long bytes) {
        switch (activation) {
            case LINEAR, RELU -> b.asSlice(0, bytes).fill((byte) 0);
            case TANH -> bend(y, d, b, 0, bytes);
            case SIGMOID -> bend(y, d, b, 1, bytes);
        }
    }

    /// b ← (c − 2y) · d
    private static void bend(MemorySegment y, MemorySegment d, MemorySegment b, float c, long bytes) {
        long outputs = Lanes.address(y, bytes);
        long slopes = Lanes.address(d, bytes);
        long to = Lanes.address(b, bytes);
        for (long at = 0; at < bytes; at += WIDTH) {
            FloatVector factor =
                    fromMemorySegment(SPECIES, EVERYTHING, outputs + at, ORDER).fma(broadcast(SPECIES, -2), broadcast(SPECIES, c));
            fromMemorySegment(SPECIES, EVERYTHING, slopes + at, ORDER).mul(factor).intoMemorySegment(EVERYTHING, to + at, ORDER);
        }
    }

    /// r ← p · q
    static void multiply(MemorySegment p, MemorySegment q, MemorySegment r, long bytes) {
        long left = Lanes.address(p, bytes);
        long right = Lanes.address(q, bytes);
        long to = Lanes.address(r, bytes);
        for (long at = 0; at < bytes; at += WIDTH) {
            fromMemorySegment(SPECIES, EVERYTHING, left + at, ORDER).mul(fromMemorySegment(SPECIES, EVERYTHING, right + at, ORDER))
                    .intoMemorySegment(EVERYTHING, to + at, ORDER);
        }
    }

    /// r ← r · p + q · s
    static void multiplyAndAdd(MemorySegment r, MemorySegment p, MemorySegment q, MemorySegment s, long bytes) {
        long to = Lanes.address(r, bytes);
        long factors = Lanes.address(p, bytes);
        long left = Lanes.address(q, bytes);
        long right = Lanes.address(s, bytes);
        for (long at = 0; at < bytes; at += WIDTH) {
            FloatVector added =
                    fromMemorySegment(SPECIES, EVERYTHING, left + at, ORDER).mul(fromMemorySegment(SPECIES, EVERYTHING, right + at, ORDER));
            fromMemorySegment(SPECIES, EVERYTHING, to + at, ORDER).fma(fromMemorySegment(SPECIES, EVERYTHING, factors + at, ORDER), added)
                    .intoMemorySegment(EVERYTHING, to + at, ORDER);
        }
    }
}
