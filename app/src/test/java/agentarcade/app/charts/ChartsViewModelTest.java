package agentarcade.app.charts;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.run.Change;
import agentarcade.app.run.Plan;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.runs.RunsViewModel;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.experiment.World;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;
import agentarcade.store.Presets;

import java.util.Locale;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/// Without a window: whoever draws is pretended.
class ChartsViewModelTest {
    private static final long FRAME = 16_666_667;

    private final RunsViewModel runs = new RunsViewModel();
    private final ChartsViewModel charts = new ChartsViewModel(new Texts(Locale.ENGLISH), runs, (name, kind, writing) -> {
    });
    private long now = 1_000_000_000;

    ChartsViewModelTest() {
        runs.replaceCurrent(RunViewModel.fresh(plan("catch", 1)));
    }

    private static Plan plan(String world, long seed) {
        return Plan.without(World.canonical(Environments.find(world).orElseThrow()), seed);
    }

    private ChartViewModel chart(String name) {
        return charts.open().stream().filter(chart -> chart.name().equals(name)).findFirst().orElseThrow();
    }

    /// One frame, in which nothing is drawn.
    private void pulse() {
        now += FRAME;
        charts.pulse(now);
    }

    private void draw() {
        charts.open().stream().filter(ChartViewModel::isWaiting).forEach(chart -> chart.show(ChartData.of(chart.requestProperty().get())));
    }

    private void settle() {
        for (int i = 0; i < 20; i++) {
            pulse();
            draw();
        }
        assertThat(charts.isDrawn()).isTrue();
    }

    private void closeUp() {
        settle();
        charts.show(new Span(20, 60));
    }

    @Test
    void atMostOneChartIsAskedForInAPulse() {
        charts.choices().forEach(name -> charts.open(name, true));
        assertThat(charts.open()).extracting(ChartViewModel::name).containsExactly("score", "loss", "length", "speed");
        IntStream.range(1, 5).forEach(asked -> {
            pulse();
            assertThat(charts.open().stream().filter(ChartViewModel::isWaiting)).hasSize(asked);
        });
        pulse();
        draw();
        assertThat(charts.isDrawn()).isTrue();
    }

    @Test
    void aChartThatIsStillDrawnOrScrolledAwayIsNotAskedFor() {
        chart("loss").inSightProperty().set(false);
        pulse();
        ChartRequest first = chart("score").requestProperty().get();
        chart("score").outdate();
        pulse();
        pulse();
        assertThat(chart("score").requestProperty().get()).isSameAs(first);
        assertThat(chart("loss").requestProperty().get()).isNull();
    }

    @Test
    void whereNothingGrowsNothingIsDrawnAgain() {
        settle();
        ChartRequest drawn = chart("score").requestProperty().get();
        settle();
        assertThat(chart("score").requestProperty().get()).isSameAs(drawn);
    }

    @Test
    void zoomingStopsFollowingAndAllChartsShareTheRange() {
        closeUp();
        assertThat(charts.followingProperty().get()).isFalse();
        settle();
        assertThat(charts.open()).extracting(chart -> chart.requestProperty().get().x()).containsOnly(new Span(20, 60));
        charts.pan(0.25);
        assertThat(charts.visible()).isEqualTo(new Span(30, 70));
        charts.pan(9);
        assertThat(charts.visible()).as("not beyond the end").isEqualTo(new Span(60, 100));
        charts.followingProperty().set(true);
        settle();
        assertThat(charts.open()).extracting(chart -> chart.requestProperty().get().x()).containsOnly(new Span(0, 100));
    }

    @Test
    void zoomedOutToAllOfItFollowsAgain() {
        closeUp();
        IntStream.range(0, 6).forEach(_ -> charts.zoom(false));
        assertThat(charts.followingProperty().get()).isTrue();
    }

