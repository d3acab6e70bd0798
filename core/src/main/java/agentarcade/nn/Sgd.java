package agentarcade.nn;

import static agentarcade.nn.Lanes.ORDER;
import static agentarcade.nn.Lanes.SPECIES;
import static agentarcade.nn.Lanes.WIDTH;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import java.lang.foreign.MemorySegment;

/// Gradient descent without memory.
final class Sgd extends FlatOptimizer {
    Sgd(Network network) {
        super(network);
    }

    @Override
    void update(MemorySegment parameters, MemorySegment gradients, long from, long to, float learningRate, long step) {
        descend(parameters, gradients, from, to, learningRate);
    }

    /// θ ← θ − α · direction
    static void descend(MemorySegment parameters, MemorySegment direction, long from, long to, float learningRate) {
        for (long at = from; at < to; at += WIDTH) {
            fromMemorySegment(SPECIES, parameters, at, ORDER).sub(fromMemorySegment(SPECIES, direction, at, ORDER).mul(learningRate))
                    .intoMemorySegment(parameters, at, ORDER);
        }
    }
}
