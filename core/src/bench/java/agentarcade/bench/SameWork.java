package agentarcade.bench;

import java.util.Arrays;

/// Makes sure that the contenders do the same: from the same weights they must arrive at the same predictions.
final class SameWork {
    static final int STEPS = 10;
    private static final float LEARNING_RATE = 1e-3f;
    /// How far predictions may be apart, as a share of what training changed. Not less, because sums in another order differ in their last
    /// digits, Adam makes steps of full size even of tiny gradients, and DL4J adds its ε before the correction for starting at zero.
    private static final float TOLERANCE = 1e-3f;

    private SameWork() {
    }

    /// @throws IllegalStateException if a library predicts something else than ours after a few steps
    static void check(Work work) {
        Problem problem = Problem.of(work, LEARNING_RATE);
        float[] untrained = prediction(Library.ENGINE, problem, 0);
        float[] ours = prediction(Library.ENGINE, problem, STEPS);
        float change = distance(untrained, ours);
        for (Library library : Library.values()) {
            float[] theirs = prediction(library, problem, STEPS);
            if (!(distance(ours, theirs) < TOLERANCE * change)) {
                throw new IllegalStateException("After %d steps of %s, %s predicts %s, but %s was expected".formatted(STEPS, work.label(),
                        library.label(), Arrays.toString(theirs), Arrays.toString(ours)));
            }
        }
    }

    private static float[] prediction(Library library, Problem problem, int steps) {
        try (Contender contender = library.build(problem)) {
            for (int step = 0; step < steps; step++) {
                contender.train();
            }
            return contender.prediction();
        }
    }

    /// The largest difference; infinite if the lengths differ.
    private static float distance(float[] one, float[] other) {
        if (one.length != other.length) {
            return Float.POSITIVE_INFINITY;
        }
        float largest = 0;
        for (int i = 0; i < one.length; i++) {
            largest = Math.max(largest, Math.abs(one[i] - other[i]));
        }
        return largest;
    }
}
