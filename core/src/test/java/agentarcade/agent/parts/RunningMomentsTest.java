package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;

import agentarcade.env.Randomness;
import org.junit.jupiter.api.Test;

class RunningMomentsTest {
    private static RunningMoments of(double... numbers) {
        RunningMoments moments = new RunningMoments(1);
        for (double number : numbers) {
            moments.add(number);
        }
        return moments;
    }

    @Test
    void meanAndVarianceAreThoseOfAllNumbersSoFar() {
        RunningMoments moments = of(2, 4, 4, 4, 5, 5, 7, 9);
        assertThat(List.of(moments.count(), moments.mean(0), moments.variance(0))).isEqualTo(List.of(8L, 5.0, 4.0));
    }

    @Test
    void eachNumberOfAnArrayHasMomentsOfItsOwn() {
        RunningMoments moments = new RunningMoments(2);
        moments.add(new float[] {1, -10});
        moments.add(new float[] {3, -10});
        assertThat(List.of(moments.mean(0), moments.variance(0), moments.mean(1), moments.variance(1)))
                .isEqualTo(List.of(2.0, 1.0, -10.0, 0.0));
    }

    @Test
    void beforeAnythingThereIsNothingToTell() {
        assertThat(List.of(of().count(), of().mean(0), of().variance(0))).isEqualTo(List.of(0L, 0.0, 0.0));
    }

    /// Where the difference of mean square and squared mean has no correct digit left.
    @Test
    void aSmallSpreadFarFromZeroIsNotLost() {
        double[] numbers = DoubleStream.iterate(0, i -> i < 100_000, i -> i + 1).map(i -> 1e9 + (i % 2)).toArray();
        assertThat(of(numbers).variance(0)).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void twoStreamsTakenTogetherAreOne() {
        Randomness random = new Randomness(5);
        double[] first = random.doubles(137).toArray();
        double[] second = random.doubles(61).map(number -> 3 + number * 10).toArray();
        RunningMoments together = of(first);
        together.add(of(second));
        RunningMoments one = of(DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(second)).toArray());
        assertThat(together.count()).isEqualTo(198);
        assertThat(together.mean(0)).isCloseTo(one.mean(0), within(1e-12));
        assertThat(together.variance(0)).isCloseTo(one.variance(0), within(1e-11));
        RunningMoments empty = of();
        empty.add(of(first));
        assertThat(empty.save()).isEqualTo(of(first).save());
        empty.add(of());
        assertThat(empty.save()).isEqualTo(of(first).save());
    }

    @Test
    void restoredMomentsGoOnToTheBit() {
        RunningMoments moments = of(0.1, 0.7, -3);
        RunningMoments restored = of(5);
        restored.restore(moments.save());
        RunningMoments copy = moments.copy();
        moments.add(0.3);
        restored.add(0.3);
        assertThat(restored.save()).isEqualTo(moments.save());
        assertThat(copy.save()).isEqualTo(of(0.1, 0.7, -3).save());
    }

    @Test
    void whatAreNoMomentsIsRefused() {
        RunningMoments moments = of(1, 2);
        double[] before = moments.save();
        for (double[] wrong : List.of(new double[] {1, 2}, new double[] {-1, 0, 0}, new double[] {1.5, 0, 0},
                new double[] {2, Double.NaN, 0},
                new double[] {2, 0, -1}, new double[] {2, 0, Double.POSITIVE_INFINITY}, new double[5])) {
            assertThatIllegalArgumentException().isThrownBy(() -> moments.restore(wrong));
            assertThat(moments.save()).isEqualTo(before);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> moments.add(new float[2]))
                .withMessage("Moments of 1 numbers can't take 2");
    }
}
