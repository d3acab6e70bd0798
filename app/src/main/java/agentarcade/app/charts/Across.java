package agentarcade.app.charts;

import agentarcade.train.Timeline;

/// What a curve is drawn over. Curves are kept over steps; the timeline of their run says where those lie on the other axes.
public enum Across {
    STEPS(100) {
        @Override
        double now(Timeline.View timeline) {
            return timeline.now().steps();
        }

        @Override
        double at(Timeline.View timeline, double step) {
            return step;
        }

        @Override
        double step(Timeline.View timeline, double x) {
            return x;
        }
    },
    EPISODES(10) {
        @Override
        double now(Timeline.View timeline) {
            return timeline.now().episodes();
        }

        @Override
        double at(Timeline.View timeline, double step) {
            return timeline.episodesAt(step);
        }

        @Override
        double step(Timeline.View timeline, double x) {
            return timeline.stepOfEpisode(x);
        }
    },
    UPDATES(100) {
        @Override
        double now(Timeline.View timeline) {
            return timeline.now().updates();
        }

        @Override
        double at(Timeline.View timeline, double step) {
            return timeline.updatesAt(step);
        }

        @Override
        double step(Timeline.View timeline, double x) {
            return timeline.stepOfUpdate(x);
        }
    },
    SECONDS(1) {
        @Override
        double now(Timeline.View timeline) {
            return timeline.now().nanos() / 1e9;
        }

        @Override
        double at(Timeline.View timeline, double step) {
            return timeline.secondsAt(step);
        }

        @Override
        double step(Timeline.View timeline, double x) {
            return timeline.stepOfSecond(x);
        }
    };

    private final double shortest;

    Across(double shortest) {
        this.shortest = shortest;
    }

    /// How long the axis is at least, before much has been trained.
    double shortest() {
        return shortest;
    }

    /// How far a run has come.
    abstract double now(Timeline.View timeline);

    /// Where a step lies.
    abstract double at(Timeline.View timeline, double step);

    /// The step at a place.
    abstract double step(Timeline.View timeline, double x);
}
