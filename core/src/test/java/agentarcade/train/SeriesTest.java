package agentarcade.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import agentarcade.env.Randomness;
import agentarcade.train.Series.Columns;
import agentarcade.train.Series.State;
import agentarcade.train.Series.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTest {
    private record Point(long step, double value) {
    }

    private static List<Point> points(int count, long seed) {
        RandomGenerator random = new Randomness(seed);
        List<Point> points = new ArrayList<>();
        long step = 0;
        for (int i = 0; i < count; i++) {
            step += random.nextInt(0, 4);
            points.add(new Point(step, random.nextDouble() * 100 - 50));
        }
        return points;
    }

    private static Series series(int mostPoints, List<Point> points) {
        Series series = new Series(mostPoints);
        points.forEach(point -> series.add(point.step(), point.value()));
        return series;
    }

    /// The points a view claims to have, in a form that can be compared.
    private static List<List<Number>> rows(View view) {
        List<List<Number>> rows = new ArrayList<>();
        for (int i = 0; i < view.size(); i++) {
            rows.add(List.of(view.steps()[i], view.means()[i], view.lows()[i], view.highs()[i]));
        }
        return rows;
    }

    @Test
    void anEmptySeriesHasNothingToShow() {
        for (View view : List.of(new Series().view(), View.EMPTY)) {
            assertThat(view.size()).isZero();
            assertThat(view.lastStep()).isZero();
            assertThat(view.last()).isNaN();
            assertThat(view.columns(300).size()).isZero();
        }
    }

    @Test
    void tellsTheNewestValueUpToAStep() {
        Series series = new Series();
        series.add(10, 1);
        series.add(20, 2);
        assertThat(series.view().at(9)).isEmpty();
        assertThat(series.view().at(10)).contains(1.0);
        assertThat(series.view().at(19)).contains(1.0);
        assertThat(series.view().at(Long.MAX_VALUE)).contains(2.0);
    }

    @Test
    void keepsEveryValueWhileThereIsRoom() {
        List<Point> points = points(3000, 1);
        View view = series(Series.MOST_POINTS, points).view();
        assertThat(view.width()).isEqualTo(1);
        assertThat(rows(view)).isEqualTo(points.stream().map(point -> {
            float y = (float) point.value();
            return List.<Number>of(point.step(), y, y, y);
        }).toList());
    }

    /// Every point against the values it stands for.
    @ParameterizedTest
    @CsvSource({"2, 1000", "4, 63", "4, 64", "4, 65", "8, 777", "64, 100000"})
    void everyValueEverAddedCountsInAPoint(int mostPoints, int count) {
        List<Point> points = points(count, count);
        Series series = new Series(mostPoints);
        for (int added = 1; added <= count; added++) {
            series.add(points.get(added - 1).step(), points.get(added - 1).value());
            if (added <= 200 || added % 997 == 0 || added == count) {
                check(series.view(), points.subList(0, added), mostPoints);
            }
        }
    }

    private static void check(View view, List<Point> points, int mostPoints) {
        assertThat(view.size()).isLessThanOrEqualTo(mostPoints).isEqualTo(points.size() / view.width());
        for (int i = 0; i < view.size(); i++) {
            List<Point> group = points.subList(i * view.width(), (i + 1) * view.width());
            double[] values = group.stream().mapToDouble(Point::value).toArray();
            assertThat(view.steps()[i]).isEqualTo(group.getLast().step());
            assertThat(view.lows()[i]).isEqualTo((float) Arrays.stream(values).min().orElseThrow());
            assertThat(view.highs()[i]).isEqualTo((float) Arrays.stream(values).max().orElseThrow());
            assertThat((double) view.means()[i]).isCloseTo(Arrays.stream(values).average().orElseThrow(), within(1e-4));
        }
    }

    @Test
    void threeMillionPointsStayBounded() {
        Series series = new Series();
        int count = 3_000_000;
        for (int i = 0; i < count; i++) {
            series.add(i, i == 1_234_567 ? 99 : i % 2);
        }
        View view = series.view();
        assertThat(view.width()).isEqualTo(32);
        assertThat(view.size()).isEqualTo(count / 32);
        assertThat(view.steps()).hasSize(Series.MOST_POINTS);
        Columns columns = view.columns(100);
        assertThat(Arrays.stream(columns.highs()).max()).hasValue(99);
        assertThat(Arrays.stream(columns.lows()).max()).hasValue(0);
        assertThat(Arrays.stream(columns.means()).average().orElseThrow()).isCloseTo(0.5, within(1e-3));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 64, 4096})
    void aViewNeverChangesAfterwardsAndCopiesNothing(int mostPoints) {
        Series series = new Series(mostPoints);
        List<View> views = new ArrayList<>();
        List<List<List<Number>>> then = new ArrayList<>();
        for (Point point : points(5000, 3)) {
            series.add(point.step(), point.value());
            if (views.size() * 37 < point.step()) {
                views.add(series.view());
                then.add(rows(views.getLast()));
            }
        }
        for (int i = 0; i < views.size(); i++) {
            assertThat(rows(views.get(i))).isEqualTo(then.get(i));
        }
        View first = series.view();
        View second = series.view();
        assertThat(first.means()).isSameAs(second.means());
    }

    @ParameterizedTest
    @CsvSource({"0, 100000, 7", "100, 900, 300", "500, 500, 10", "901, 3, 10", "0, 0, 1", "-5, 20, 3", "5000, 6000, 4",
        "0, 9223372036854775807, 50",
        "17, 1700, 100000", "0, 2000, 0"})
    void columnsShowAllValuesBetweenTwoSteps(long from, long to, int most) {
        List<Point> points = points(1000, 5);
        Columns columns = series(Series.MOST_POINTS, points).view().columns(from, to, most);
        List<Point> inside = points.stream().filter(point -> point.step() >= from && point.step() <= to).toList();
        int count = Math.min(most, inside.size());
        assertThat(columns.size()).isEqualTo(count);
        for (int column = 0; column < count; column++) {
            List<Point> group = inside.subList(inside.size() * column / count, inside.size() * (column + 1) / count);
            double[] values = group.stream().mapToDouble(point -> (float) point.value()).toArray();
            assertThat(columns.steps()[column]).isEqualTo(group.getLast().step());
            assertThat(columns.means()[column]).isCloseTo(Arrays.stream(values).average().orElseThrow(), within(1e-5));
            assertThat(columns.lows()[column]).isEqualTo(Arrays.stream(values).min().orElseThrow());
            assertThat(columns.highs()[column]).isEqualTo(Arrays.stream(values).max().orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1023, 1024, 1025, 5000})
    void aRestoredSeriesIsTheSameAndGoesOnTheSame(int count) {
        List<Point> points = points(count + 3000, 7);
        Series series = series(Series.MOST_POINTS, points.subList(0, count));
        Series restored = Series.restored(series.save());
        assertThat(Bits.of(restored.save())).isEqualTo(Bits.of(series.save()));
        for (Point point : points.subList(count, points.size())) {
            series.add(point.step(), point.value());
            restored.add(point.step(), point.value());
        }
        assertThat(rows(restored.view())).isEqualTo(rows(series.view()));
    }

    @Test
    void aCurveSavedWithMoreRoomKeepsItsPoints() {
        Series large = new Series(1 << 20);
        for (int i = 0; i < 300_001; i++) {
            large.add(i, i);
        }
        Series restored = Series.restored(large.save());
        assertThat(Bits.of(restored.save())).isEqualTo(Bits.of(large.save()));
        restored.add(300_001, 7);
        assertThat(restored.view().size()).isEqualTo(300_002);
        assertThat(restored.view().width()).isEqualTo(1);
    }

    @Test
    void aFullSeriesWithValuesNotYetJoinedGoesOnTheSameWhenRestored() {
        Series series = new Series();
        int count = 2 * Series.MOST_POINTS + 3;
        for (int i = 0; i < count; i++) {
            series.add(i, StrictMath.sin(i));
        }
        Series restored = Series.restored(series.save());
        for (int i = count; i < count + 5; i++) {
            series.add(i, i);
            restored.add(i, i);
        }
        assertThat(Bits.of(restored.save())).isEqualTo(Bits.of(series.save()));
    }

    @Test
    void aSavedStateDoesNotChangeWhenTheSeriesGrows() {
        Series series = series(8, points(8, 9));
        State state = series.save();
        String then = Bits.of(state);
        points(100, 10).forEach(point -> series.add(1000 + point.step(), point.value()));
        assertThat(Bits.of(state)).isEqualTo(then);
    }

    @Test
    void nonsenseIsNotRestored() {
        float[] two = {1, 2};
        float[] one = {1};
        long[] steps = {3, 4};
        List<State> nonsense = List.of(
                new State(1, steps, one, two, two, 0, 0, 0, 0),
                new State(1, steps, two, one, two, 0, 0, 0, 0),
                new State(1, steps, two, two, one, 0, 0, 0, 0),
                new State(1, new long[] {4, 3}, two, two, two, 0, 0, 0, 0),
                new State(1, new long[] {-1, 3}, two, two, two, 0, 0, 0, 0),
                new State(0, steps, two, two, two, 0, 0, 0, 0),
                new State(3, steps, two, two, two, 0, 0, 0, 0),
                new State(-2, steps, two, two, two, 0, 0, 0, 0),
                new State(Integer.MIN_VALUE, steps, two, two, two, 0, 0, 0, 0),
                new State(1, steps, two, two, two, 1, 0, 0, 0),
                new State(4, steps, two, two, two, -1, 0, 0, 0),
                new State(4, steps, two, two, two, 4, 0, 0, 0));
        assertThat(nonsense).allSatisfy(state -> assertThatIllegalArgumentException().isThrownBy(() -> Series.restored(state)));
    }

    @Test
    void anOddNumberOfPointsIsRefusedBecauseOneWouldBeLost() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Series(7));
        assertThatIllegalArgumentException().isThrownBy(() -> new Series(0));
    }
}
