package agentarcade.app.charts;

import agentarcade.app.theme.Palette;
import agentarcade.knob.Texts;
import agentarcade.train.Series;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.fx.ChartViewer;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.SamplingXYLineRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.text.NumberFormat;

/// A curve over the steps of training, drawn by JFreeChart: the mean as a bold line and, behind it, how far single values lie apart.
final class CurveChart {
    private static final BasicStroke BOLD = new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke THIN = new BasicStroke(1f);
    private static final BasicStroke DASHED = new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0);
    private static final RectangleInsets LABEL_OFFSET = new RectangleInsets(3, 3, 3, 6);
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    private static final NumberTickUnit QUARTERS = new NumberTickUnit(0.25);
    private static final int MEAN = 0;
    private static final int RANGE = 1;

    private final Texts texts;
    private final boolean first;
    private final DefaultXYDataset data = new DefaultXYDataset();
    private final NumberAxis steps = new NumberAxis();
    private final NumberAxis values = new NumberAxis();
    private final SamplingXYLineRenderer renderer = new SamplingXYLineRenderer();
    private final XYPlot plot = new XYPlot(data, steps, values, renderer);
    private final JFreeChart chart = new JFreeChart(null, FONT, plot, false);
    private final ChartViewer viewer = new ChartViewer(chart, false);
    private ChartsViewModel.Plot shown;
    private Levels levels;
    private Palette palette = Palette.LIGHT;

    /// @param first which of the two line colours
    CurveChart(Texts texts, boolean first) {
        this.texts = texts;
        this.first = first;
        renderer.setSeriesStroke(MEAN, BOLD);
        renderer.setSeriesStroke(RANGE, THIN);
        steps.setNumberFormatOverride(new ShortNumbers(texts.locale()));
        steps.setTickLabelFont(FONT);
        values.setTickLabelFont(FONT);
        values.setStandardTickUnits(NumberAxis.createStandardTickUnits(texts.locale()));
        values.setAutoRangeIncludesZero(true);
        plot.setOutlineVisible(false);
        plot.setInsets(new RectangleInsets(4, 2, 0, 12));
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        // FXGraphics2D believes that the font it set last is still set, but each drawing ends by going back to the canvas's own.
        viewer.getCanvas().getGraphicsContext2D().setFont(javafx.scene.text.Font.font(FONT.getFamily(), FONT.getSize()));
        viewer.setMinSize(80, 60);
        viewer.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    Node node() {
        return viewer;
    }

    /// Draws another state of the curve.
    void show(ChartsViewModel.Plot newest) {
        shown = newest;
        chart.setNotify(false);
        Series.Columns curve = newest.curve();
        data.addSeries("mean", new double[][] {curve.steps(), curve.means()});
        if (newest.withRange()) {
            data.addSeries("range", zigzag(curve));
        }
        steps.setRange(0, Math.max(100, newest.lastStep()));
        levels = newest.percent() ? Levels.ofShare(newest.lines()) : Levels.beside(curve, newest.lines());
        if (newest.percent()) {
            values.setRange(levels.low(), levels.high());
            values.setTickUnit(QUARTERS);
            values.setNumberFormatOverride(NumberFormat.getPercentInstance(texts.locale()));
        } else {
            values.setAutoTickUnitSelection(true);
            values.setNumberFormatOverride(null);
            if (newest.lines().isEmpty() && curve.size() > 0) {
                values.setAutoRange(true);
            } else {
                values.setRange(levels.low(), levels.high());
            }
        }
        markLines();
        chart.setNotify(true);
        viewer.setAccessibleText(curve.size() == 0
                ? texts.say("app.charts.empty")
                : texts.say("app.charts.accessible", newest.lastStep(),
                        String.format(texts.locale(), "%.3g", curve.means()[curve.size() - 1])));
    }

    /// Up and down between the smallest and the largest value of each column.
    private static double[][] zigzag(Series.Columns curve) {
        double[][] points = new double[2][2 * curve.size()];
        for (int i = 0; i < curve.size(); i++) {
            points[0][2 * i] = curve.steps()[i];
            points[0][2 * i + 1] = curve.steps()[i];
            points[1][2 * i] = curve.lows()[i];
            points[1][2 * i + 1] = curve.highs()[i];
        }
        return points;
    }

    private void markLines() {
        plot.clearRangeMarkers();
        for (ChartsViewModel.Line line : levels.lines()) {
            ValueMarker marker = new ValueMarker(line.value(), color(palette.faint()), DASHED);
            marker.setLabel(line.name());
            marker.setLabelFont(FONT);
            marker.setLabelPaint(color(palette.faint()));
            marker.setLabelBackgroundColor(color(palette.surface()));
            marker.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
            marker.setLabelTextAnchor(TextAnchor.BOTTOM_RIGHT);
            marker.setLabelOffset(LABEL_OFFSET);
            plot.addRangeMarker(marker);
        }
    }

    /// Takes on the colours of a theme.
    void dress(Palette worn) {
        palette = worn;
        chart.setNotify(false);
        Color line = color(first ? worn.firstCurve() : worn.secondCurve());
        chart.setBackgroundPaint(color(worn.surface()));
        plot.setBackgroundPaint(color(worn.surface()));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(color(worn.line()));
        plot.setRangeGridlineStroke(THIN);
        renderer.setSeriesPaint(MEAN, line);
        renderer.setSeriesPaint(RANGE, new Color(line.getRed(), line.getGreen(), line.getBlue(), 70));
        for (NumberAxis axis : new NumberAxis[] {steps, values}) {
            axis.setTickLabelPaint(color(worn.faint()));
            axis.setAxisLinePaint(color(worn.line()));
            axis.setTickMarkPaint(color(worn.line()));
        }
        if (shown != null) {
            markLines();
        }
        chart.setNotify(true);
    }

    private static Color color(javafx.scene.paint.Color color) {
        return new Color((float) color.getRed(), (float) color.getGreen(), (float) color.getBlue(), (float) color.getOpacity());
    }
}
