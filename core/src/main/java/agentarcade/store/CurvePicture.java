package agentarcade.store;

import agentarcade.env.Environment;
import agentarcade.env.Score;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Run;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.knob.Texts;
import agentarcade.train.Curves;
import agentarcade.train.Series;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.Map;
import java.util.TreeMap;

import javax.imageio.ImageIO;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.StandardChartTheme;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/// The learning curves of a run as a PNG: the running score with the scores worth comparing with, and below it the loss. Needs no screen.
/// A line is the mean of neighbouring values, the band around it reaches from the lowest to the highest of them: no spike is lost.
public final class CurvePicture {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 900;
    private static final int COLUMNS = 300;
    private static final String LOSS = "loss";

    // Colours that people with any kind of colour blindness can tell apart (Okabe & Ito, 2008).
    private static final Color BLUE = new Color(0x0072B2);
    private static final Color VERMILION = new Color(0xD55E00);
    private static final Color GREY = new Color(0x555555);
    private static final Color GRID = new Color(0xDDDDDD);

    private static final float BAND_ALPHA = 0.25f;
    private static final BasicStroke LINE = new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke DASHES = new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {9, 6}, 0);

    private static final Line2D LEGEND_LINE = new Line2D.Double(-24, 0, 24, 0);

    private CurvePicture() {
    }

    /// Writes the picture of a run, in place of the file that may be there.
    public static void write(Path png, Run run, Texts texts) throws Refused {
        Map<String, Series.View> curves = new TreeMap<>();
        run.checkpoint().curves().forEach((name, state) -> curves.put(name, Series.restored(state).view()));
        write(png, run.experiment(), curves, texts);
    }

    public static void write(Path png, Experiment experiment, Map<String, Series.View> curves, Texts texts) throws Refused {
        BufferedImage picture = draw(experiment, curves, texts);
        Problems.whileWriting(png, () -> AtomicFile.write(png, out -> ImageIO.write(picture, "png", out), written -> {
        }));
    }

    static BufferedImage draw(Experiment experiment, Map<String, Series.View> curves, Texts texts) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            chart(experiment, curves, texts).draw(pen, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        } finally {
            pen.dispose();
        }
        return picture;
    }

    private static JFreeChart chart(Experiment experiment, Map<String, Series.View> curves, Texts texts) {
        Environment world = experiment.world().training();
        Series.View scores = curves.getOrDefault(Curves.MEAN_SCORE, Series.View.EMPTY);
        Series.View losses = curves.getOrDefault(LOSS, Series.View.EMPTY);
        long end = Math.max(1, Math.max(scores.lastStep(), losses.lastStep()));

        NumberFormat numbers = world.score() == Score.WIN
                ? NumberFormat.getPercentInstance(texts.locale())
                : NumberFormat.getNumberInstance(texts.locale());
        numbers.setMaximumFractionDigits(1);
        String scoreName = texts.say("score." + world.score() + ".name");
        XYPlot upper = plot(scoreName, curve(texts.say("picture.meanScore", scoreName, Curves.WINDOW), scores), BLUE);
        for (Environment.Reference reference : world.references()) {
            String named = texts.say("picture.reference", texts.name("reference." + reference.name()), numbers.format(reference.score()));
            YIntervalSeries level = new YIntervalSeries(named);
            level.add(0, reference.score(), reference.score(), reference.score());
            level.add(end, reference.score(), reference.score(), reference.score());
            add(upper, level, GREY, DASHES);
        }
        ((NumberAxis) upper.getRangeAxis()).setNumberFormatOverride(numbers);
        if (world.score() == Score.WIN) {
            upper.getRangeAxis().setRange(0, 1.02);
        }
        XYPlot lower = plot(texts.name("reading.loss"), curve(texts.name("reading.loss"), losses), VERMILION);

        NumberAxis steps = new NumberAxis(texts.say("picture.steps"));
        steps.setRange(new Range(0, end));
        CombinedDomainXYPlot both = new CombinedDomainXYPlot(steps);
        both.setGap(24);
        both.add(upper, 3);
        both.add(lower, 2);
        String title = texts.say(Sentence.of("picture.title", experiment.algorithm().name(), experiment.environment().name(),
                Long.toString(experiment.seed())));
        JFreeChart chart = new JFreeChart(title, JFreeChart.DEFAULT_TITLE_FONT, both, true);
        style(chart);
        return chart;
    }

    private static YIntervalSeries curve(String name, Series.View view) {
        YIntervalSeries series = new YIntervalSeries(name);
        Series.Columns columns = view.columns(COLUMNS);
        for (int i = 0; i < columns.size(); i++) {
            series.add(columns.steps()[i], columns.means()[i], columns.lows()[i], columns.highs()[i]);
        }
        return series;
    }

    private static XYPlot plot(String label, YIntervalSeries series, Color color) {
        NumberAxis axis = new NumberAxis(label);
        axis.setAutoRangeIncludesZero(true);
        XYPlot plot = new XYPlot(null, null, axis, null);
        add(plot, series, color, LINE);
        return plot;
    }

    private static void add(XYPlot plot, YIntervalSeries series, Color color, BasicStroke stroke) {
        YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        data.addSeries(series);
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
        int index = plot.getDataset(0) == null ? 0 : plot.getDatasetCount();
        plot.setDataset(index, data);
        plot.setRenderer(index, renderer);
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
