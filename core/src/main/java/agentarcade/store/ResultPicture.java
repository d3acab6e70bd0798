package agentarcade.store;

import agentarcade.env.Score;
import agentarcade.experiment.Preset;
import agentarcade.experiment.results.Bar;
import agentarcade.experiment.results.Outcome;
import agentarcade.experiment.results.RowResults;
import agentarcade.experiment.statistics.CurveBand;
import agentarcade.experiment.statistics.CurveBand.Line;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.knob.Texts;
import agentarcade.train.Curves;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;
import org.jfree.data.xy.YIntervalSeries;

/// The learning curves of all seeds of a row as a PNG: each seed pale, on top of them their interquartile mean with its 95 % interval,
/// and the bars as dashed lines. The curves are those of training, with exploration; what is judged by the bars plays without.
public final class ResultPicture {
    private static final int PLACES = 100;
    /// Fewer than for a figure in a table: a line is a few pixels wide.
    private static final int REPETITIONS = 2_000;

    private ResultPicture() {
    }

    /// Writes the picture, in place of the file that may be there.
    public static void write(Path png, RowResults results, Preset preset, Texts texts) throws Refused {
        BufferedImage picture = draw(results, preset, texts);
        Problems.whileWriting(png, () -> AtomicFile.write(png, out -> ImageIO.write(picture, "png", out), written -> {
        }));
    }

    static BufferedImage draw(RowResults results, Preset preset, Texts texts) {
        Score score = results.row().score();
        String scoreName = texts.say("score." + score + ".name");
        NumberAxis scores = new NumberAxis(texts.say("picture.meanScore", scoreName, Curves.WINDOW));
        scores.setNumberFormatOverride(Charts.numbers(score, texts.locale()));
        scores.setAutoRangeIncludesZero(false);
        if (score == Score.WIN) {
            scores.setRange(0, 1.02);
        }
        long end = Math.max(1, results.outcomes().stream().mapToLong(Outcome::steps).max().orElse(1));
        NumberAxis steps = new NumberAxis(texts.say("picture.steps"));
        steps.setRange(new Range(0, end));
        XYPlot plot = new XYPlot(null, steps, scores, null);
        Charts.add(plot, band(results, texts.say("picture.results.band")), Charts.BLUE, Charts.BOLD);
        for (Bar bar : results.row().bars()) {
            Charts.addLevel(plot, texts.say("picture.results.bar", new RowText(texts).height(results.row(), bar)), bar.score(), end);
        }
        Charts.add(plot, seeds(results, texts.say("picture.results.seeds")), Charts.PALE_BLUE, Charts.LINE);
        String title = texts.say(Sentence.of("picture.results.title", preset.algorithm().name(), preset.world().name(),
                Sentence.of("preset." + preset.id() + ".name"), results.outcomes().size()));
        return Charts.draw(new JFreeChart(title, JFreeChart.DEFAULT_TITLE_FONT, plot, true));
    }

    private static YIntervalSeries band(RowResults results, String name) {
        List<Line> curves = results.outcomes().stream().map(outcome -> line(outcome.curve())).toList();
        CurveBand band = CurveBand.of(curves, PLACES, REPETITIONS);
        YIntervalSeries series = new YIntervalSeries(name);
        for (int i = 0; i < band.x().length; i++) {
            series.add(band.x()[i], band.middle()[i], band.low()[i], band.high()[i]);
        }
        return series;
    }

    private static Line line(Outcome.Curve curve) {
        return new Line(curve.steps().stream().mapToDouble(Long::doubleValue).toArray(),
                curve.scores().stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static List<YIntervalSeries> seeds(RowResults results, String name) {
        List<YIntervalSeries> all = new ArrayList<>();
        for (Outcome outcome : results.outcomes()) {
            // No two series of a chart may have the same name; only the first is seen.
            YIntervalSeries series = new YIntervalSeries(all.isEmpty() ? name : name + " " + outcome.seed());
            for (int i = 0; i < outcome.curve().steps().size(); i++) {
                double y = outcome.curve().scores().get(i);
                series.add(outcome.curve().steps().get(i), y, y, y);
            }
            all.add(series);
        }
        return all;
    }
}
