package agentarcade.nn;

/// A [Gaussian] whose noise depends on the state (generalised state-dependent exploration, Raffin, Kober & Stulp, 2021): to the mean μ(s) it
/// adds θᵀ h(s), a linear function of the features h that the policy's last layer reads, with random coefficients θᵢⱼ = σᵢⱼ · εᵢⱼ and
/// εᵢⱼ ~ N(0, 1). As long as ε stays the same, the same state gets the same action: an agent explores by moving smoothly in another way,
/// not by trembling.
///
/// Over all ε an action in s is normal, with σⱼ² = Σᵢ hᵢ² σᵢⱼ². That is what log π, H and their gradients are of:
///
/// - ∂ log σⱼ / ∂ log σᵢⱼ = hᵢ² σᵢⱼ² / σⱼ²
/// - The features are taken as they are: no gradient goes through them.
///
/// There is a log σᵢⱼ for each feature and dimension, at i · dimensions + j.
public final class StateDependentGaussian extends Gaussian {
    /// Added to σⱼ²: the features may all be 0.
    private static final double LEAST_VARIANCE = 1e-6;

    private final float[] features;
    private final Matrix allFeatures;
    /// σᵢⱼ², and hᵢ² σᵢⱼ² of the row that was read.
    private final double[] squares;
    private final double[] shares;

    /// @param features those of each row of what [#read(Matrix, int)] will read
    public StateDependentGaussian(int dimensions, Matrix features) {
        this(dimensions, features.columns(), features);
    }

    /// For single states, with [#read(float[], float[])].
    public StateDependentGaussian(int dimensions, int features) {
        this(dimensions, features, null);
    }

    private StateDependentGaussian(int dimensions, int features, Matrix allFeatures) {
        super(dimensions, Math.multiplyExact(dimensions, features));
        this.features = new float[features];
        this.allFeatures = allFeatures;
        squares = new double[dimensions * features];
        shares = new double[dimensions * features];
        squareDeviations();
    }

    /// How many numbers ε has.
    public int noiseSize() {
        return squares.length;
    }

    @Override
    void widen() {
        squareDeviations();
    }

    private void squareDeviations() {
        for (int i = 0; i < squares.length; i++) {
            double deviation = exp(logDeviations[i]);
            squares[i] = deviation * deviation;
        }
    }

    @Override
    public void read(Matrix outputs, int row) {
        super.read(outputs, row);
        allFeatures.row(row, features);
        weigh();
    }

    /// Looks at the outputs and the features of one observation.
    ///
    /// @throws ArithmeticException as [#read(Matrix, int)]
    public void read(float[] outputs, float[] itsFeatures) {
        checkLength("features", itsFeatures, features.length);
        super.read(outputs);
        System.arraycopy(itsFeatures, 0, features, 0, features.length);
        weigh();
    }

    @Override
    public void read(float[] outputs) {
        throw new UnsupportedOperationException("Noise that depends on the state needs the features, too");
    }

    private void weigh() {
        double sum = 0;
        for (int j = 0; j < deviations.length; j++) {
            double variance = LEAST_VARIANCE;
            for (int i = 0; i < features.length; i++) {
                int at = i * deviations.length + j;
                shares[at] = (double) features[i] * features[i] * squares[at];
                variance += shares[at];
            }
            if (!(variance <= Float.MAX_VALUE)) {
                throw new ArithmeticException("The variance of dimension %d must be a finite number, not %s".formatted(j, variance));
            }
            deviations[j] = Math.sqrt(variance);
            sum += StrictMath.log(variance) / 2;
        }
        spread(sum);
    }

    /// The action for the row that was read, with this noise: μ + Σᵢ hᵢ σᵢⱼ εᵢⱼ.
    ///
    /// @param noise ε, from place `from` on
    public void perturb(float[] noise, int from, float[] actions, int at) {
        for (int j = 0; j < deviations.length; j++) {
            double sum = means[j];
            for (int i = 0; i < features.length; i++) {
                int place = i * deviations.length + j;
                sum += features[i] * Math.sqrt(squares[place]) * noise[from + place];
            }
            actions[at + j] = (float) sum;
        }
    }

    @Override
    void learnDeviation(int dimension, double slope, double[] sums) {
        double variance = deviations[dimension] * deviations[dimension];
        for (int at = dimension; at < shares.length; at += deviations.length) {
            sums[at] += slope * shares[at] / variance;
        }
    }
}
