package agentarcade.app.charts;

import static agentarcade.app.charts.Requests.curve;
import static agentarcade.app.charts.Requests.joined;
import static agentarcade.app.charts.Requests.logarithmic;
import static agentarcade.app.charts.Requests.over;
import static agentarcade.app.charts.Requests.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import agentarcade.app.charts.ChartData.Curve;
import agentarcade.app.charts.ChartData.Value;
import agentarcade.app.charts.ChartRequest.Mark;
import agentarcade.app.run.Look;
import agentarcade.experiment.statistics.CurveBand;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class ChartDataTest {

    @Test
    void aSpikeAmongAMillionPointsIsStillThere() {
        ChartData data = ChartData.of(over(Across.STEPS, 0, 1_000_000, run("one", 0, curve(1_000_000, i -> i == 654_321 ? 50 : 1))));
        Curve curve = data.curves().getFirst();
        assertThat(curve.points().size()).isEqualTo(300);
        assertThat(Arrays.stream(curve.points().highs()).max()).hasValue(50);
        assertThat(data.values().to()).isGreaterThan(50);
    }

    @Test
    void aCurveOverOtherThanStepsLiesWhereItsTimelineSays() {
        ChartRequest request = over(Across.SECONDS, 2, 4, run("one", 0, curve(1_001, i -> i)));
        ChartData data = ChartData.of(request);
        assertThat(data.at(3)).singleElement().satisfies(value -> assertThat(value.value()).isCloseTo(300, within(1.0)));
        assertThat(Arrays.stream(data.stops()).min().orElseThrow()).isBetween(2.0, 2.02);
        assertThat(Arrays.stream(data.stops()).max().orElseThrow()).isBetween(3.98, 4.0);
        assertThat(ChartData.of(over(Across.EPISODES, 0, 100, run("one", 0, curve(1_001, i -> i)))).at(50).getFirst().value())
                .isCloseTo(500, within(4.0));
    }

    @Test
    void zoomedInEveryPointIsAColumn() {
        ChartData data = ChartData.of(over(Across.STEPS, 500, 600, run("one", 0, curve(100_000, i -> i % 7))));
        assertThat(data.stops()).hasSize(101).startsWith(500).endsWith(600);
        assertThat(data.at(523)).containsExactly(new Value("one", new Look(0, 0), 523 % 7));
    }

    @Test
    void theCurrentRunIsReadFirstAndOneThatHasNotComeSoFarNotAtAll() {
        ChartData data =
                ChartData.of(over(Across.STEPS, 0, 200, run("current", 0, curve(201, i -> 1)), run("other", 1, curve(101, i -> 2))));
        assertThat(data.at(50)).extracting(Value::name).containsExactly("current", "other");
        assertThat(data.at(150)).extracting(Value::name).containsExactly("current");
    }

    @Test
    void runsThatDifferInTheSeedBecomeABandAroundTheirMiddle() {
        ChartData data = ChartData.of(joined(over(Across.STEPS, 0, 200, run("a", 0, curve(201, i -> 1)), run("b", 1, curve(151, i -> 2)),
                run("c", 2, curve(201, i -> 6)))));
        assertThat(data.curves()).isEmpty();
        CurveBand band = data.bands().getFirst().band();
        assertThat(band.middle()).containsOnly(3.0);
        assertThat(band.low()[10]).isBetween(1.0, 2.0);
        assertThat(band.high()[10]).isBetween(4.0, 6.0);
        assertThat(band.x()[band.x().length - 1]).as("where the first of them ends").isEqualTo(150);
    }

    @Test
    void onALogarithmicAxisOnlyWhatIsAboveZeroCounts() {
        ChartData data =
                ChartData.of(logarithmic(over(Across.STEPS, 0, 99, run("one", 0, curve(100, i -> i == 0 ? 0 : Math.pow(10, -i % 4))))));
        assertThat(data.values().from()).isBetween(5e-4, 1e-3);
        assertThat(data.values().to()).isBetween(1.0, 2.0);
    }

    @Test
    void whatHappenedIsToldNearItsPlace() {
        ChartData data = ChartData.of(over(Across.SECONDS, 0, 10, run("one", 0, curve(1_001, i -> i), new Mark(500, "Learning rate"))));
        assertThat(data.marksNear(5.1, 0.2)).extracting(ChartData.Mark::words).containsExactly("Learning rate");
        assertThat(data.marksNear(5.5, 0.2)).isEmpty();
    }

    @Test
    void aCurveThatIsCutCanBeReadUpToThereAndLeavesTheRestAndTheRangeAsTheyWere() {
        ChartRequest whole = over(Across.SECONDS, 0, 10, run("one", 0, curve(1_001, i -> i), new Mark(200, "a"), new Mark(800, "b")));
        ChartData all = ChartData.of(whole);
        ChartData data = ChartData.of(Requests.cut(whole, 500));
        assertThat(data.cuts()).containsExactly(5.0);
        assertThat(all.cuts()).isEmpty();
        assertThat(data.at(4)).isNotEmpty();
        assertThat(data.at(6)).isEmpty();
        Curve curve = data.curves().getFirst();
        assertThat(curve.points().x()[curve.points().size() - 1]).isEqualTo(5.0);
        assertThat(curve.rest().x()[curve.rest().size() - 1]).isEqualTo(10.0);
        assertThat(all.curves().getFirst().rest().size()).isZero();
        assertThat(data.values()).isEqualTo(all.values());
        assertThat(data.marks()).extracting(ChartData.Mark::words).containsExactly("a");
        assertThat(ChartData.of(Requests.cut(whole, -1)).isEmpty()).as("cut before its first point").isFalse();
    }

    @Test
    void valuesOfWhichNoneIsAboveZeroHaveNoLogarithm() {
        ChartRequest negative = over(Across.STEPS, 0, 99, run("one", 0, curve(100, i -> -i)));
        assertThat(ChartData.of(logarithmic(negative)).hasNoLogarithm()).isTrue();
        assertThat(ChartData.of(negative).hasNoLogarithm()).isFalse();
        assertThat(ChartData.of(logarithmic(over(Across.STEPS, 0, 99, run("one", 0, curve(100, i -> i - 50))))).hasNoLogarithm()).isFalse();
        assertThat(ChartData.of(logarithmic(over(Across.STEPS, 0, 99, run("one", 0, curve(0, i -> i))))).hasNoLogarithm()).isFalse();
    }
}
