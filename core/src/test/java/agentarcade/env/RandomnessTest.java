package agentarcade.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RandomnessTest {

    /// xoshiro256++ and SplitMix64 once more, in the unbounded integers of the papers instead of Java's.
    private static final class Reference {
        private static final BigInteger WORD = BigInteger.TWO.pow(64);

        private final BigInteger[] s = new BigInteger[4];

        Reference(BigInteger... state) {
            System.arraycopy(state, 0, s, 0, 4);
        }

        static Reference seeded(long seed) {
            BigInteger z = BigInteger.valueOf(seed).mod(WORD);
            BigInteger[] state = new BigInteger[4];
            for (int i = 0; i < 4; i++) {
                z = z.add(new BigInteger("9e3779b97f4a7c15", 16)).mod(WORD);
                BigInteger x = z.xor(z.shiftRight(30)).multiply(new BigInteger("bf58476d1ce4e5b9", 16)).mod(WORD);
                x = x.xor(x.shiftRight(27)).multiply(new BigInteger("94d049bb133111eb", 16)).mod(WORD);
                state[i] = x.xor(x.shiftRight(31));
            }
            return new Reference(state);
        }

        private static BigInteger rotated(BigInteger x, int left) {
            return x.shiftLeft(left).or(x.shiftRight(64 - left)).mod(WORD);
        }

        long next() {
            BigInteger result = rotated(s[0].add(s[3]).mod(WORD), 23).add(s[0]).mod(WORD);
            BigInteger t = s[1].shiftLeft(17).mod(WORD);
            s[2] = s[2].xor(s[0]);
            s[3] = s[3].xor(s[1]);
            s[1] = s[1].xor(s[2]);
            s[0] = s[0].xor(s[3]);
            s[2] = s[2].xor(t);
            s[3] = rotated(s[3], 45);
            return result.longValue();
        }
    }

    /// The first numbers from state (1, 2, 3, 4) of the authors' C program, as in the tests of the Rust crate rand_xoshiro.
    @Test
    void givesThePublishedNumbers() {
        Randomness random = new Randomness(0);
        random.restore(new Randomness.State(1, 2, 3, 4));
        assertThat(LongStream.generate(random::nextLong).limit(10).toArray()).containsExactly(41943041L, 58720359L, 3588806011781223L,
                3591011842654386L, Long.parseUnsignedLong("9228616714210784205"), Long.parseUnsignedLong("9973669472204895162"),
                Long.parseUnsignedLong("14011001112246962877"), Long.parseUnsignedLong("12406186145184390807"),
                Long.parseUnsignedLong("15849039046786891736"), Long.parseUnsignedLong("10450023813501588000"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 42, Long.MIN_VALUE, 0x9E3779B97F4A7C15L})
    void isXoshiroSeededBySplitMix(long seed) {
        Randomness random = new Randomness(seed);
        Reference reference = Reference.seeded(seed);
        assertThat(LongStream.generate(random::nextLong).limit(200).toArray())
                .isEqualTo(LongStream.generate(reference::next).limit(200).toArray());
    }

    @Test
    void goesOnTheSameFromASavedState() {
        Randomness random = new Randomness(5);
        random.nextLong();
        Randomness.State state = random.state();
        Randomness other = new Randomness(99);
        other.restore(state);
        assertThat(other).isEqualTo(random).hasSameHashCodeAs(random);
        assertThat(LongStream.generate(other::nextLong).limit(50).toArray())
                .isEqualTo(LongStream.generate(random::nextLong).limit(50).toArray());
        assertThat(random.state()).isNotEqualTo(state);
    }

    @Test
    void aStateOfZerosOnlyIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Randomness.State(0, 0, 0, 0));
    }

    @Test
    void everySeedAndEveryPurposeHasAStreamOfItsOwn() {
        Set<Long> firsts = new HashSet<>();
        List<String> purposes = List.of("world", "exploration", "replay", "weights", "evaluation", "", "a", "b", "ab", "ba");
        for (long seed = -500; seed < 500; seed++) {
            for (String purpose : purposes) {
                firsts.add(Randomness.stream(seed, purpose).nextLong());
            }
        }
        assertThat(firsts).hasSize(1000 * purposes.size());
        assertThat(Randomness.stream(3, "world")).isEqualTo(Randomness.stream(3, "world"));
    }

    @Test
    void streamsOfOneSeedAreNotCorrelated() {
        Randomness world = Randomness.stream(1, "world");
        Randomness exploration = Randomness.stream(1, "exploration");
        double covariance = IntStream.range(0, 100_000)
                .mapToDouble(i -> (world.nextDouble() - 0.5) * (exploration.nextDouble() - 0.5)).average()
                .orElseThrow();
        assertThat(covariance * 12).isCloseTo(0, within(0.015));
    }

    /// Chi-square with n − 1 degrees of freedom: mean n − 1, variance 2 (n − 1); 5 standard deviations never happen by chance.
    @ParameterizedTest
    @CsvSource({"0, 2", "0, 3", "1, 8", "-5, 4", "0, 10", "7, 107"})
    void wholeNumbersAreEquallyLikely(int low, int high) {
        int n = high - low;
        int draws = 20_000 * n;
        long[] counts = new long[n];
        Randomness random = new Randomness(2026);
        for (int i = 0; i < draws; i++) {
            counts[random.nextInt(low, high) - low]++;
        }
        double chiSquare = LongStream.of(counts).mapToDouble(count -> (count - 20_000.0) * (count - 20_000.0) / 20_000).sum();
        assertThat(chiSquare).isLessThan(n - 1 + 5 * Math.sqrt(2.0 * (n - 1)));
    }

    /// A range of 3 · 2³⁰: taking a remainder, or the high half without rejection, would favour a third of it twofold.
    @Test
    void hugeRangesAreWithoutBiasToo() {
        Randomness random = new Randomness(4);
        int low = Integer.MIN_VALUE;
        int high = (int) (low + 3L * (1 << 30));
        int[] thirds = new int[3];
        for (int i = 0; i < 90_000; i++) {
            int value = random.nextInt(low, high);
            assertThat(value).isBetween(low, high - 1);
            thirds[(int) (((long) value - low) >>> 30)]++;
        }
        assertThat(IntStream.of(thirds).boxed()).allSatisfy(count -> assertThat(count).isBetween(29_200, 30_800));
    }

    @Test
    void theWidestRangeReachesBothSigns() {
        Randomness random = new Randomness(6);
        int[] values = IntStream.generate(() -> random.nextInt(Integer.MIN_VALUE, Integer.MAX_VALUE)).limit(1000).toArray();
        assertThat(IntStream.of(values).filter(value -> value < 0).count()).isBetween(400L, 600L);
    }

    @Test
    void emptyRangesAreRefused() {
        Randomness random = new Randomness(1);
        assertThatIllegalArgumentException().isThrownBy(() -> random.nextInt(3, 3)).withMessage("No whole number lies in [3, 3)");
        assertThatIllegalArgumentException().isThrownBy(() -> random.nextInt(4, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> random.nextInt(0));
        assertThat(random.nextInt(3, 4)).isEqualTo(3);
    }

    @Test
    void fractionsLieInTheirHalfOpenIntervalEvenly() {
        Randomness random = new Randomness(8);
        double sum = 0;
        double floats = 0;
        for (int i = 0; i < 100_000; i++) {
            double x = random.nextDouble();
            float y = random.nextFloat();
            assertThat(x >= 0 && x < 1 && y >= 0 && y < 1).isTrue();
            sum += x;
            floats += y;
        }
        assertThat(sum / 100_000).isCloseTo(0.5, within(0.005));
        assertThat(floats / 100_000).isCloseTo(0.5, within(0.005));
    }
}
