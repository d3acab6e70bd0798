package agentarcade.bench;

import agentarcade.nn.Architecture;
import agentarcade.nn.Dense;

/// Counts floating-point operations: a multiplication and an addition for each pair of numbers that a matrix product brings together.
/// Biases, activations, loss and optimizer are not counted, although their time is.
final class Flops {
    private Flops() {
    }

    static double forward(Architecture architecture, int batch) {
        return 2.0 * batch * pairs(architecture, 0);
    }

    /// Forward, gradients of the weights, and gradients of the inputs of every layer but the first, whose inputs are data.
    static double trainStep(Architecture architecture, int batch) {
        return 2.0 * batch * (2 * pairs(architecture, 0) + pairs(architecture, 1));
    }

    /// Per row, from layer `first` on (0 is the first).
    private static long pairs(Architecture architecture, int first) {
        long pairs = 0;
        int inputs = architecture.inputs();
        for (int layer = 0; layer < architecture.layers().size(); layer++) {
            Dense dense = architecture.layers().get(layer);
            if (layer >= first) {
                pairs += (long) inputs * dense.outputs();
            }
            inputs = dense.outputs();
        }
        return pairs;
    }
}
