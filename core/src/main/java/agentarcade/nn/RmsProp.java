package agentarcade.nn;

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
            FloatVector g = load(gradients, at);
            FloatVector n = average(meanSquare, at, kept, g.mul(g), share);
            FloatVector change = g.mul(learningRate).div(n.sqrt().add(epsilon));
            store(load(parameters, at).sub(change), parameters, at);
        }
    }
}
