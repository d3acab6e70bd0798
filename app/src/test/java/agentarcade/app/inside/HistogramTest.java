package agentarcade.app.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class HistogramTest {
    @Test
    void fewValuesHaveABarEach() {
        Histogram histogram = Histogram.of(new float[] {0, 1, 0, -1});
        assertThat(histogram.single()).isTrue();
        assertThat(histogram.centres()).containsExactly(-1, 0, 1);
        assertThat(histogram.shares()).containsExactly(0.25, 0.5, 0.25);
        assertThat(histogram.mean()).isZero();
        assertThat(histogram.deviation()).isCloseTo(Math.sqrt(0.5), within(1e-12));
    }

    @Test
    void manyValuesShareBarsThatReachAsFarToBothSidesOfZero() {
        float[] numbers = new float[100];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i - 30;
        }
        Histogram histogram = Histogram.of(numbers);
        double[] centres = histogram.centres();
        assertThat(histogram.single()).isFalse();
        assertThat(Arrays.stream(histogram.shares()).sum()).isCloseTo(1, within(1e-9));
        assertThat(centres[centres.length / 2]).isCloseTo(0, within(1e-9));
        assertThat(centres[0]).isEqualTo(-centres[centres.length - 1], within(1e-9));
        // Nothing is less than −30.
        assertThat(histogram.shares()[0]).isZero();
        assertThat(histogram.shares()[centres.length - 1]).isPositive();
    }
}
