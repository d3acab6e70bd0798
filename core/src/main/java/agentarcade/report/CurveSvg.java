package agentarcade.report;

import agentarcade.train.Series;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/// A curve as an SVG inside a page: a line of means, a band from the lowest to the highest value, and levels to compare with. Its colours
/// are up to the style of the page: classes `curve`, `band`, `level`, `grid`.
final class CurveSvg {
    private static final int WIDTH = 440;
    private static final int HEIGHT = 220;
    private static final int LEFT = 52;
    private static final int RIGHT = 12;
    private static final int TOP = 10;
    private static final int BOTTOM = 36;
    private static final int COLUMNS = 220;
    private static final int TICKS = 5;

    /// A score worth comparing with.
    record Level(String name, double height) {
    }

    private final String title;
    private final String kind;
    private final Series.Columns columns;
    private final List<Level> levels;
    private final Locale locale;
    private final boolean percent;
    private final double low;
    private final double high;
    private final double end;

    /// @param title what is seen, for those who can't see it
    /// @param kind a further class for the curve
    /// @param end the last step of the axis
    /// @param percent whether heights are shares
    CurveSvg(String title, String kind, Series.View curve, List<Level> levels, double end, boolean percent, Locale locale) {
        this.title = title;
        this.kind = kind;
        this.levels = levels;
        this.locale = locale;
        this.percent = percent;
        this.end = Math.max(1, end);
        columns = curve.columns(COLUMNS);
        double smallest = 0;
        double largest = percent ? 1 : 0;
        for (int i = 0; i < columns.size(); i++) {
            smallest = Math.min(smallest, columns.lows()[i]);
            largest = Math.max(largest, columns.highs()[i]);
        }
        for (Level level : levels) {
            smallest = Math.min(smallest, level.height);
            largest = Math.max(largest, level.height);
        }
        double step = tick(Math.max(largest - smallest, 1e-9));
        low = step * Math.floor(smallest / step + 1e-9);
        high = Math.max(low + step, step * Math.ceil(largest / step - 1e-9));
    }

    /// A round distance between ticks: 1, 2 or 5 times a power of ten.
    static double tick(double range) {
        double rough = range / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double share = rough / power;
        return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    }

    /// @param stepsName what the axis below is called
    String draw(String stepsName) {
        StringBuilder svg = new StringBuilder();
        svg.append("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n".formatted(WIDTH, HEIGHT, Html.escape(title)));
        double step = tick(high - low);
        for (int i = 0; low + i * step <= high + 1e-9 * step; i++) {
            double value = low + i * step;
            line(svg, "grid", LEFT, y(value), WIDTH - RIGHT, y(value));
            text(svg, "end", LEFT - 6, y(value) + 4, number(value, step));
        }
        double along = tick(end);
        for (int i = 0; i * along <= end; i++) {
            line(svg, "grid", x(i * along), HEIGHT - BOTTOM, x(i * along), HEIGHT - BOTTOM + 4.0);
            // The last number would reach beyond the picture.
            text(svg, x(i * along) > WIDTH - RIGHT - 24 ? "end" : "middle", Math.min(x(i * along), WIDTH - 2.0), HEIGHT - BOTTOM + 16.0,
                    NumberFormat.getIntegerInstance(locale).format(Math.round(i * along)));
        }
        text(svg, "middle", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 4.0, stepsName);
        for (Level level : levels) {
            line(svg, "level", LEFT, y(level.height), WIDTH - RIGHT, y(level.height));
        }
        if (columns.size() > 0) {
            svg.append("<path class=\"band %s\" d=\"%s\"/>\n".formatted(kind, band()));
            svg.append("<path class=\"curve %s\" d=\"%s\"/>\n".formatted(kind, path(i -> columns.means()[i])));
        }
        for (Level level : levels) {
            // On the left, where curves are still low; below a line that has no room above it.
            double baseline = y(level.height) < TOP + 14 ? y(level.height) + 13 : y(level.height) - 4;
            text(svg, "start", LEFT + 4.0, baseline, level.name);
        }
        return svg.append("</svg>").toString();
    }

    private interface Height {
        double at(int column);
    }

    private String path(Height height) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            point(path, i == 0 ? 'M' : 'L', i, height);
        }
        return path.toString();
    }

    private String band() {
        StringBuilder path = new StringBuilder(path(i -> columns.highs()[i]));
        for (int i = columns.size() - 1; i >= 0; i--) {
            point(path, 'L', i, column -> columns.lows()[column]);
        }
        return path.append('Z').toString();
    }

    private void point(StringBuilder path, char command, int column, Height height) {
        path.append(command).append(shown(x(columns.steps()[column]))).append(' ').append(shown(y(height.at(column))));
    }

    private double x(double step) {
        return LEFT + step / end * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return TOP + (high - value) / (high - low) * (HEIGHT - TOP - BOTTOM);
    }

    /// As many digits as tell two ticks apart.
    private String number(double value, double step) {
        NumberFormat format = percent ? NumberFormat.getPercentInstance(locale) : NumberFormat.getNumberInstance(locale);
        int digits = (int) Math.clamp(Math.ceil(-Math.log10(step) - 1e-9), 0, 12);
        format.setMaximumFractionDigits(percent ? Math.max(0, digits - 2) : digits);
        return format.format(Math.abs(value) < step / 2 ? 0 : value);
    }

    private static void line(StringBuilder svg, String kind, double x, double y, double toX, double toY) {
        svg.append("<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n".formatted(kind, shown(x), shown(y), shown(toX),
                shown(toY)));
    }

    private static void text(StringBuilder svg, String anchor, double x, double y, String words) {
        svg.append("<text text-anchor=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n".formatted(anchor, shown(x), shown(y), Html.escape(words)));
    }

    /// A tenth of a unit is less than a pixel.
    private static String shown(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
