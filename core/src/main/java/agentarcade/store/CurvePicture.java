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

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.Map;
import java.util.TreeMap;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;
import org.jfree.data.xy.YIntervalSeries;

/// The learning curves of a run as a PNG: the running score with the scores worth comparing with, and below it the loss. Needs no screen.
/// A line is the mean of neighbouring values, the band around it reaches from the lowest to the highest of them: no spike is lost.
public final class CurvePicture {
    private static final int COLUMNS = 300;
    private static final String LOSS = "loss";

    private CurvePicture() {
    }

    /// Writes the picture of a run, in place of the file that may be there.
    public static void write(Path png, Run run, Texts texts) throws Refused {
        Map<String, Series.View> curves = new TreeMap<>();
        run.checkpoint().curves().forEach((name, state) -> curves.put(name, Series.restored(state).view()));
        write(png, run.experiment(), curves, texts);
    }

    public static void write(Path png, Experiment experiment, Map<String, Series.View> curves, Texts texts) throws Refused {
        PictureFile.write(png, draw(experiment, curves, texts));
    }

    static BufferedImage draw(Experiment experiment, Map<String, Series.View> curves, Texts texts) {
        return Charts.draw(chart(experiment, curves, texts));
    }

    private static JFreeChart chart(Experiment experiment, Map<String, Series.View> curves, Texts texts) {
        Environment world = experiment.world().training();
        Series.View scores = curves.getOrDefault(Curves.MEAN_SCORE, Series.View.EMPTY);
        Series.View losses = curves.getOrDefault(LOSS, Series.View.EMPTY);
        long end = Math.max(1, Math.max(scores.lastStep(), losses.lastStep()));

        NumberFormat numbers = Charts.numbers(world.score(), texts.locale());
        String scoreName = texts.say("score." + world.score() + ".name");
        XYPlot upper = plot(scoreName, curve(texts.say("picture.meanScore", scoreName, Curves.WINDOW), scores), Charts.BLUE);
        for (Environment.Reference reference : world.references()) {
            String named = texts.say("picture.reference", texts.name("reference." + reference.name()), numbers.format(reference.score()));
            Charts.addLevel(upper, named, reference.score(), end);
        }
        ((NumberAxis) upper.getRangeAxis()).setNumberFormatOverride(numbers);
        if (world.score() == Score.WIN) {
            upper.getRangeAxis().setRange(0, 1.02);
        }
        XYPlot lower = plot(texts.name("reading.loss"), curve(texts.name("reading.loss"), losses), Charts.VERMILION);

        NumberAxis steps = new NumberAxis(texts.say("picture.steps"));
        steps.setRange(new Range(0, end));
        CombinedDomainXYPlot both = new CombinedDomainXYPlot(steps);
        both.setGap(24);
        both.add(upper, 3);
        both.add(lower, 2);
        String title = texts.say(Sentence.of("picture.title", experiment.algorithm().name(), experiment.environment().name(),
                Long.toString(experiment.seed())));
        return new JFreeChart(title, JFreeChart.DEFAULT_TITLE_FONT, both, true);
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
        Charts.add(plot, series, color, Charts.LINE);
        return plot;
    }
}
