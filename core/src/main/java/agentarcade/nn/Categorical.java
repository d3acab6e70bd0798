package agentarcade.nn;

import java.util.random.RandomGenerator;

/// One of n choices, each with a logit z: π(a) = exp(zₐ) / Σₖ exp(zₖ).
///
/// Logits may be as far apart as floats can be. A logit of −∞ makes a choice impossible: it has probability 0, is never drawn, adds nothing
/// to the entropy and gets no gradient.
///
/// - log π(a) = zₐ − log Σₖ exp(zₖ), ∂ log π(a) / ∂zₖ = [k = a] − π(k)
/// - H = −Σₖ π(k) log π(k), ∂H / ∂zₖ = −π(k) (log π(k) + H)
public final class Categorical implements Distribution {
    private final float[] logits;
    private final float[] slopes;
    /// zₖ − max z: no power of e can overflow then.
    private final double[] shifted;
    private final double[] probabilities;
    private double logSum;
    private double entropy;

    public Categorical(int choices) {
        if (choices < 1) {
            throw new IllegalArgumentException("There must be at least 1 choice, not " + choices);
        }
        logits = new float[choices];
        slopes = new float[choices];
        shifted = new double[choices];
        probabilities = new double[choices];
    }

    @Override
    public int outputs() {
        return logits.length;
    }

    @Override
    public int actionSize() {
        return 1;
    }

    @Override
    public void read(Matrix outputs, int row) {
        outputs.row(row, logits);
        weigh();
    }

    @Override
    public void read(float[] outputs) {
        if (outputs.length != logits.length) {
            throw new IllegalArgumentException("%d choices need as many logits, not %d".formatted(logits.length, outputs.length));
        }
        System.arraycopy(outputs, 0, logits, 0, logits.length);
        weigh();
    }

    private void weigh() {
        double largest = largest();
        double sum = 0;
        for (int k = 0; k < logits.length; k++) {
            shifted[k] = logits[k] - largest;
            probabilities[k] = exp(shifted[k]);
            sum += probabilities[k];
        }
        logSum = log(sum);
        double mean = 0;
        for (int k = 0; k < logits.length; k++) {
            probabilities[k] /= sum;
            // 0 · log 0 counts as 0, its limit.
            mean += probabilities[k] == 0 ? 0 : probabilities[k] * shifted[k];
        }
        entropy = logSum - mean;
    }

    private double largest() {
        float largest = Float.NEGATIVE_INFINITY;
        for (int k = 0; k < logits.length; k++) {
            // True for NaN, too.
            if (!(logits[k] <= Float.MAX_VALUE)) {
                throw new ArithmeticException("Logit %d must be a finite number or -Infinity, not %s".formatted(k, logits[k]));
            }
            largest = Math.max(largest, logits[k]);
        }
        if (largest == Float.NEGATIVE_INFINITY) {
            throw new ArithmeticException("All %d logits are -Infinity, so nothing can be chosen".formatted(logits.length));
        }
        return largest;
    }

    /// π(a)
    public double probability(int action) {
        return probabilities[action];
    }

    @Override
    public void sample(RandomGenerator random, float[] actions, int at) {
        actions[at] = sample(random);
    }

    /// Draws a choice, by one number from [RandomGenerator#nextDouble()].
    public int sample(RandomGenerator random) {
        double left = random.nextDouble();
        int last = 0;
        for (int k = 0; k < probabilities.length; k++) {
            if (left < probabilities[k]) {
                return k;
            }
            left -= probabilities[k];
            last = probabilities[k] > 0 ? k : last;
        }
        // The probabilities add up to a little less than 1 in floating point.
        return last;
    }

    @Override
    public void mode(float[] actions, int at) {
        actions[at] = mode();
    }

    /// The likeliest choice; of equals, the first.
    public int mode() {
        int best = 0;
        for (int k = 1; k < logits.length; k++) {
            best = logits[k] > logits[best] ? k : best;
        }
        return best;
    }

    @Override
    public double logProbability(float[] actions, int at) {
        return logProbability(choice(actions[at], logits.length));
    }

    /// log π(a); −∞ for a choice that is impossible.
    public double logProbability(int action) {
        return shifted[action] - logSum;
    }

    @Override
    public double entropy() {
        return entropy;
    }

    /// @throws IllegalArgumentException if the action is one that the logits make impossible
    @Override
    public void gradient(float[] actions, int at, double logProbabilityWeight, double entropyWeight, Matrix into, int row) {
        int action = choice(actions[at], logits.length);
        if (logits[action] == Float.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException("Action %d can't have been taken: its logit is -Infinity".formatted(action));
        }
        for (int k = 0; k < slopes.length; k++) {
            double p = probabilities[k];
            double byEntropy = p == 0 ? 0 : -p * (shifted[k] - logSum + entropy);
            slopes[k] = (float) (logProbabilityWeight * ((k == action ? 1 : 0) - p) + entropyWeight * byEntropy);
        }
        into.setRow(row, slopes);
    }

    /// The index that an array of actions holds as a float.
    static int choice(float action, int choices) {
        int index = (int) action;
        if (index != action || index < 0 || index >= choices) {
            throw new IllegalArgumentException("An action is one of 0 to %d, not %s".formatted(choices - 1, action));
        }
        return index;
    }

    private static double exp(double x) {
        return StrictMath.exp(x);
    }

    private static double log(double x) {
        return StrictMath.log(x);
    }
}
