package agentarcade.env.classic;

import java.util.random.RandomGenerator;

/// Uniform draws in the way of Gymnasium, whose start states are drawn so.
final class Uniform {
    private Uniform() {
    }

    /// low + (high − low)·u, u being one draw in [0, 1).
    static double between(double low, double high, RandomGenerator random) {
        return low + (high - low) * random.nextDouble();
    }
}
