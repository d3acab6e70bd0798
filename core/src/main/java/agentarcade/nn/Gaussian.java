package agentarcade.nn;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// A vector of real numbers, each normal by itself: a mean μ from the network, and a standard deviation σ that is the same in every state,
/// kept as log σ so that any number will do. With z = (a − μ) / σ, summed over the dimensions:
///
/// - log π(a) = −z²/2 − log σ − ½ log 2π, ∂/∂μ = z / σ, ∂/∂ log σ = z² − 1
/// - H = log σ + ½ log 2πe, ∂/∂ log σ = 1
///
/// Log standard deviations are learned like weights: one update reads them ([#logStandardDeviations(Matrix, int)]), takes the gradients of
/// all rows, and takes their sum by log σ ([#logStandardDeviationGradient]). As the bias of a network whose only input is 0 they have an
/// optimizer and a place in files without further ado.
public final class Gaussian implements Distribution {
    private static final double HALF_LOG_TWO_PI = 0.918938533204672741780;
    private static final double HALF_LOG_TWO_PI_E = HALF_LOG_TWO_PI + 0.5;
    /// Beyond ±87 σ is no longer a normal float, and z² for means as far off as floats allow could overflow.
    private static final float WIDEST = 87;

    private final float[] means;
    private final float[] slopes;
    private final float[] logDeviations;
    private final double[] deviations;
    private final double[] deviationSlopes;
    private final float[] sums;
    private double logNormaliser;
    private double entropy;

    /// With σ = 1 in all dimensions.
    public Gaussian(int dimensions) {
        if (dimensions < 1) {
            throw new IllegalArgumentException("An action needs at least 1 dimension, not " + dimensions);
        }
        means = new float[dimensions];
        slopes = new float[dimensions];
        logDeviations = new float[dimensions];
        deviations = new double[dimensions];
        deviationSlopes = new double[dimensions];
        sums = new float[dimensions];
        widen();
    }

    @Override
    public int outputs() {
        return means.length;
    }

    @Override
    public int actionSize() {
        return means.length;
    }

    /// Takes over log σ of each dimension from a row, and forgets the gradients by the ones before.
    ///
    /// @throws ArithmeticException if one isn't between −87 and 87
    public void logStandardDeviations(Matrix values, int row) {
        values.row(row, logDeviations);
        widen();
    }

    /// Takes over log σ of each dimension, and forgets the gradients by the ones before.
    ///
    /// @throws ArithmeticException if one isn't between −87 and 87
    public void logStandardDeviations(float[] values) {
        checkLength("log standard deviations", values);
        System.arraycopy(values, 0, logDeviations, 0, values.length);
        widen();
    }

    private void widen() {
        double sum = 0;
        for (int j = 0; j < logDeviations.length; j++) {
            if (!(Math.abs(logDeviations[j]) <= WIDEST)) {
                throw new ArithmeticException("Log standard deviation %d must be between %s and %s, not %s"
                        .formatted(j, -WIDEST, WIDEST, logDeviations[j]));
            }
            deviations[j] = exp(logDeviations[j]);
            sum += logDeviations[j];
        }
        logNormaliser = sum + means.length * HALF_LOG_TWO_PI;
        entropy = sum + means.length * HALF_LOG_TWO_PI_E;
        Arrays.fill(deviationSlopes, 0);
    }

    @Override
    public void read(Matrix outputs, int row) {
        outputs.row(row, means);
        checkMeans();
    }

    @Override
    public void read(float[] outputs) {
        checkLength("means", outputs);
        System.arraycopy(outputs, 0, means, 0, outputs.length);
        checkMeans();
    }

    private void checkLength(String what, float[] values) {
        if (values.length != means.length) {
            throw new IllegalArgumentException("%d dimensions need as many %s, not %d".formatted(means.length, what, values.length));
        }
    }

    private void checkMeans() {
        for (int j = 0; j < means.length; j++) {
            if (!Float.isFinite(means[j])) {
                throw new ArithmeticException("Mean %d must be a finite number, not %s".formatted(j, means[j]));
            }
        }
    }

    /// Draws an action, by one number from [RandomGenerator#nextGaussian()] for each dimension.
    @Override
    public void sample(RandomGenerator random, float[] actions, int at) {
        for (int j = 0; j < means.length; j++) {
            actions[at + j] = (float) (means[j] + deviations[j] * random.nextGaussian());
        }
    }

    @Override
    public void mode(float[] actions, int at) {
        System.arraycopy(means, 0, actions, at, means.length);
    }

    @Override
    public double logProbability(float[] actions, int at) {
        double sum = 0;
        for (int j = 0; j < means.length; j++) {
            double z = distance(actions, at, j);
            sum += z * z;
        }
        return -sum / 2 - logNormaliser;
    }

    @Override
    public double entropy() {
        return entropy;
    }

    /// Also adds the derivative by each log σ to what [#logStandardDeviationGradient] will tell.
    @Override
    public void gradient(float[] actions, int at, double logProbabilityWeight, double entropyWeight, Matrix into, int row) {
        for (int j = 0; j < means.length; j++) {
            double z = distance(actions, at, j);
            slopes[j] = (float) (logProbabilityWeight * z / deviations[j]);
            deviationSlopes[j] += logProbabilityWeight * (z * z - 1) + entropyWeight;
        }
        into.setRow(row, slopes);
    }

    /// Writes row `row` of `into`: the derivatives by each log σ, summed over all calls of [#gradient] since log σ was last set.
    public void logStandardDeviationGradient(Matrix into, int row) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] = (float) deviationSlopes[j];
        }
        into.setRow(row, sums);
    }

    /// z
    private double distance(float[] actions, int at, int dimension) {
        return ((double) actions[at + dimension] - means[dimension]) / deviations[dimension];
    }

    private static double exp(double x) {
        return StrictMath.exp(x);
    }
}
