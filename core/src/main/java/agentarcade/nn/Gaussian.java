package agentarcade.nn;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// A vector of real numbers, each normal by itself: a mean μ from the network, and a standard deviation σ that is the same in every state
/// (unlike that of its kin, [StateDependentGaussian]), kept as log σ so that any number will do. With z = (a − μ) / σ, summed over the dimensions:
///
/// - log π(a) = −z²/2 − log σ − ½ log 2π, ∂/∂μ = z / σ, ∂/∂ log σ = z² − 1
/// - H = log σ + ½ log 2πe, ∂/∂ log σ = 1
///
/// Log standard deviations are learned like weights: one update reads them ([#logStandardDeviations(Matrix, int)]), takes the gradients of
/// all rows, and takes their sum by log σ ([#logStandardDeviationGradient]). As the bias of a network whose only input is 0 they have an
/// optimizer and a place in files without further ado.
public sealed class Gaussian implements Distribution permits StateDependentGaussian {
    private static final double HALF_LOG_TWO_PI = 0.918938533204672741780;
    private static final double HALF_LOG_TWO_PI_E = HALF_LOG_TWO_PI + 0.5;
    /// Beyond ±87 σ is no longer a normal float, and z² for means as far off as floats allow could overflow.
    private static final float WIDEST = 87;

    final float[] means;
    final float[] logDeviations;
    /// σ of each dimension.
    final double[] deviations;
    private final float[] slopes;
    private final double[] deviationSlopes;
    private final float[] sums;
    private double logNormaliser;
    private double entropy;

    /// With σ = 1 in all dimensions.
    public Gaussian(int dimensions) {
        this(dimensions, dimensions);
        spread(0);
        Arrays.fill(deviations, 1);
    }

    /// @param logDeviations how many log standard deviations are learned
    Gaussian(int dimensions, int logDeviations) {
        if (dimensions < 1) {
            throw new IllegalArgumentException("An action needs at least 1 dimension, not " + dimensions);
        }
        means = new float[dimensions];
        slopes = new float[dimensions];
        deviations = new double[dimensions];
        this.logDeviations = new float[logDeviations];
        deviationSlopes = new double[logDeviations];
        sums = new float[logDeviations];
    }

    @Override
    public final int outputs() {
        return means.length;
    }

    @Override
    public final int actionSize() {
        return means.length;
    }

    /// How many log standard deviations are learned: one for each dimension.
    public final int logStandardDeviationCount() {
        return logDeviations.length;
    }

    /// σ of one dimension.
    public final double standardDeviation(int dimension) {
        return deviations[dimension];
    }

    /// Takes over the log standard deviations from a row, and forgets the gradients by the ones before.
    ///
    /// @throws ArithmeticException if one isn't between −87 and 87
    public final void logStandardDeviations(Matrix values, int row) {
        values.row(row, logDeviations);
        takeOver();
    }

    /// Takes over the log standard deviations, and forgets the gradients by the ones before.
    ///
    /// @throws ArithmeticException if one isn't between −87 and 87
    public final void logStandardDeviations(float[] values) {
        checkLength("log standard deviations", values, logDeviations.length);
        System.arraycopy(values, 0, logDeviations, 0, values.length);
        takeOver();
    }

    private void takeOver() {
        for (int j = 0; j < logDeviations.length; j++) {
            if (!(Math.abs(logDeviations[j]) <= WIDEST)) {
                throw new ArithmeticException("Log standard deviation %d must be between %s and %s, not %s"
                        .formatted(j, -WIDEST, WIDEST, logDeviations[j]));
            }
        }
        Arrays.fill(deviationSlopes, 0);
        widen();
    }

    /// Works out what follows from other log standard deviations.
    void widen() {
        double sum = 0;
        for (int j = 0; j < logDeviations.length; j++) {
            deviations[j] = exp(logDeviations[j]);
            sum += logDeviations[j];
        }
        spread(sum);
    }

    /// @param sum Σ log σ over the dimensions
    final void spread(double sum) {
        logNormaliser = sum + means.length * HALF_LOG_TWO_PI;
        entropy = sum + means.length * HALF_LOG_TWO_PI_E;
    }

    @Override
    public void read(Matrix outputs, int row) {
        outputs.row(row, means);
        checkMeans();
    }

    @Override
    public void read(float[] outputs) {
        checkLength("means", outputs, means.length);
        System.arraycopy(outputs, 0, means, 0, outputs.length);
        checkMeans();
    }

    static void checkLength(String what, float[] values, int expected) {
        if (values.length != expected) {
            throw new IllegalArgumentException("%d dimensions need as many %s, not %d".formatted(expected, what, values.length));
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
    public final void sample(RandomGenerator random, float[] actions, int at) {
        for (int j = 0; j < means.length; j++) {
            actions[at + j] = (float) (means[j] + deviations[j] * random.nextGaussian());
        }
    }

    @Override
    public final void mode(float[] actions, int at) {
        System.arraycopy(means, 0, actions, at, means.length);
    }

    @Override
    public final double logProbability(float[] actions, int at) {
        double sum = 0;
        for (int j = 0; j < means.length; j++) {
            double z = distance(actions, at, j);
            sum += z * z;
        }
        return -sum / 2 - logNormaliser;
    }

    @Override
    public final double entropy() {
        return entropy;
    }

    /// Also adds the derivative by each log σ to what [#logStandardDeviationGradient] will tell.
    @Override
    public final void gradient(float[] actions, int at, double logProbabilityWeight, double entropyWeight, Matrix into, int row) {
        for (int j = 0; j < means.length; j++) {
            double z = distance(actions, at, j);
            slopes[j] = (float) (logProbabilityWeight * z / deviations[j]);
            learnDeviation(j, logProbabilityWeight * (z * z - 1) + entropyWeight, deviationSlopes);
        }
        into.setRow(row, slopes);
    }

    /// Adds to `sums` what a derivative by the log σ of one dimension is by the log standard deviations that are learned.
    void learnDeviation(int dimension, double slope, double[] sums) {
        sums[dimension] += slope;
    }

    /// Writes row `row` of `into`: the derivatives by each log σ, summed over all calls of [#gradient] since log σ was last set.
    public final void logStandardDeviationGradient(Matrix into, int row) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] = (float) deviationSlopes[j];
        }
        into.setRow(row, sums);
    }

    /// z
    private double distance(float[] actions, int at, int dimension) {
        return ((double) actions[at + dimension] - means[dimension]) / deviations[dimension];
    }

    static double exp(double x) {
        return StrictMath.exp(x);
    }
}
