package agentarcade.store;

import agentarcade.env.Score;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.StandardChartTheme;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/// How our charts look, and how they become pictures. Needs no screen.
final class Charts {
    static final int WIDTH = 1200;
    static final int HEIGHT = 900;

    // Colours that people with any kind of colour blindness can tell apart (Okabe & Ito, 2008).
    static final Color BLUE = new Color(0x0072B2);
    static final Color VERMILION = new Color(0xD55E00);
    static final Color PALE_BLUE = new Color(0xA6CEE3);
    static final Color GREY = new Color(0x555555);
    private static final Color GRID = new Color(0xDDDDDD);

    static final BasicStroke LINE = new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final BasicStroke BOLD = new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final BasicStroke DASHES = new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {9, 6}, 0);
    private static final float BAND_ALPHA = 0.25f;
    private static final Line2D LEGEND_LINE = new Line2D.Double(-24, 0, 24, 0);

    private Charts() {
    }

    /// A line, with a band around it from the lowest to the highest.
    static void add(XYPlot plot, YIntervalSeries series, Color color, BasicStroke stroke) {
        add(plot, List.of(series), color, stroke);
    }

    /// Lines of one kind, of which the first speaks for all in the legend. What is added first is drawn on top.
    static void add(XYPlot plot, List<YIntervalSeries> kind, Color color, BasicStroke stroke) {
        YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        kind.forEach(data::addSeries);
        DeviationRenderer renderer = new DeviationRenderer(true, false);
        // As defaults: a theme takes away what is set for single series.
        renderer.setAutoPopulateSeriesPaint(false);
        renderer.setAutoPopulateSeriesFillPaint(false);
        renderer.setAutoPopulateSeriesStroke(false);
        renderer.setDefaultPaint(color);
        renderer.setDefaultFillPaint(color);
        renderer.setDefaultStroke(stroke);
        renderer.setAlpha(BAND_ALPHA);
        renderer.setLegendLine(LEGEND_LINE);
        IntStream.range(1, kind.size()).forEach(other -> renderer.setSeriesVisibleInLegend(other, false));
        int index = plot.getDataset(0) == null ? 0 : plot.getDatasetCount();
        plot.setDataset(index, data);
        plot.setRenderer(index, renderer);
    }

    /// A dashed line at a height that is worth comparing with.
    static void addLevel(XYPlot plot, String name, double height, double end) {
        YIntervalSeries level = new YIntervalSeries(name);
        level.add(0, height, height, height);
        level.add(end, height, height, height);
        add(plot, level, GREY, DASHES);
    }

    /// How scores are written at an axis.
    static NumberFormat numbers(Score score, Locale locale) {
        NumberFormat numbers = score == Score.WIN ? NumberFormat.getPercentInstance(locale) : NumberFormat.getNumberInstance(locale);
        numbers.setMaximumFractionDigits(1);
        return numbers;
    }

    static BufferedImage draw(JFreeChart chart) {
        style(chart);
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            chart.draw(pen, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        } finally {
            pen.dispose();
        }
        return picture;
    }

    private static void style(JFreeChart chart) {
        StandardChartTheme theme = (StandardChartTheme) StandardChartTheme.createJFreeTheme();
        theme.setExtraLargeFont(new Font(Font.SANS_SERIF, Font.BOLD, 24));
        theme.setLargeFont(new Font(Font.SANS_SERIF, Font.PLAIN, 20));
        theme.setRegularFont(new Font(Font.SANS_SERIF, Font.PLAIN, 18));
        theme.setChartBackgroundPaint(Color.WHITE);
        theme.setPlotBackgroundPaint(Color.WHITE);
        theme.setDomainGridlinePaint(GRID);
        theme.setRangeGridlinePaint(GRID);
        theme.setTitlePaint(Color.BLACK);
        theme.setAxisLabelPaint(Color.BLACK);
        theme.setTickLabelPaint(Color.BLACK);
        theme.apply(chart);
        chart.setPadding(new RectangleInsets(12, 12, 12, 24));
    }
}
