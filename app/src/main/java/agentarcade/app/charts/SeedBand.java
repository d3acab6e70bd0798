package agentarcade.app.charts;

import agentarcade.app.charts.ChartData.Curve;
import agentarcade.app.run.Look;
import agentarcade.app.run.Plan;
import agentarcade.experiment.statistics.CurveBand;
import agentarcade.experiment.statistics.CurveBand.Line;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Runs that differ in nothing but the seed, drawn as one band.
record SeedBand(String name, Look look, CurveBand band, List<Curve> members) {
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
        List<Line> lines = members.stream().map(curve -> new Line(curve.points().x(), curve.points().means())).toList();
        return new SeedBand(name, members.getLast().look(), CurveBand.of(lines, PLACES, REPETITIONS), members);
    }

    boolean holds(Curve curve) {
        return members.contains(curve);
    }
}
