package agentarcade.app.charts;

import agentarcade.app.charts.ChartRequest.Mark;
import agentarcade.app.charts.ChartRequest.RunCurve;
import agentarcade.app.run.Look;
import agentarcade.app.run.Plan;
import agentarcade.experiment.Environments;
import agentarcade.experiment.World;
import agentarcade.train.Series;
import agentarcade.train.Timeline;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/// Charts to be drawn, for tests.
final class Requests {
    static final Plan PLAN = Plan.without(World.canonical(Environments.find("catch").orElseThrow()), 0);

    private Requests() {
    }

    /// A point at each step from 0 on.
    static Series.View curve(int points, IntToDoubleFunction value) {
        Series series = new Series();
        for (int i = 0; i < points; i++) {
            series.add(i, value.applyAsDouble(i));
        }
        return series.view();
    }

    /// An episode every 10 steps, an update every 4 and a second every 100.
    static Timeline.View timeline(long steps) {
        return new Timeline.View(0, new long[0], new long[0], new long[0], new long[0],
                new Timeline.Moment(steps, steps / 10, steps / 4, steps * 10_000_000));
    }

    static RunCurve run(String name, int number, Series.View curve, Mark... marks) {
        return new RunCurve(name, new Look(number, number), number == 0, PLAN, curve, Series.View.EMPTY, timeline(curve.lastStep()),
                Arrays.asList(marks), Optional.empty());
    }

    static ChartRequest over(Across across, double from, double to, RunCurve... runs) {
        return new ChartRequest("loss", across, new Span(from, to), Optional.empty(), false, false, false, Arrays.asList(runs), List.of());
    }

    /// Cut at a step, every curve of it.
    static ChartRequest cut(ChartRequest one, long step) {
        return new ChartRequest(one.chart(), one.across(), one.x(), one.values(), one.log(), one.percent(), one.joined(),
                one.runs().stream().map(run -> new RunCurve(run.name(), run.look(), run.current(), run.plan(), run.curve(), run.singles(),
                        run.timeline(), run.marks(), Optional.of(step))).toList(),
                one.levels());
    }

    static ChartRequest joined(ChartRequest one) {
        return new ChartRequest(one.chart(), one.across(), one.x(), one.values(), one.log(), one.percent(), true, one.runs(), one.levels());
    }

    static ChartRequest logarithmic(ChartRequest one) {
        return new ChartRequest(one.chart(), one.across(), one.x(), one.values(), true, one.percent(), one.joined(), one.runs(),
                one.levels());
    }

    /// Of shares of 1, with a line to compare with.
    static ChartRequest shares(double from, double to, RunCurve... runs) {
        return new ChartRequest("score", Across.STEPS, new Span(from, to), Optional.empty(), false, true, false, Arrays.asList(runs),
                List.of(new Levels.Line("random play", 0.3)));
    }
}
