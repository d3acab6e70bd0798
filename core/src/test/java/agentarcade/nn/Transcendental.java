package agentarcade.nn;

import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The functions of [Functions], each in both forms, with the truth in 64 bits and the greatest error it may have.
///
/// As a program of its own it prints what every bit of their results counts in, to be compared between kinds of JVM.
enum Transcendental {
    EXP(0.98, Functions::exp, Functions::exp, StrictMath::exp),
    LOG(0.83, Functions::log, Functions::log, StrictMath::log),
    TANH(1.08, Functions::tanh, Functions::tanh, StrictMath::tanh),
    SIGMOID(1.48, Functions::sigmoid, Functions::sigmoid, Transcendental::trueSigmoid);

    /// Floats in an array handed out by [#floats].
    private static final int CHUNK = 4096;
    /// A prime that leaves one chunk: a JVM that does not compile vectors takes 1,000 times as long for each of its floats.
    private static final long PROGRAM_STRIDE = 1_048_583;
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

    /// In units in the last place.
    final double bound;
    private final OfOne one;
    private final UnaryOperator<FloatVector> many;
    private final DoubleUnaryOperator truth;

    @FunctionalInterface
    private interface OfOne {
        float of(float x);
    }

    Transcendental(double bound, OfOne one, UnaryOperator<FloatVector> many, DoubleUnaryOperator truth) {
        this.bound = bound;
        this.one = one;
        this.many = many;
        this.truth = truth;
    }

    public static void main(String[] arguments) {
        long[] hash = new long[1];
        for (Transcendental function : values()) {
            floats(PROGRAM_STRIDE, x -> {
                float[] ones = function.oneByOne(x);
                float[] vectors = function.byVectors(x);
                for (int i = 0; i < x.length; i++) {
                    hash[0] = 31 * (31 * hash[0] + Float.floatToIntBits(ones[i])) + Float.floatToIntBits(vectors[i]);
                }
            });
        }
        System.out.println(Long.toHexString(hash[0]));
    }

    /// Every `stride`-th of the 2³² bit patterns, in chunks. The last chunk begins again at 0.
    static void floats(long stride, Consumer<float[]> look) {
        float[] chunk = new float[CHUNK];
        for (long first = 0; first < 1L << Integer.SIZE; first += CHUNK * stride) {
            for (int i = 0; i < CHUNK; i++) {
                chunk[i] = Float.intBitsToFloat((int) (first + i * stride));
            }
            look.accept(chunk);
        }
    }

    /// x with 512 floats before and 511 after it.
    static float[] around(float x) {
        float[] neighbours = new float[1024];
        for (int i = 0; i < neighbours.length; i++) {
            neighbours[i] = Float.intBitsToFloat(Float.floatToRawIntBits(x) + i - neighbours.length / 2);
        }
        return neighbours;
    }

    float[] oneByOne(float[] x) {
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = one.of(x[i]);
        }
        return y;
    }

    /// The length of x must be a multiple of 16.
    float[] byVectors(float[] x) {
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i += LANES.length()) {
            many.apply(FloatVector.fromArray(LANES, x, i)).intoArray(y, i);
        }
        return y;
    }

    float at(float x) {
        return one.of(x);
    }

    /// How far y is from f(x), in units in the last place of f(x). Infinity lies where the float after the greatest would be.
    double error(float x, float y) {
        double wanted = truth.applyAsDouble(x);
        if (Double.isNaN(wanted) || Math.abs(wanted) >= 0x1p128) {
            return Float.compare(y, (float) wanted) == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        double found = Float.isInfinite(y) ? Math.copySign(0x1p128, y) : y;
        double unit = Math.scalb(1.0, Math.max(Math.getExponent(wanted), Float.MIN_EXPONENT) - 23);
        double error = Math.abs(found - wanted) / unit;
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }

    private static double trueSigmoid(double x) {
        double z = StrictMath.exp(-Math.abs(x));
        return (x < 0 ? z : 1) / (1 + z);
    }
}
