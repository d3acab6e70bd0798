package agentarcade.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import agentarcade.train.Timeline.Moment;

import org.junit.jupiter.api.Test;

class TimelineTest {

    /// An episode every 10 steps, an update every 4, and a second every 100.
    private static Timeline after(long steps) {
        Timeline timeline = new Timeline();
        pass(timeline, 1, steps);
        return timeline;
    }

    private static void pass(Timeline timeline, long from, long to) {
        for (long step = from; step <= to; step++) {
            Moment now = at(step);
            timeline.pass(step, now.episodes(), now.updates(), now.nanos());
        }
    }

    private static Moment at(long step) {
        return new Moment(step, step / 10, step / 4, step * 10_000_000);
    }

    @Test
    void eachQuantityLeadsToTheStepsAndBack() {
        Timeline.View view = after(1_000).view(at(1_000));
        assertThat(view.episodesAt(500)).isEqualTo(50);
        assertThat(view.updatesAt(500)).isEqualTo(125);
        assertThat(view.secondsAt(500)).isEqualTo(5);
        assertThat(view.stepOfEpisode(50)).isEqualTo(500);
        assertThat(view.stepOfUpdate(125)).isEqualTo(500);
        assertThat(view.stepOfSecond(5)).isCloseTo(500, within(1e-9));
        assertThat(view.secondsAt(5_000)).as("beyond now").isEqualTo(10);
    }

    @Test
    void aMillionStepsAreKeptInBoundedRoomAndOlderViewsStayAsTheyWere() {
        Timeline timeline = after(4_000);
        Timeline.View early = timeline.view(at(4_000));
        pass(timeline, 4_001, 1_000_000);
        Timeline.View late = timeline.view(at(1_000_000));
        assertThat(late.size()).isBetween(Timeline.MOST_MOMENTS / 2, Timeline.MOST_MOMENTS);
        for (long step = 1; step <= 1_000_000; step += 997) {
            assertThat(late.episodesAt(step)).isCloseTo(step / 10.0, within(1.0));
            assertThat(late.secondsAt(step)).isCloseTo(step / 100.0, within(1e-6));
        }
        assertThat(early.episodesAt(3_210)).isEqualTo(321);
    }

    @Test
    void withoutMomentsThereIsAStraightLine() {
        Timeline.View view = new Timeline().view(new Moment(1_000, 10, 500, 2_000_000_000));
        assertThat(view.episodesAt(500)).isEqualTo(5);
        assertThat(view.secondsAt(250)).isEqualTo(0.5);
        assertThat(view.stepOfUpdate(250)).isEqualTo(500);
        assertThat(Timeline.View.EMPTY.secondsAt(10)).isZero();
    }

    @Test
    void restoredItGoesOnAsIfItHadNeverBeenSaved() {
        Timeline restored = Timeline.restored(after(5_555).save(), at(5_555));
        pass(restored, 5_556, 20_000);
        assertThat(restored.save()).usingRecursiveComparison().isEqualTo(after(20_000).save());
    }

    @Test
    void aRunWithoutATimelineGoesOnFromAStraightLine() {
        Timeline restored = Timeline.restored(Timeline.State.unknown(), at(1_000));
        pass(restored, 1_001, 2_000);
        Timeline.View view = restored.view(at(2_000));
        assertThat(view.episodesAt(500)).isEqualTo(50);
        assertThat(view.episodesAt(1_500)).isEqualTo(150);
    }

    @Test
    void timeToldOnlyAtTheEndIsSpreadEvenly() {
        Timeline untold = new Timeline();
        for (long step = 1; step <= 1_000; step++) {
            untold.pass(step, 0, 0, 0);
        }
        Timeline.View view =
                Timeline.restored(untold.save(), new Moment(1_000, 0, 0, 4_000_000_000L)).view(new Moment(1_000, 0, 0, 4_000_000_000L));
        assertThat(view.secondsAt(250)).isCloseTo(1, within(1e-9));
        assertThat(view.secondsAt(1_000)).isCloseTo(4, within(1e-9));
    }

    @Test
    void whatCanNotHaveBeenIsRefused() {
        Timeline.State good = after(100).save();
        assertThatIllegalArgumentException().isThrownBy(() -> Timeline.restored(good, at(50)));
        assertThat(new Timeline.State(3, good.steps(), good.episodes(), good.updates(), good.nanos()).isPossible()).isFalse();
        assertThat(new Timeline.State(1, good.steps(), good.steps(), new long[1], good.nanos()).isPossible()).isFalse();
        assertThat(new Timeline.State(1, new long[] {2, 1}, new long[2], new long[2], new long[2]).isPossible()).isFalse();
    }
}
