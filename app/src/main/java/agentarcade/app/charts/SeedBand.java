package agentarcade.app.charts;

import agentarcade.app.charts.ChartData.Curve;
import agentarcade.app.charts.ChartData.Points;
import agentarcade.app.run.Look;
import agentarcade.app.run.Plan;
import agentarcade.env.Randomness;
import agentarcade.experiment.statistics.Averages;
import agentarcade.experiment.statistics.Bootstrap;
import agentarcade.experiment.statistics.Interval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Runs that differ in nothing but the seed as one curve: at each place their interquartile mean and its 95 % interval. It reaches from
/// where all have begun to where the first of them ends.
record SeedBand(String name, Look look, double[] x, double[] middle, double[] low, double[] high, List<Curve> members) {
    static final int FEWEST_RUNS = 2;
    private static final int PLACES = 80;
    /// Fewer than for a figure in a table: a line is a few pixels wide, and it is drawn several times a second.
    private static final int REPETITIONS = 200;

    /// The bands there are among curves.
    static List<SeedBand> all(List<Curve> curves) {
        Map<Plan, List<Curve>> groups = new LinkedHashMap<>();
        curves.stream().filter(curve -> curve.points().size() > 0)
                .forEach(curve -> groups.computeIfAbsent(curve.plan(), unused -> new ArrayList<>()).add(curve));
        return groups.values().stream().filter(group -> group.size() >= FEWEST_RUNS).map(SeedBand::of).toList();
    }

    private static SeedBand of(List<Curve> members) {
        String name = members.stream().map(Curve::name).collect(Collectors.joining(" + "));
        double from = members.stream().mapToDouble(curve -> curve.points().x()[0]).max().orElseThrow();
        double to = members.stream().mapToDouble(curve -> curve.points().x()[curve.points().size() - 1]).min().orElseThrow();
        int size = to > from ? PLACES : 0;
        SeedBand band = new SeedBand(name, members.getLast().look(), new double[size], new double[size], new double[size], new double[size],
                members);
        Randomness random = Randomness.stream(0, "bootstrap");
        for (int i = 0; i < size; i++) {
            double x = from + (to - from) * i / (PLACES - 1);
            double[] values = members.stream().mapToDouble(curve -> at(x, curve.points())).toArray();
            Interval interval = Bootstrap.interval(List.of(values), drawn -> Averages.interquartileMean(drawn.getFirst()), REPETITIONS,
                    random);
            band.x[i] = x;
            band.middle[i] = Averages.interquartileMean(values);
            band.low[i] = interval.low();
            band.high[i] = interval.high();
        }
        return band;
    }

    /// In a straight line between the columns on either side.
    private static double at(double x, Points points) {
        int next = 0;
        while (next < points.size() - 1 && points.x()[next] < x) {
            next++;
        }
        int before = Math.max(0, next - 1);
        double width = points.x()[next] - points.x()[before];
        double share = width <= 0 ? 1 : Math.clamp((x - points.x()[before]) / width, 0, 1);
        return points.means()[before] + share * (points.means()[next] - points.means()[before]);
    }

    boolean holds(Curve curve) {
        return members.contains(curve);
    }
}
