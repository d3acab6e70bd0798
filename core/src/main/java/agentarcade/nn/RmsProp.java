package agentarcade.nn;

import static agentarcade.nn.Lanes.ORDER;
import static agentarcade.nn.Lanes.SPECIES;
import static agentarcade.nn.Lanes.WIDTH;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/// Gradient descent with each step measured against the recent size of its gradient.
final class RmsProp extends FlatOptimizer {
    private final MemorySegment meanSquare = moment("meanSquare");
    private final float kept;
    private final float share;
    private final float epsilon;

    RmsProp(Network network, double decay, double epsilon) {
        super(network);
        kept = (float) between0And1("The decay", decay);
        share = (float) (1 - decay);
        this.epsilon = positive("Epsilon", epsilon);
    }

    @Override
    void update(MemorySegment parameters, MemorySegment gradients, long from, long to, float learningRate, long step) {
        for (long at = from; at < to; at += WIDTH) {
            FloatVector g = fromMemorySegment(SPECIES, gradients, at, ORDER);
            FloatVector n = fromMemorySegment(SPECIES, meanSquare, at, ORDER).fma(broadcast(SPECIES, kept), g.mul(g).mul(share));
            n.intoMemorySegment(meanSquare, at, ORDER);
            FloatVector change = g.mul(learningRate).div(n.sqrt().add(epsilon));
            fromMemorySegment(SPECIES, parameters, at, ORDER).sub(change).intoMemorySegment(parameters, at, ORDER);
        }
    }
}
