package agentarcade.nn;

import java.util.random.RandomGenerator;

/// Yes (1) or no (0) by a single logit z: π(1) = σ(z) = 1 / (1 + exp(−z)), π(0) = σ(−z).
/// The same as a [Categorical] with the logits 0 and z, for networks with one output.
///
/// - log π(1) = −log(1 + exp(−z)), ∂ log π(a) / ∂z = a − σ(z)
/// - H = log(1 + exp(−|z|)) + |z| · σ(−|z|), ∂H / ∂z = −z · σ(z) · σ(−z)
///
/// z may be any finite number.
public final class Bernoulli implements Distribution {
    private final float[] logit = new float[1];
    private final float[] slope = new float[1];
    private double yes;
    private double no;
    /// log(1 + exp(−|z|)), between 0 and log 2.
    private double logSum;

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public int actionSize() {
        return 1;
    }

    @Override
    public void read(Matrix outputs, int row) {
        outputs.row(row, logit);
        weigh();
    }

    @Override
    public void read(float[] outputs) {
        if (outputs.length != 1) {
            throw new IllegalArgumentException("Yes or no needs 1 logit, not " + outputs.length);
        }
        logit[0] = outputs[0];
        weigh();
    }

    private void weigh() {
        double z = logit[0];
        if (!Double.isFinite(z)) {
            throw new ArithmeticException("The logit must be a finite number, not " + z);
        }
        double less = exp(-Math.abs(z));
        double likely = 1 / (1 + less);
        double unlikely = less / (1 + less);
        yes = z >= 0 ? likely : unlikely;
        no = z >= 0 ? unlikely : likely;
        logSum = log(1 + less);
    }

    /// π(1)
    public double probability() {
        return yes;
    }

    /// Draws 1 or 0, by one number from [RandomGenerator#nextDouble()].
    @Override
    public void sample(RandomGenerator random, float[] actions, int at) {
        actions[at] = random.nextDouble() < yes ? 1 : 0;
    }

    @Override
    public void mode(float[] actions, int at) {
        actions[at] = logit[0] > 0 ? 1 : 0;
    }

    @Override
    public double logProbability(float[] actions, int at) {
        double towards = Categorical.choice(actions[at], 2) == 1 ? logit[0] : -logit[0];
        return Math.min(towards, 0) - logSum;
    }

    @Override
    public double entropy() {
        return logSum + Math.abs(logit[0]) * Math.min(yes, no);
    }

    @Override
    public void gradient(float[] actions, int at, double logProbabilityWeight, double entropyWeight, Matrix into, int row) {
        double byLogProbability = Categorical.choice(actions[at], 2) == 1 ? no : -yes;
        double byEntropy = -logit[0] * yes * no;
        slope[0] = (float) (logProbabilityWeight * byLogProbability + entropyWeight * byEntropy);
        into.setRow(row, slope);
    }

    private static double exp(double x) {
        return StrictMath.exp(x);
    }

    private static double log(double x) {
        return StrictMath.log(x);
    }
}
