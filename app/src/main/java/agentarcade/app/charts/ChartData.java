package agentarcade.app.charts;

import agentarcade.app.charts.ChartRequest.RunCurve;
import agentarcade.app.run.Look;
import agentarcade.app.run.Plan;
import agentarcade.train.Series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A chart ready to be drawn: curves thinned out, from all their points, for a picture of limited width, and the ranges that show them.
///
/// @param curves the current run's last, so that it is drawn on top
/// @param cuts where curves are cut
record ChartData(ChartRequest request, Span values, List<Curve> curves, List<SeedBand> bands, List<Levels.Line> levels, List<Mark> marks,
        List<Double> cuts) {
    static final int MOST_COLUMNS = 300;
    /// Where a curve keeps this far from 0, the axis need not begin there.
    private static final double FAR_FROM_ZERO = 0.6;
    private static final double MARGIN = 0.05;

    /// A curve in columns, from left to right.
    /// @param plan curves of equal plans differ in the seed
    /// @param rest what comes after a cut; nothing where there is none
    /// @param spread whether the distance from `lows` to `highs` is worth drawing
    record Curve(String name, Look look, boolean current, Plan plan, Points points, Points singles, Points rest, boolean spread) {
        Stream<Points> whole() {
            return Stream.of(points, rest);
        }
    }

    /// Means, minima and maxima of groups of neighbours, at the place of the last of each group.
    record Points(double[] x, double[] means, double[] lows, double[] highs) {
        private static final Points NONE = new Points(new double[0], new double[0], new double[0], new double[0]);

        int size() {
            return x.length;
        }
    }

    record Mark(double x, Look look, String words) {
    }

    static ChartData of(ChartRequest request) {
        return of(request, MOST_COLUMNS);
    }

    static ChartData of(ChartRequest request, int mostColumns) {
        List<Curve> all =
                request.runs().stream().sorted(Comparator.comparing(RunCurve::current)).map(run -> curve(request, run, mostColumns))
                        .toList();
        List<SeedBand> bands = request.joined() ? SeedBand.all(all) : List.of();
        List<Curve> curves = all.stream().filter(curve -> bands.stream().noneMatch(band -> band.holds(curve))).toList();
        Levels levels = levels(request, all);
        Span values = request.values().orElseGet(() -> request.log() ? logarithmic(all) : linear(request, all, levels));
        List<Mark> marks = request.runs().stream().flatMap(run -> run.marks().stream()
                .filter(mark -> mark.step() <= end(run))
                .map(mark -> new Mark(request.across().at(run.timeline(), mark.step()), run.look(), mark.words()))).toList();
        List<Double> cuts = request.runs().stream()
                .flatMap(run -> run.cut().stream().map(step -> request.across().at(run.timeline(), step))).toList();
        return new ChartData(request, values, curves, bands, request.log() ? List.of() : levels.lines(), marks, cuts);
    }

    private static Curve curve(ChartRequest request, RunCurve run, int mostColumns) {
        boolean isMean = run.singles().size() > 0;
        return new Curve(run.name(), run.look(), run.current(), run.plan(), points(request, run, run.curve(), 0, end(run), mostColumns),
                points(request, run, request.percent() ? Series.View.EMPTY : run.singles(), 0, end(run), mostColumns),
                run.cut().map(step -> points(request, run, run.curve(), step, Long.MAX_VALUE, mostColumns)).orElse(Points.NONE),
                run.current() && !isMean && !request.percent());
    }

    /// The last step of a run that is drawn.
    private static long end(RunCurve run) {
        return run.cut().orElse(Long.MAX_VALUE);
    }

    /// What is visible of a curve between two steps.
    private static Points points(ChartRequest request, RunCurve run, Series.View curve, long first, long last, int mostColumns) {
        Across across = request.across();
        // A column more on either side, so that lines reach the edges.
        double margin = request.x().width() / MOST_COLUMNS;
        long from = Math.max(first, (long) Math.floor(across.step(run.timeline(), Math.max(0, request.x().from() - margin))));
        long to = Math.min(last, (long) Math.ceil(across.step(run.timeline(), request.x().to() + margin)));
        Series.Columns columns = curve.columns(from, to, mostColumns);
        double[] x = columns.steps();
        if (across != Across.STEPS) {
            x = Arrays.stream(x).map(step -> across.at(run.timeline(), step)).toArray();
        }
        return new Points(x, columns.means(), columns.lows(), columns.highs());
    }

    private static Levels levels(ChartRequest request, List<Curve> all) {
        if (request.percent()) {
            return Levels.ofShare(request.levels());
        }
        double[] means = all.stream().flatMap(Curve::whole).flatMapToDouble(points -> Arrays.stream(points.means())).toArray();
        return Levels.beside(means, request.levels());
    }

    private static Span linear(ChartRequest request, List<Curve> all, Levels levels) {
        if (request.percent()) {
            return new Span(levels.low(), levels.high());
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Curve curve : all) {
            for (Points points : List.of(curve.points(), curve.singles(), curve.rest())) {
                boolean whole = curve.spread() || points == curve.singles();
                low = Math.min(low, Arrays.stream(whole ? points.lows() : points.means()).min().orElse(low));
                high = Math.max(high, Arrays.stream(whole ? points.highs() : points.means()).max().orElse(high));
            }
        }
        if (!request.levels().isEmpty()) {
            return new Span(Math.min(low, levels.low()), Math.max(high, levels.high()));
        }
        if (!(high >= low)) {
            return new Span(0, 1);
        }
        low = low > 0 && low < FAR_FROM_ZERO * high ? 0 : low;
        high = high < 0 && high > FAR_FROM_ZERO * low ? 0 : high;
        double room = high > low ? MARGIN * (high - low) : Math.max(Math.abs(high), 1) / 2;
        return new Span(low == 0 ? 0 : low - room, high == 0 && low < 0 ? 0 : high + room);
    }

    private static Span logarithmic(List<Curve> all) {
        double[] positive = all.stream().flatMapToDouble(curve -> curve.whole()
                .flatMap(points -> curve.spread() ? Stream.of(points.means(), points.lows(), points.highs()) : Stream.of(points.means()))
                .flatMapToDouble(Arrays::stream)).filter(value -> value > 0).toArray();
        if (positive.length == 0) {
            return new Span(0.1, 1);
        }
        double low = Math.log10(Arrays.stream(positive).min().orElseThrow());
        double high = Math.log10(Arrays.stream(positive).max().orElseThrow());
        double room = Math.max(MARGIN * (high - low), 0.02);
        return new Span(Math.pow(10, low - room), Math.pow(10, high + room));
    }

    boolean isEmpty() {
        return curves.stream().flatMap(Curve::whole).allMatch(points -> points.size() == 0) && bands.isEmpty();
    }

    /// Whether there are values, but none that has a logarithm.
    boolean hasNoLogarithm() {
        return request.log() && !isEmpty() && bands.isEmpty()
                && curves.stream().flatMap(Curve::whole).allMatch(points -> Arrays.stream(points.highs()).allMatch(high -> high <= 0));
    }

    // ---- to be read ----

    /// The value of a curve at a place.
    record Value(String name, Look look, double value) {
    }

    /// The value of each curve at `x`, the current run's first. A curve that has not come so far has none.
    List<Value> at(double x) {
        List<Value> found = new ArrayList<>();
        for (Curve curve : curves.reversed()) {
            int column = column(curve.points().x(), x);
            if (column >= 0) {
                found.add(new Value(curve.name(), curve.look(), curve.points().means()[column]));
            }
        }
        for (SeedBand band : bands) {
            int column = column(band.band().x(), x);
            if (column >= 0) {
                found.add(new Value(band.name(), band.look(), band.band().middle()[column]));
            }
        }
        return found;
    }

    /// The column that a place belongs to: the first that ends there or later, or −1 if there is none.
    private static int column(double[] rising, double x) {
        if (rising.length > 0 && x < rising[0] - (rising.length > 1 ? rising[1] - rising[0] : 0)) {
            return -1;
        }
        int at = Arrays.binarySearch(rising, x);
        int column = at >= 0 ? at : -at - 1;
        return column < rising.length ? column : -1;
    }

    /// The places a cursor stops at: the visible columns of the curve on top.
    double[] stops() {
        double[] all = curves.isEmpty() ? bands.isEmpty() ? new double[0] : bands.getFirst().band().x() : curves.getLast().points().x();
        return Arrays.stream(all).filter(request.x()::holds).distinct().toArray();
    }

    /// What happened within `reach` of a place.
    List<Mark> marksNear(double x, double reach) {
        return marks.stream().filter(mark -> Math.abs(mark.x() - x) <= reach).toList();
    }
}
