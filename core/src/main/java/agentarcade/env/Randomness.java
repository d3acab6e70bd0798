package agentarcade.env;

import java.util.Objects;
import java.util.random.RandomGenerator;

/// Random numbers from a seed: xoshiro256++ (Blackman & Vigna, 2021), seeded through SplitMix64 as its authors advise.
/// Unlike the generators of the JDK its state can be saved and restored, and its numbers are the same on every Java version.
/// Each purpose (world, exploration, sampling, initial weights) has a stream of its own, so that one does not disturb another.
public final class Randomness implements RandomGenerator {
    private long s0;
    private long s1;
    private long s2;
    private long s3;

    public Randomness(long seed) {
        long z = seed;
        s0 = scrambled(z += GOLDEN_GAMMA);
        s1 = scrambled(z += GOLDEN_GAMMA);
        s2 = scrambled(z += GOLDEN_GAMMA);
        s3 = scrambled(z + GOLDEN_GAMMA);
    }

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /// The stream for one purpose of an experiment with this seed.
    public static Randomness stream(long seed, String purpose) {
        long mixed = seed;
        for (int i = 0; i < purpose.length(); i++) {
            mixed = scrambled(mixed + GOLDEN_GAMMA * (purpose.charAt(i) + 1));
        }
        return new Randomness(mixed);
    }

    /// All there is to know to go on with the same numbers.
    public record State(long s0, long s1, long s2, long s3) {
        public State {
            if ((s0 | s1 | s2 | s3) == 0) {
                throw new IllegalArgumentException("A random state of zeros only would give zeros for ever");
            }
        }
    }

    public State state() {
        return new State(s0, s1, s2, s3);
    }

    public void restore(State state) {
        s0 = state.s0();
        s1 = state.s1();
        s2 = state.s2();
        s3 = state.s3();
    }

    @Override
    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /// Uniform in [0, 1), a multiple of 2⁻⁵³.
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /// Uniform in [0, 1), a multiple of 2⁻²⁴.
    @Override
    public float nextFloat() {
        return (nextLong() >>> 40) * 0x1.0p-24f;
    }

    /// Uniform in [low, high), without bias (Lemire, 2019).
    @Override
    public int nextInt(int low, int high) {
        if (low >= high) {
            throw new IllegalArgumentException("No whole number lies in [%d, %d)".formatted(low, high));
        }
        long range = (long) high - low;
        long product = (nextLong() >>> 32) * range;
        if ((product & 0xFFFFFFFFL) < range) {
            long tooFew = (1L << 32) % range;
            while ((product & 0xFFFFFFFFL) < tooFew) {
                product = (nextLong() >>> 32) * range;
            }
        }
        return (int) (low + (product >>> 32));
    }

    /// Uniform in [0, high).
    @Override
    public int nextInt(int high) {
        return nextInt(0, high);
    }

    /// Standard normal, by the polar method (Marsaglia & Bray, 1964): a point (u, v) drawn in the unit disc gives u · √(−2 ln s / s) with
    /// s = u² + v². The second number of the pair is thrown away: kept for later it would be one more thing to save with the state.
    @Override
    public double nextGaussian() {
        double u;
        double s;
        do {
            u = 2 * nextDouble() - 1;
            double v = 2 * nextDouble() - 1;
            s = u * u + v * v;
        } while (s >= 1 || s == 0);
        return u * Math.sqrt(-2 * StrictMath.log(s) / s);
    }

    /// Normal with this mean and standard deviation. Overridden because the JDK's own does not go through [#nextGaussian()].
    @Override
    public double nextGaussian(double mean, double standardDeviation) {
        if (!(standardDeviation >= 0)) {
            throw new IllegalArgumentException("A standard deviation must be at least 0, not " + standardDeviation);
        }
        return mean + standardDeviation * nextGaussian();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Randomness that && state().equals(that.state());
    }

    @Override
    public int hashCode() {
        return Objects.hash(s0, s1, s2, s3);
    }

    private static long scrambled(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
