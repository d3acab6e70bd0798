package agentarcade.app.charts;

import agentarcade.app.run.Look;
import agentarcade.app.run.Plan;
import agentarcade.train.Series;
import agentarcade.train.Timeline;

import java.util.List;
import java.util.Optional;

/// What is to be seen in a chart, as immutable data that any thread may draw from.
///
/// @param chart the name of what is drawn
/// @param x what is visible of the axis
/// @param values what is visible of the values; unless said, all that there are
/// @param percent whether values are shares of 1
/// @param joined whether runs that differ in nothing but the seed become one band
record ChartRequest(String chart, Across across, Span x, Optional<Span> values, boolean log, boolean percent, boolean joined,
        List<RunCurve> runs, List<Levels.Line> levels) {

    ChartRequest {
        runs = List.copyOf(runs);
        levels = List.copyOf(levels);
    }

    /// The curve of one run.
    ///
    /// @param plan what the run goes by, whatever the seed: runs of equal plans are repetitions
    /// @param cut the step at which it is cut; what came later is only hinted at
    /// @param singles the values of which `curve` is a running mean; empty if it is none
    record RunCurve(String name, Look look, boolean current, Plan plan, Series.View curve, Series.View singles, Timeline.View timeline,
            List<Mark> marks, Optional<Long> cut) {
        RunCurve {
            marks = List.copyOf(marks);
        }
    }

    /// Something that happened at a step, in words.
    record Mark(long step, String words) {
    }
}
