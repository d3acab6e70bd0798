package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearningRateTest {
    private static final long END_OF_TIME = Long.MAX_VALUE;

    private static double[] at(LearningRate rate, long... updates) {
        return LongStream.of(updates).mapToDouble(rate::at).toArray();
    }

    @Test
    void aConstantStays() {
        assertThat(at(new LearningRate.Constant(0.25), 0, 1, END_OF_TIME)).containsExactly(0.25, 0.25, 0.25);
    }

    @Test
    void aLineFallsByTheSameAmountAndThenStays() {
        assertThat(at(new LearningRate.Linear(1, 0, 4), 0, 1, 2, 3, 4, 5, END_OF_TIME)).containsExactly(1, 0.75, 0.5, 0.25, 0, 0, 0);
        assertThat(at(new LearningRate.Linear(0.25, 0.75, 2), 0, 1, 2, 3)).containsExactly(0.25, 0.5, 0.75, 0.75);
    }

    @Test
    void anExponentialFallsByTheSameShareAndThenStays() {
        assertThat(at(new LearningRate.Exponential(1, 1.0 / 16, 4), 0, 1, 2, 3, 4, 5, END_OF_TIME)).containsExactly(
                new double[] {1, 0.5, 0.25, 0.125, 0.0625, 0.0625, 0.0625}, within(1e-7));
    }

    @Test
    void aCosineFallsSlowlyThenFastThenSlowlyAndThenStays() {
        double eighth = (1 - Math.sqrt(0.5)) / 2;
        assertThat(at(new LearningRate.Cosine(2, 1, 4), 0, 1, 2, 3, 4, 5, END_OF_TIME)).containsExactly(
                new double[] {2, 2 - eighth, 1.5, 1 + eighth, 1, 1, 1}, within(1e-7));
    }

    @Test
    void stairsGoDownAtTheirMilestones() {
        assertThat(at(new LearningRate.Stairs(8, 0.5, List.of(2L, 3L)), 0, 1, 2, 3, 4, END_OF_TIME)).containsExactly(8, 8, 4, 2, 2, 2);
    }

    @Test
    void aWarmUpRisesToTheRateThatThenBegins() {
        LearningRate rate = new LearningRate.Linear(1, 0, 2).afterWarmUp(3);
        assertThat(at(rate, 0, 1, 2, 3, 4, 5, END_OF_TIME)).containsExactly(0.25, 0.5, 0.75, 1, 0.5, 0, 0);
    }

    /// The bits of a run must not depend on the machine's cosine.
    @Test
    void scheduledRatesAreTheseBitsEverywhere() {
        int hash = 0;
        for (LearningRate rate : List.of(new LearningRate.Linear(1e-2, 1e-4, 77), new LearningRate.Exponential(1e-2, 1e-4, 77),
                new LearningRate.Cosine(1e-2, 1e-4, 77).afterWarmUp(10))) {
            hash = IntStream.range(0, 100).map(update -> Float.floatToRawIntBits(rate.at(update))).reduce(hash, (h, bits) -> 31 * h + bits);
        }
        assertThat(hash).isEqualTo(1961735706);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY, 1e39})
    void ratesThatNoOptimizerTakesAreRefused(double rate) {
        String sentence = "A learning rate must be a finite number of at least 0, not " + rate;
        assertThatIllegalArgumentException().isThrownBy(() -> new LearningRate.Constant(rate)).withMessage(sentence);
        assertThatIllegalArgumentException().isThrownBy(() -> new LearningRate.Linear(1, rate, 1)).withMessage(sentence);
        assertThatIllegalArgumentException().isThrownBy(() -> new LearningRate.Exponential(rate, 1, 1)).withMessage(sentence);
        assertThatIllegalArgumentException().isThrownBy(() -> new LearningRate.Cosine(1, rate, 1)).withMessage(sentence);
        assertThatIllegalArgumentException().isThrownBy(() -> new LearningRate.Stairs(rate, 1, List.of())).withMessage(sentence);
    }

    @Test
    void schedulesThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LearningRate.Cosine(1, 0, 0))
                .withMessage("A learning rate needs at least 1 update to change, not 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new LearningRate.Constant(1).afterWarmUp(-2))
                .withMessage("A learning rate needs at least 1 update to change, not -2");
        assertThatIllegalArgumentException().isThrownBy(() -> new LearningRate.Exponential(0.1, 0, 10))
                .withMessage("An exponential learning rate can't go from 0.1 to 0.0: 0 is never reached");
        assertThatIllegalArgumentException().isThrownBy(() -> new LearningRate.Stairs(1, 0.1, List.of(5L, 5L)))
                .withMessage("Milestones must be above 0 and rise, unlike [5, 5]");
        assertThatIllegalArgumentException().isThrownBy(() -> new LearningRate.Stairs(1, 0.1, List.of(0L)))
                .withMessage("Milestones must be above 0 and rise, unlike [0]");
    }
}
