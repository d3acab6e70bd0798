package agentarcade.nn;

import static agentarcade.nn.Lanes.ORDER;
import static agentarcade.nn.Lanes.SPECIES;
import static agentarcade.nn.Lanes.WIDTH;
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
            FloatVector next = fromMemorySegment(SPECIES, velocity, at, ORDER).fma(broadcast(SPECIES, momentum),
                    fromMemorySegment(SPECIES, gradients, at, ORDER));
            next.intoMemorySegment(velocity, at, ORDER);
        }
        Sgd.descend(parameters, velocity, from, to, learningRate);
    }
}
