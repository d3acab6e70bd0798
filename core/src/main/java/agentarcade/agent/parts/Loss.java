package agentarcade.agent.parts;

import agentarcade.nn.Losses;

/// How an error counts: see [Losses].
public enum Loss {
    SQUARED, HUBER;

    /// @param delta δ, where the squared error of Huber's loss turns into a straight line
    public double of(double error, double delta) {
        return switch (this) {
            case SQUARED -> Losses.squared(error);
            case HUBER -> Losses.huber(error, delta);
        };
    }

    /// The loss's derivative by the error.
    public double slope(double error, double delta) {
        return switch (this) {
            case SQUARED -> Losses.squaredSlope(error);
            case HUBER -> Losses.huberSlope(error, delta);
        };
    }
}
