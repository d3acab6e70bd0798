package agentarcade.nn;

import static agentarcade.nn.Lanes.ORDER;
import static agentarcade.nn.Lanes.SPECIES;
import static agentarcade.nn.Lanes.WIDTH;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/// RMSProp measured against the gradient's spread instead of its size, with a velocity.
final class RmsPropGraves extends FlatOptimizer {
    private final MemorySegment meanSquare = moment("meanSquare");
    private final MemorySegment mean = moment("mean");
    private final MemorySegment velocity = moment("velocity");
    private final float kept;
    private final float share;
    private final float momentum;
    private final float epsilon;

    RmsPropGraves(Network network, double decay, double momentum, double epsilon) {
        super(network);
        kept = (float) between0And1("The decay", decay);
        share = (float) (1 - decay);
        this.momentum = (float) between0And1("Momentum", momentum);
        this.epsilon = positive("Epsilon", epsilon);
    }

    @Override
    void update(MemorySegment parameters, MemorySegment gradients, long from, long to, float learningRate, long step) {
        for (long at = from; at < to; at += WIDTH) {
            FloatVector g = fromMemorySegment(SPECIES, gradients, at, ORDER);
            FloatVector n = fromMemorySegment(SPECIES, meanSquare, at, ORDER).fma(broadcast(SPECIES, kept), g.mul(g).mul(share));
            n.intoMemorySegment(meanSquare, at, ORDER);
            FloatVector m = fromMemorySegment(SPECIES, mean, at, ORDER).fma(broadcast(SPECIES, kept), g.mul(share));
            m.intoMemorySegment(mean, at, ORDER);
            // A steady large gradient leaves n and m² equal but for rounding, which must not turn into the root of a negative number.
            FloatVector spread = n.sub(m.mul(m)).max(0).add(epsilon).sqrt();
            FloatVector change =
                    fromMemorySegment(SPECIES, velocity, at, ORDER).fma(broadcast(SPECIES, momentum), g.div(spread).mul(-learningRate));
            change.intoMemorySegment(velocity, at, ORDER);
            fromMemorySegment(SPECIES, parameters, at, ORDER).add(change).intoMemorySegment(parameters, at, ORDER);
        }
    }
}
