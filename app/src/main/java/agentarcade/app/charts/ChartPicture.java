package agentarcade.app.charts;

import agentarcade.app.charts.ChartData.Curve;
import agentarcade.app.charts.ChartData.Points;
import agentarcade.app.run.Look;
import agentarcade.app.theme.Dashes;
import agentarcade.app.theme.Palette;
import agentarcade.experiment.statistics.CurveBand;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.SamplingXYLineRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/// Draws a chart by JFreeChart onto whatever Java2D draws on: pixels for the window, or a file. Any thread may do so; the same data gives
/// the same picture.
///
/// Values on a logarithmic axis are drawn as their logarithms, with labels that say what they stand for.
final class ChartPicture {
    private static final BasicStroke THIN = new BasicStroke(1f);
    private static final float BOLD_WIDTH = 2.2f;
    private static final float OTHER_WIDTH = 1.4f;
    private static final BasicStroke DASHED = new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0);
    private static final BasicStroke DOTTED = new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {2, 3}, 0);
    private static final RectangleInsets LABEL_OFFSET = new RectangleInsets(3, 3, 3, 6);
    private static final NumberTickUnit QUARTERS = new NumberTickUnit(0.25);
    private static final int SPREAD_ALPHA = 70;
    private static final int REST_ALPHA = 80;
    private static final float BAND_ALPHA = 0.25f;
    /// From one label of an axis to the next, in heights of a letter.
    private static final double AIR = 1.8;
    private static final double MOST_LABELS = 10;
    private static final double MOST_POWERS = 5;
    /// How much of the axis a point that stands alone takes on either side.
    private static final double POINT = 0.005;

    private final Palette palette;
    private final Locale locale;
    private final Font font;

    /// @param fontSize of labels, in pixels of a desk: everything is drawn as many times as large as the palette says
    ChartPicture(Palette palette, Locale locale, double fontSize) {
        this.palette = palette;
        this.locale = locale;
        font = new Font(Font.SANS_SERIF, Font.PLAIN, (int) Math.round(fontSize));
    }

    /// Where in a picture curves are, and which ranges it shows there.
    record Area(double x, double y, double width, double height, Span across, Span values, boolean log) {

        double pixel(double place) {
            return x + (place - across.from()) / across.width() * width;
        }

        double place(double pixel) {
            return across.from() + (pixel - x) / width * across.width();
        }

        double value(double pixel) {
            double share = (y + height - pixel) / height;
            return log
                    ? values.from() * Math.pow(values.to() / values.from(), share)
                    : values.from() + share * values.width();
        }

        boolean holds(double pixelX, double pixelY) {
            return pixelX >= x && pixelX <= x + width && pixelY >= y && pixelY <= y + height;
        }
    }

    Area draw(ChartData data, Graphics2D pen, double width, double height) {
        double scale = palette.scale();
        ChartRenderingInfo info = new ChartRenderingInfo(null);
        AffineTransform before = pen.getTransform();
        pen.scale(scale, scale);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        chart(data, height / scale).draw(pen, new Rectangle2D.Double(0, 0, width / scale, height / scale), info);
        pen.setTransform(before);
        Rectangle2D area = info.getPlotInfo().getDataArea();
        return new Area(scale * area.getX(), scale * area.getY(), scale * area.getWidth(), scale * area.getHeight(), data.request().x(),
                data.values(), data.request().log());
    }

    /// The chart itself.
    /// @param height of the picture it is drawn into, before it is enlarged
    JFreeChart chart(ChartData data, double height) {
        XYPlot plot = new XYPlot(null, places(data), values(data, height), null);
        plot.setOutlineVisible(false);
        plot.setInsets(new RectangleInsets(4, 2, 0, 12));
        plot.setBackgroundPaint(color(palette.surface()));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(color(palette.line()));
        plot.setRangeGridlineStroke(THIN);
        boolean log = data.request().log();
        // What is added first is drawn on top.
        addCurves(plot, data, log);
        data.bands().forEach(band -> addBand(plot, band, log));
        markLines(plot, data, height);
        JFreeChart chart = new JFreeChart(null, font, plot, false);
        chart.setBackgroundPaint(color(palette.surface()));
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        return chart;
    }

    // ---- axes ----

    private NumberAxis places(ChartData data) {
        NumberAxis axis = new NumberAxis();
        style(axis);
        axis.setNumberFormatOverride(new ShortNumbers(locale));
        axis.setRange(data.request().x().from(), data.request().x().to());
        return axis;
    }

    private NumberAxis values(ChartData data, double height) {
        NumberAxis axis = new NumberAxis() {
            private static final long serialVersionUID = 1;

            @Override
            protected double estimateMaximumTickLabelHeight(Graphics2D pen) {
                return Math.max(AIR * super.estimateMaximumTickLabelHeight(pen), height / MOST_LABELS);
            }
        };
        style(axis);
        axis.setStandardTickUnits(NumberAxis.createStandardTickUnits(locale));
        if (data.request().log()) {
            double low = Math.log10(data.values().from());
            double high = Math.log10(data.values().to());
            axis.setRange(low, high);
            if (high - low > 1) {
                double room = Math.clamp(Math.floor(height / (AIR * font.getSize())) - 1, 1, MOST_POWERS);
                axis.setTickUnit(new NumberTickUnit(Math.max(1, Math.ceil((high - low) / room))));
            }
            axis.setNumberFormatOverride(new PowersOfTen(locale));
        } else {
            axis.setRange(data.values().from(), data.values().to());
            if (data.request().percent()) {
                axis.setNumberFormatOverride(NumberFormat.getPercentInstance(locale));
                if (data.request().values().isEmpty()) {
                    axis.setTickUnit(QUARTERS);
                }
            } else if (Math.max(Math.abs(data.values().from()), Math.abs(data.values().to())) < 1e-3) {
                axis.setNumberFormatOverride(new DecimalFormat("0.##E0", DecimalFormatSymbols.getInstance(locale)));
            }
        }
        return axis;
    }

    private void style(NumberAxis axis) {
        axis.setTickLabelFont(font);
        axis.setTickLabelPaint(color(palette.faint()));
        axis.setAxisLinePaint(color(palette.line()));
        axis.setTickMarkPaint(color(palette.line()));
    }

    // ---- curves ----

    private void addCurves(XYPlot plot, ChartData data, boolean log) {
        DefaultXYDataset lines = new DefaultXYDataset();
        SamplingXYLineRenderer renderer = new SamplingXYLineRenderer();
        List<Curve> top = data.curves().reversed();
        boolean alone = top.size() + data.bands().size() == 1;
        for (Curve curve : top) {
            add(lines, renderer, seen(xy(curve.points().x(), curve.points().means(), log), data.request().x().width()), color(curve.look()),
                    stroke(curve.look(), curve.current() || alone));
        }
        for (Curve curve : top) {
            Points spread = curve.spread() ? curve.points() : curve.singles();
            if ((curve.current() || alone) && spread.size() > 0) {
                add(lines, renderer, zigzag(spread, log), pale(curve.look(), SPREAD_ALPHA), THIN);
            }
            if (curve.rest().size() > 1) {
                add(lines, renderer, xy(curve.rest().x(), curve.rest().means(), log), pale(curve.look(), REST_ALPHA),
                        stroke(curve.look(), false));
            }
        }
        plot.setDataset(0, lines);
        plot.setRenderer(0, renderer);
    }

    private static void add(DefaultXYDataset lines, SamplingXYLineRenderer renderer, double[][] points, Color color, BasicStroke stroke) {
        int number = lines.getSeriesCount();
        lines.addSeries(number, points);
        renderer.setSeriesPaint(number, color);
        renderer.setSeriesStroke(number, stroke);
    }

    private static BasicStroke stroke(Look look, boolean bold) {
        float width = bold ? BOLD_WIDTH : OTHER_WIDTH;
        List<Double> dashes = Dashes.of(look.dash());
        if (dashes.isEmpty()) {
            return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        }
        float[] lengths = new float[dashes.size()];
        IntStream.range(0, lengths.length).forEach(i -> lengths[i] = dashes.get(i).floatValue());
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, lengths, 0);
    }

    /// Logarithms have no place for what is not above 0.
    private static double[][] xy(double[] x, double[] y, boolean log) {
        if (!log) {
            return new double[][] {x, y};
        }
        int[] drawn = IntStream.range(0, x.length).filter(i -> y[i] > 0).toArray();
        double[][] points = new double[2][drawn.length];
        for (int i = 0; i < drawn.length; i++) {
            points[0][i] = x[drawn[i]];
            points[1][i] = Math.log10(y[drawn[i]]);
        }
        return points;
    }

    /// A point that stands alone becomes a short line, because only lines are drawn.
    private static double[][] seen(double[][] points, double width) {
        if (points[0].length != 1) {
            return points;
        }
        double x = points[0][0];
        double y = points[1][0];
        return new double[][] {{x - POINT * width, x + POINT * width}, {y, y}};
    }

    /// Up and down between the smallest and the largest value of each column.
    private static double[][] zigzag(Points curve, boolean log) {
        double[] x = new double[2 * curve.size()];
        double[] y = new double[2 * curve.size()];
        for (int i = 0; i < curve.size(); i++) {
            x[2 * i] = curve.x()[i];
            x[2 * i + 1] = curve.x()[i];
            y[2 * i] = curve.lows()[i];
            y[2 * i + 1] = curve.highs()[i];
        }
        return xy(x, y, log);
    }

    private void addBand(XYPlot plot, SeedBand seeds, boolean log) {
        CurveBand band = seeds.band();
        YIntervalSeries series = new YIntervalSeries(seeds.name());
        for (int i = 0; i < band.x().length; i++) {
            if (!log || band.low()[i] > 0) {
                series.add(band.x()[i], log ? Math.log10(band.middle()[i]) : band.middle()[i],
                        log ? Math.log10(band.low()[i]) : band.low()[i], log ? Math.log10(band.high()[i]) : band.high()[i]);
            }
        }
        YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        data.addSeries(series);
        DeviationRenderer renderer = new DeviationRenderer(true, false);
        renderer.setSeriesPaint(0, color(seeds.look()));
        renderer.setSeriesFillPaint(0, color(seeds.look()));
        renderer.setSeriesStroke(0, stroke(seeds.look(), true));
        renderer.setAlpha(BAND_ALPHA);
        int index = plot.getDatasetCount();
        plot.setDataset(index, data);
        plot.setRenderer(index, renderer);
    }

    // ---- lines ----

    private void markLines(XYPlot plot, ChartData data, double height) {
        double axis = 2 * font.getSize();
        // Names stand above their lines; near the upper border there is no room for that.
        double highest = 1 - (font.getSize() + 6) / Math.max(1, height - axis);
        for (Levels.Line line : data.levels()) {
            ValueMarker marker = new ValueMarker(line.value(), color(palette.faint()), DASHED);
            marker.setLabel(line.name());
            marker.setLabelFont(font);
            marker.setLabelPaint(color(palette.faint()));
            marker.setLabelBackgroundColor(color(palette.surface()));
            boolean below = share(line.value(), data) > highest;
            marker.setLabelAnchor(below ? RectangleAnchor.BOTTOM_RIGHT : RectangleAnchor.TOP_RIGHT);
            marker.setLabelTextAnchor(below ? TextAnchor.TOP_RIGHT : TextAnchor.BOTTOM_RIGHT);
            marker.setLabelOffset(LABEL_OFFSET);
            // Below the curves: the name of a line must not hide where they have got to.
            plot.addRangeMarker(marker, Layer.BACKGROUND);
        }
        data.cuts().forEach(x -> plot.addDomainMarker(new ValueMarker(x, color(palette.text()), THIN)));
        boolean several = data.request().runs().size() > 1;
        for (ChartData.Mark mark : data.marks()) {
            plot.addDomainMarker(new ValueMarker(mark.x(), several ? color(mark.look()) : color(palette.faint()), DOTTED));
        }
    }

    /// How high a value lies among those that are visible: 0 … 1 from the lower border to the upper one.
    private static double share(double value, ChartData data) {
        double low = data.values().from();
        double high = data.values().to();
        return data.request().log() ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    }

    private Color pale(Look look, int alpha) {
        Color paint = color(look);
        return new Color(paint.getRed(), paint.getGreen(), paint.getBlue(), alpha);
    }

    private Color color(Look look) {
        return color(palette.curve(look.colour()));
    }

    private static Color color(javafx.scene.paint.Color color) {
        return new Color((float) color.getRed(), (float) color.getGreen(), (float) color.getBlue(), (float) color.getOpacity());
    }
}
