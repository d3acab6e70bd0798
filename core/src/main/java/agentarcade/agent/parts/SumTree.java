package agentarcade.agent.parts;

import java.util.Arrays;

/// Numbers of at least 0 and their sum, so that one of them can be drawn in proportion to its size in log₂ n steps (Schaul et al., 2016,
/// appendix B.2.1). A binary tree: the numbers are its leaves, and every other node is the sum of the two below it.
///
/// Sums are added up anew from below, never corrected by differences, so they depend on the numbers alone and not on what they were before.
final class SumTree {
    // Node 1 is the root, nodes 2k and 2k + 1 are below node k, and number i is node leaves + i.
    private double[] nodes = new double[2];
    private int leaves = 1;

    double total() {
        return nodes[1];
    }

    double get(int i) {
        return i < leaves ? nodes[leaves + i] : 0;
    }

    /// @param number at least 0 and finite
    void set(int i, double number) {
        if (!(number >= 0 && number < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A sum tree takes finite numbers of at least 0, not " + number);
        }
        while (i >= leaves) {
            grow();
        }
        int node = leaves + i;
        nodes[node] = number;
        while (node > 1) {
            node /= 2;
            nodes[node] = nodes[2 * node] + nodes[2 * node + 1];
        }
    }

    private void grow() {
        double[] numbers = Arrays.copyOfRange(nodes, leaves, 2 * leaves);
        leaves = Math.multiplyExact(leaves, 2);
        nodes = new double[2 * leaves];
        System.arraycopy(numbers, 0, nodes, leaves, numbers.length);
        for (int node = leaves - 1; node >= 1; node--) {
            nodes[node] = nodes[2 * node] + nodes[2 * node + 1];
        }
    }

    /// The number on which `mass` falls when all are laid end to end: the first i with x₀ + … + xᵢ > mass. Never one that is 0, even if
    /// rounding puts `mass` at the very end.
    /// @param mass from 0 to [#total()], which must be above 0
    int find(double mass) {
        double rest = mass;
        int node = 1;
        while (node < leaves) {
            double left = nodes[2 * node];
            if (rest < left || nodes[2 * node + 1] == 0) {
                node = 2 * node;
            } else {
                rest -= left;
                node = 2 * node + 1;
            }
        }
        return node - leaves;
    }
}
