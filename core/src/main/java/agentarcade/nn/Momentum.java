package agentarcade.nn;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/// Gradient descent with a velocity.
final class Momentum extends FlatOptimizer {
    private final MemorySegment velocity = moment("velocity");
    private final float momentum;

    Momentum(Network network, double momentum) {
        super(network);
        this.momentum = (float) between0And1("Momentum", momentum);
    }

    @Override
    void update(MemorySegment parameters, MemorySegment gradients, long from, long to, float learningRate, long step) {
        for (long at = from; at < to; at += WIDTH) {
            FloatVector next = fromMemorySegment(LANES, velocity, at, ORDER).fma(broadcast(LANES, momentum),
                    fromMemorySegment(LANES, gradients, at, ORDER));
            next.intoMemorySegment(velocity, at, ORDER);
        }
        Sgd.descend(parameters, velocity, from, to, learningRate);
    }
}
