package agentarcade.app.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The levels worth a line beside a curve, and the range of values that shows both.
///
/// A level far above what has been reached would flatten the curve to nothing, so only the next one to beat is shown; and of those that are
/// far below, the highest. Levels that lie too close together to be told apart share one line's name.
record Levels(double low, double high, List<Line> lines) {
    private static final double CLOSE = 0.06;
    private static final double MARGIN = 0.04;
    /// Room for the name above the highest line.
    private static final double LABEL = 0.14;
    private static final double SMALLEST_SPAN = 1e-3;
    /// Of the values themselves; less could not be told apart at the axis.
    private static final double SMALLEST_SHARE = 0.2;

    /// A horizontal line with its name.
    record Line(String name, double value) {
    }

    /// All levels, beside a share of 1.
    static Levels ofShare(List<Line> known) {
        return new Levels(0, 1 + LABEL, named(known.stream().sorted(Comparator.comparingDouble(Line::value)).toList(), CLOSE));
    }

    /// @param values those of all curves
    /// @param known all levels there are, in any order
    static Levels beside(double[] values, List<Line> known) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double mean : values) {
            least = Math.min(least, mean);
            most = Math.max(most, mean);
        }
        List<Line> rising = known.stream().sorted(Comparator.comparingDouble(Line::value)).toList();
        if (values.length == 0) {
            // All there is to reach.
            least = rising.isEmpty() ? 0 : rising.getFirst().value();
            most = rising.isEmpty() ? 1 : rising.getLast().value();
        }
        List<Line> worth = new ArrayList<>();
        for (int i = 0; i < rising.size(); i++) {
            double value = rising.get(i).value();
            boolean nextToBeat = value > most && (i == 0 || rising.get(i - 1).value() <= most);
            boolean lastBeaten = value < least && (i == rising.size() - 1 || rising.get(i + 1).value() >= least);
            if (value >= least && value <= most || nextToBeat || lastBeaten) {
                worth.add(rising.get(i));
            }
        }
        double low = Math.min(least, worth.isEmpty() ? least : worth.getFirst().value());
        double high = Math.max(most, worth.isEmpty() ? most : worth.getLast().value());
        double span = Math.max(high - low, Math.max(SMALLEST_SPAN, SMALLEST_SHARE * Math.max(Math.abs(low), Math.abs(high))));
        return new Levels(low - MARGIN * span, high + LABEL * span, named(worth, CLOSE * span));
    }

    /// Lines that are close together get their names on the highest of them, where there is room above.
    private static List<Line> named(List<Line> rising, double close) {
        List<Line> named = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < rising.size(); i++) {
            Line line = rising.get(i);
            names.add(line.name());
            boolean highest = i == rising.size() - 1 || rising.get(i + 1).value() - line.value() >= close;
            named.add(new Line(highest ? String.join(" · ", names) : "", line.value()));
            if (highest) {
                names.clear();
            }
        }
        return named;
    }
}
