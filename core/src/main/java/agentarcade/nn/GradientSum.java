package agentarcade.nn;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/// The gradients of several batches, added up: for an update by more rows than pass through a network at once.
///
/// [#clear], then after each [Network#backward] of the same parameters [#add], at last [#put], and an [Optimizer] may step.
/// Batches are added in the order in which they come, so the same batches give the same bits. Belongs to its network: same thread,
/// closed with it.
public final class GradientSum {
    private final Network network;
    private final MemorySegment sum;

    /// A sum of nothing yet.
    public GradientSum(Network network) {
        this.network = network;
        sum = network.moments();
    }

    /// Begins a new sum.
    public void clear() {
        network.check();
        sum.fill((byte) 0);
        Reference.reachabilityFence(network);
    }

    /// Adds the gradients that the last [Network#backward] left.
    public void add() {
        network.check();
        Elementwise.add(sum, network.flatGradients(), sum.byteSize());
        Reference.reachabilityFence(network);
    }

    /// Makes the sum the network's gradients.
    public void put() {
        network.check();
        network.flatGradients().copyFrom(sum);
        Reference.reachabilityFence(network);
    }
}
