package agentarcade.app.charts;

import agentarcade.train.Timeline;

import java.util.function.ToDoubleFunction;

/// What a curve is drawn over. Curves are kept over steps; the timeline of their run says where those lie on the other axes.
public enum Across {
    STEPS(100, timeline -> timeline.now().steps(), (_, step) -> step, (_, step) -> step),
    EPISODES(10, timeline -> timeline.now().episodes(), Timeline.View::episodesAt, Timeline.View::stepOfEpisode),
    UPDATES(100, timeline -> timeline.now().updates(), Timeline.View::updatesAt, Timeline.View::stepOfUpdate),
    SECONDS(1, timeline -> timeline.now().nanos() / 1e9, Timeline.View::secondsAt, Timeline.View::stepOfSecond);

    /// From a place on one axis to that on another.
    private interface Conversion {
        double of(Timeline.View timeline, double place);
    }

    private final double shortest;
    private final ToDoubleFunction<Timeline.View> now;
    private final Conversion fromStep;
    private final Conversion toStep;

    Across(double shortest, ToDoubleFunction<Timeline.View> now, Conversion fromStep, Conversion toStep) {
        this.shortest = shortest;
        this.now = now;
        this.fromStep = fromStep;
        this.toStep = toStep;
    }

    /// How long the axis is at least, before much has been trained.
    double shortest() {
        return shortest;
    }

    /// How far a run has come.
    double now(Timeline.View timeline) {
        return now.applyAsDouble(timeline);
    }

    /// Where a step lies.
    double at(Timeline.View timeline, double step) {
        return fromStep.of(timeline, step);
    }

    /// The step at a place.
    double step(Timeline.View timeline, double x) {
        return toStep.of(timeline, x);
    }
}
