package agentarcade.nn;

import java.lang.foreign.MemorySegment;

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
            average(velocity, at, momentum, load(gradients, at), 1);
        }
        Sgd.descend(parameters, velocity, from, to, learningRate);
    }
}
