package agentarcade.app.charts;

import agentarcade.train.Series;
import agentarcade.train.Timeline;

/// How fast a run was trained, in steps a second, as a curve over its steps. Pauses do not count.
final class Speed {
    private static final long SHORTEST_NANOS = 250_000_000;
    private static final int MOST_POINTS = 300;

    private Speed() {
    }

    static Series.View of(Timeline.View timeline) {
        // Time is told once in a frame or so: over less than a few frames there would be nothing but noise.
        long window = Math.max(SHORTEST_NANOS, timeline.now().nanos() / MOST_POINTS);
        Series speed = new Series();
        long since = 0;
        long stepsThen = 0;
        for (int i = 0; i < timeline.size(); i++) {
            long elapsed = timeline.nanos()[i] - since;
            if (elapsed >= window) {
                speed.add(timeline.steps()[i], (timeline.steps()[i] - stepsThen) * 1e9 / elapsed);
                since = timeline.nanos()[i];
                stepsThen = timeline.steps()[i];
            }
        }
        return speed.view();
    }
}
