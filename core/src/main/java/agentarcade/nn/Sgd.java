package agentarcade.nn;

import java.lang.foreign.MemorySegment;

/// Gradient descent without memory.
final class Sgd extends FlatOptimizer {
    Sgd(Network network) {
        super(network);
    }

    @Override
    void update(MemorySegment parameters, MemorySegment gradients, long bytes, float learningRate, long step) {
        descend(parameters, gradients, bytes, learningRate);
    }

    /// θ ← θ − α · direction
    static void descend(MemorySegment parameters, MemorySegment direction, long bytes, float learningRate) {
        for (long at = 0; at < bytes; at += WIDTH) {
            store(load(parameters, at).sub(load(direction, at).mul(learningRate)), parameters, at);
        }
    }
}
