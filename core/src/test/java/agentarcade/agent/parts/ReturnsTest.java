package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnsTest {
    private static double[] standardised(double... numbers) {
        Returns.standardise(numbers, numbers.length);
        return numbers;
    }

    @Test
    void rewardsLaterCountLess() {
        double[] returns = new double[3];
        Returns.discounted(new double[] {1, 2, 4}, 3, 0.5, returns);
        assertThat(returns).containsExactly(3, 4, 4);
    }

    @Test
    void onlyTheStepsOfTheEpisodeAreTouchedAndRewardsMayBeOverwritten() {
        double[] numbers = {1, 2, 4, 100};
        Returns.discounted(numbers, 3, 0.5, numbers);
        assertThat(numbers).containsExactly(3, 4, 4, 100);
        Returns.standardise(numbers, 2);
        assertThat(numbers).containsExactly(-1, 1, 4, 100);
    }

    @Test
    void standardisedNumbersHaveMeanZeroAndDeviationOne() {
        double[] numbers = standardised(1e6 + 1, 1e6 + 2, 1e6 + 6);
        assertThat(Arrays.stream(numbers).sum()).isCloseTo(0, within(1e-9));
        assertThat(Arrays.stream(numbers).map(x -> x * x).average().orElseThrow()).isCloseTo(1, within(1e-9));
        assertThat(numbers[2] - numbers[0]).isCloseTo(5 / Math.sqrt(14.0 / 3), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, -1.0 / 3, 1e300, 5e-324})
    void equalNumbersBecomeZero(double number) {
        for (int count : new int[] {1, 2, 3, 10, 1001}) {
            double[] numbers = new double[count];
            Arrays.fill(numbers, number);
            assertThat(standardised(numbers)).containsExactly(new double[count]);
        }
    }

    @Test
    void numbersThatDifferByRoundingOnlyBecomeZero() {
        assertThat(0.1 + 0.2).isNotEqualTo(0.3);
        assertThat(standardised(0.1 + 0.2, 0.3, 0.3)).containsExactly(0, 0, 0);
    }

    @Test
    void numbersThatDifferALittleMoreAreTakenSeriously() {
        assertThat(standardised(1, 1 + 1e-9)).containsExactly(new double[] {-1, 1}, within(1e-6));
    }

    @Test
    void noNumbersAtAllAreNoMistake() {
        assertThat(standardised()).isEmpty();
    }
}
