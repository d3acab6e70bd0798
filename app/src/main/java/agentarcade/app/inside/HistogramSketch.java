package agentarcade.app.inside;

import agentarcade.agent.Insight;
import agentarcade.app.inside.Sketch.Side;
import agentarcade.app.inside.Sketch.Tone;
import agentarcade.knob.Texts;

import java.awt.Color;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;

/// Draws what an agent has learned from lately: how often each reward and each surprise was among it.
final class HistogramSketch {
    private static final double GAP = 28;
    private static final double TITLE = 20;
    private static final double TICKS = 20;
    /// Room above the highest bar for its share.
    private static final double HEAD = 16;

    private final SketchPad pad;
    private final Texts texts;
    private final Numbers numbers;
    private final NumberFormat percent;
    private final List<String> summary = new ArrayList<>();

    HistogramSketch(Paper paper, Texts texts) {
        pad = new SketchPad(paper);
        this.texts = texts;
        numbers = new Numbers(texts.locale());
        percent = NumberFormat.getPercentInstance(texts.locale());
    }

    static boolean hasSomethingToShow(Insight insight) {
        return insight.samples().values().stream().anyMatch(sample -> sample.length > 0);
    }

    Sketch draw(Insight insight) {
        List<String> names = insight.samples().keySet().stream().sorted((one, other) -> Boolean.compare(other.equals(Insight.REWARD),
                one.equals(Insight.REWARD))).toList();
        double width = (pad.paper().width() - GAP * (names.size() - 1)) / names.size();
        int most = 0;
        for (int i = 0; i < names.size(); i++) {
            float[] sample = insight.samples().get(names.get(i));
            most = Math.max(most, sample.length);
            draw(names.get(i), sample, i * (width + GAP), width, i == 0);
        }
        return pad.finish(texts.say("app.inside.learned.reading", most), String.join(". ", summary));
    }

    private void draw(String name, float[] sample, double x, double width, boolean first) {
        String title = texts.say("insight." + name);
        double bottom = pad.paper().height() - TICKS;
        pad.word(x, TITLE / 2, title, Side.LEFT, Tone.BOLD, width / 2);
        pad.stroke(x, bottom, x + width, bottom, pad.line(), 1, false);
        if (sample.length == 0) {
            pad.word(x + width / 2, bottom / 2, texts.say("app.inside.learned.none"), Side.CENTRE, Tone.FAINT, width);
            return;
        }
        Histogram histogram = Histogram.of(sample);
        String spread = texts.say("app.inside.learned.mean", numbers.of(histogram.mean()), numbers.of(histogram.deviation()));
        pad.word(x + width, TITLE / 2, spread, Side.RIGHT, Tone.FAINT, width / 2);
        summary.add(title + ": " + spread);
        double highest = 0;
        for (double share : histogram.shares()) {
            highest = Math.max(highest, share);
        }
        int bars = histogram.centres().length;
        double step = width / bars;
        Color colour = first ? pad.positive() : pad.negative();
        for (int bar = 0; bar < bars; bar++) {
            double height = (bottom - TITLE - HEAD) * histogram.shares()[bar] / highest;
            double thick = histogram.single() ? Math.min(44, step * 0.6) : Math.max(1, step - 1);
            double left = x + bar * step + (step - thick) / 2;
            pad.rectangle(left, bottom - height, thick, height, colour);
            String share = percent.format(histogram.shares()[bar]);
            String value = numbers.of(histogram.centres()[bar]);
            pad.spot(x + bar * step, TITLE, step, bottom - TITLE, texts.say("app.inside.learned.bar", title, value, share));
            if (histogram.single()) {
                pad.word(x + (bar + 0.5) * step, bottom - height - HEAD / 2, share, Side.CENTRE, Tone.PLAIN, step);
                pad.word(x + (bar + 0.5) * step, bottom + TICKS / 2, value, Side.CENTRE, Tone.FAINT, step);
            }
        }
        if (!histogram.single()) {
            double half = (histogram.centres()[1] - histogram.centres()[0]) / 2;
            double low = histogram.centres()[0] - half;
            double high = histogram.centres()[bars - 1] + half;
            double nothing = (high - low) / 500;
            tick(x, rounded(low, nothing), bottom, Side.LEFT);
            tick(x + width / 2, rounded((low + high) / 2, nothing), bottom, Side.CENTRE);
            tick(x + width, rounded(high, nothing), bottom, Side.RIGHT);
        }
    }

    /// What is hardly more than 0 on this axis is 0.
    private static double rounded(double value, double nothing) {
        return Math.abs(value) < nothing ? 0 : value;
    }

    private void tick(double x, double value, double bottom, Side side) {
        pad.stroke(x, bottom, x, bottom + 4, pad.faint(), 1, false);
        pad.word(x, bottom + TICKS / 2 + 2, numbers.of(value), side, Tone.FAINT, 80);
    }
}