    @Test
    void whatIsEnclosedInOneChartLeavesTheValuesOfTheOthers() {
        settle();
        charts.show(chart("loss"), new Span(20, 60), new Span(0.1, 0.2));
        settle();
        assertThat(chart("loss").drawnProperty().get().values()).isEqualTo(new Span(0.1, 0.2));
        assertThat(chart("score").requestProperty().get().values()).isEmpty();
        charts.followingProperty().set(true);
        settle();
        assertThat(chart("loss").requestProperty().get().values()).isEmpty();
    }

    @Test
    void theCursorStopsAtColumnsAndTellsWhatHappenedThere() {
        settle();
        ChartViewModel chart = chart("loss");
        chart.show(ChartData.of(Requests.over(Across.STEPS, 0, 99,
                Requests.run("one", 0, Requests.curve(100, step -> step / 10.0), new ChartRequest.Mark(98, "Learning rate: 0.1 → 0.2")))));
        chart.moveCursor(-1);
        assertThat(chart.readOut(charts.cursorProperty().get())).isEqualTo("99 steps\n9.9\nLearning rate: 0.1 → 0.2");
        chart.cursorToStart();
        chart.moveCursor(1);
        chart.moveCursor(1);
        chart.moveCursor(-1);
        assertThat(chart.readOut(charts.cursorProperty().get())).isEqualTo("1 steps\n0.1");
        chart.cursorToEnd();
        assertThat(charts.cursorProperty().get()).isEqualTo(99);
    }

    @Test
    void aChangedSettingLeavesAMark() {
        settle();
        runs.currentProperty().get().changes().add(new Change(40, "dqn.learningRate", 0.001, 0.01));
        settle();
        assertThat(chart("loss").drawnProperty().get().marks()).singleElement()
                .satisfies(mark -> assertThat(mark.words()).isEqualTo("Learning rate: 0.001 → 0.01"));
    }

    @Test
    void whatNobodySeesIsNotDrawn() {
        charts.shownProperty().set(false);
        pulse();
        pulse();
        assertThat(chart("score").requestProperty().get()).isNull();
        charts.shownProperty().set(true);
        pulse();
        assertThat(chart("score").requestProperty().get()).isNotNull();
    }

    @Test
    void theTableHasTheChartsThatAreOpen() {
        charts.tableProperty().set(true);
        charts.open("length", true);
        pulse();
        assertThat(charts.tableRequestProperty().get()).extracting(ChartRequest::chart).containsExactly("score", "loss", "length");
    }

    @Test
    void aPictureThatCouldNotBeDrawnDoesNotKeepTheNextFromBeingDrawn() {
        pulse();
        ChartViewModel chart = chart("score");
        ChartRequest lost = chart.requestProperty().get();
        chart.giveUp(lost);
        chart.outdate();
        settle();
        assertThat(chart.requestProperty().get()).isNotSameAs(lost);
        assertThat(chart.drawnProperty().get().request()).isSameAs(chart.requestProperty().get());
    }

    @Test
    void valuesAreNotZoomedNearerThanTheyCanBeToldApart() {
        settle();
        charts.show(chart("loss"), new Span(20, 60), new Span(1, 1 + 1e-9));
        settle();
        assertThat(chart("loss").requestProperty().get().values()).isEmpty();
        assertThat(charts.visible()).isEqualTo(new Span(20, 60));
    }

    @Test
    void aRunWhoseSettingsWereChangedIsNoRepetitionOfAnother() throws Refused {
        var preset = Presets.first(Environments.find("catch").orElseThrow(), Algorithms.find("dqn").orElseThrow());
        RunViewModel changed = RunViewModel.fresh(Plan.of(preset, 2));
        runs.replaceCurrent(RunViewModel.fresh(Plan.of(preset, 1)));
        runs.addBeside(runs.currentProperty().get(), changed);
        settle();
        assertThat(charts.keyProperty().get().repeated()).isTrue();
        changed.use(preset.algorithm().settings().with(preset.settings(), "epsilonLast", 0.5));
        settle();
        assertThat(charts.keyProperty().get().repeated()).isFalse();
        assertThat(chart("loss").requestProperty().get().runs()).extracting(ChartRequest.RunCurve::plan).doesNotHaveDuplicates();
        runs.close();
    }
}
