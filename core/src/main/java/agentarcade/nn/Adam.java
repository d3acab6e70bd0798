package agentarcade.nn;

import static agentarcade.nn.Lanes.ORDER;
import static agentarcade.nn.Lanes.SPECIES;
import static agentarcade.nn.Lanes.WIDTH;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/// Momentum and RMSProp together, both corrected for starting at zero.
final class Adam extends FlatOptimizer {
    private final MemorySegment mean = moment("mean");
    private final MemorySegment meanSquare = moment("meanSquare");
    private final double beta1;
    private final double beta2;
    private final float epsilon;

    Adam(Network network, double beta1, double beta2, double epsilon) {
        super(network);
        this.beta1 = between0And1("Beta 1", beta1);
        this.beta2 = between0And1("Beta 2", beta2);
        this.epsilon = positive("Epsilon", epsilon);
    }

    /// The corrections are worked out once, in double: √v̂ = √v · 1/√(1 − β₂ᵗ), and α takes up 1 / (1 − β₁ᵗ).
    @Override
    void update(MemorySegment parameters, MemorySegment gradients, long from, long to, float learningRate, long step) {
        float rate = (float) (learningRate / (1 - StrictMath.pow(beta1, step)));
        float correction = (float) (1 / Math.sqrt(1 - StrictMath.pow(beta2, step)));
        float kept1 = (float) beta1;
        float kept2 = (float) beta2;
        float share1 = (float) (1 - beta1);
        float share2 = (float) (1 - beta2);
        for (long at = from; at < to; at += WIDTH) {
            FloatVector g = fromMemorySegment(SPECIES, gradients, at, ORDER);
            FloatVector m = fromMemorySegment(SPECIES, mean, at, ORDER).fma(broadcast(SPECIES, kept1), g.mul(share1));
            m.intoMemorySegment(mean, at, ORDER);
            FloatVector v = fromMemorySegment(SPECIES, meanSquare, at, ORDER).fma(broadcast(SPECIES, kept2), g.mul(g).mul(share2));
            v.intoMemorySegment(meanSquare, at, ORDER);
            FloatVector change = m.mul(rate).div(v.sqrt().mul(correction).add(epsilon));
            fromMemorySegment(SPECIES, parameters, at, ORDER).sub(change).intoMemorySegment(parameters, at, ORDER);
        }
    }
}
