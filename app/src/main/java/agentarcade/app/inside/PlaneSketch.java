package agentarcade.app.inside;

import agentarcade.app.inside.Sketch.Side;
import agentarcade.app.inside.Sketch.Tone;
import agentarcade.env.PhasePlane;
import agentarcade.knob.Texts;

import java.util.function.IntUnaryOperator;

/// Draws what a policy expects over a plane of states, and beside it what it does there.
final class PlaneSketch {
    static final int COLUMNS = 48;
    static final int ROWS = 32;

    private static final double HEAD = 20;
    private static final double FOOT = 34;
    private static final double TICKS = 40;
    private static final double BAR = 10;
    private static final double BAR_NUMBERS = 56;
    private static final double GAP = 18;

    private final SketchPad pad;
    private final Texts texts;
    private final Numbers numbers;
    private final PhasePlane plane;

    PlaneSketch(Paper paper, Texts texts, PhasePlane plane) {
        pad = new SketchPad(paper);
        this.texts = texts;
        this.plane = plane;
        numbers = new Numbers(texts.locale());
    }

    /// @param least what the first choice or the least number is called
    /// @param most likewise
    Sketch draw(PolicyMap map, String least, String most) {
        boolean judged = map.values().length > 0;
        double width = judged ? (pad.paper().width() - GAP) / 2 : pad.paper().width();
        double low = 0;
        double high = 0;
        if (judged) {
            low = smallest(map.values());
            high = largest(map.values());
            double from = low;
            double range = Math.max(1e-9, high - low);
            draw(0, width, texts.say("app.inside.plane.value"), map, cell -> ColourScale.of((map.values()[cell] - from) / range),
                    cell -> numbers.of(map.values()[cell]), share -> ColourScale.of(share), numbers.of(low), numbers.of(high));
        }
        draw(judged ? width + GAP : 0, width, texts.say("app.inside.plane.action"), map,
                cell -> pad.signed(map.actions()[cell]).getRGB(), cell -> numbers.of(map.actions()[cell]),
                share -> pad.signed(2 * share - 1).getRGB(), least, most);
        String reading = judged ? texts.say("app.inside.range", numbers.of(low), numbers.of(high)) : "";
        return pad.finish(reading, judged
                ? texts.say("app.inside.plane.summary", axis(plane.across()), axis(plane.up()), numbers.of(low), numbers.of(high))
                : texts.say("app.inside.plane.actionsOnly", axis(plane.across()), axis(plane.up())));
    }

    private interface Says {
        String of(int cell);
    }

    private interface Shade {
        int of(double share);
    }

    private void draw(double x, double wide, String title, PolicyMap map, IntUnaryOperator colour, Says says, Shade shade, String low,
            String high) {
        double left = x + TICKS;
        double width = wide - TICKS - BAR - BAR_NUMBERS - 8;
        double height = pad.paper().height() - HEAD - FOOT;
        int[] colours = new int[map.columns() * map.rows()];
        for (int cell = 0; cell < colours.length; cell++) {
            colours[cell] = colour.applyAsInt(cell);
        }
        pad.cells(colours, map.columns(), map.rows(), left, HEAD, width, height, false);
        pad.frame(left, HEAD, width, height);
        pad.plot(left, HEAD, width, height);
        axes(left, width, height);
        pad.word(left + width, HEAD / 2 - 1, title, Side.RIGHT, Tone.BOLD, width * 0.45);
        pad.word(left, HEAD / 2 - 1, "↑ " + axis(plane.up()), Side.LEFT, Tone.FAINT, width * 0.55);
        double bar = left + width + 8;
        int[] scale = new int[64];
        for (int i = 0; i < scale.length; i++) {
            scale[i] = shade.of(1 - (i + 0.5) / scale.length);
        }
        pad.cells(scale, 1, scale.length, bar, HEAD, BAR, height, false);
        pad.frame(bar, HEAD, BAR, height);
        pad.word(bar + BAR + 4, HEAD + 6, high, Side.LEFT, Tone.FAINT, BAR_NUMBERS - 4);
        pad.word(bar + BAR + 4, HEAD + height - 6, low, Side.LEFT, Tone.FAINT, BAR_NUMBERS - 4);
        spots(title, map, says, left, width, height);
    }

    private void axes(double left, double width, double height) {
        double bottom = HEAD + height;
        String[] across = {numbers.of(plane.across().low()), numbers.of(middle(plane.across())), numbers.of(plane.across().high())};
        String[] up = {numbers.of(plane.up().low()), numbers.of(middle(plane.up())), numbers.of(plane.up().high())};
        for (int i = 0; i < across.length; i++) {
            double x = left + width * i / 2;
            double y = bottom - height * i / 2;
            pad.stroke(x, bottom, x, bottom + 3, pad.faint(), 1, false);
            pad.stroke(left - 3, y, left, y, pad.faint(), 1, false);
            pad.word(x, bottom + 10, across[i], Side.CENTRE, Tone.FAINT, width / 3);
            pad.word(left - 5, Math.clamp(y, HEAD + 6, bottom - 5), up[i], Side.RIGHT, Tone.FAINT, TICKS - 5);
        }
        pad.word(left + width / 2, bottom + 25, axis(plane.across()) + " →", Side.CENTRE, Tone.FAINT, width);
    }

    /// Fewer than there are cells: nobody points so exactly.
    private void spots(String title, PolicyMap map, Says says, double left, double width, double height) {
        int step = 4;
        for (int row = 0; row + step <= map.rows(); row += step) {
            for (int column = 0; column + step <= map.columns(); column += step) {
                PhasePlane.Point point = PolicyMap.point(plane, map.columns(), map.rows(), column + step / 2, row + step / 2);
                pad.spot(left + width * column / map.columns(), HEAD + height * row / map.rows(), width * step / map.columns(),
                        height * step / map.rows(), texts.say("app.inside.plane.cell", numbers.of(point.across()), numbers.of(point.up()),
                                title, says.of((row + step / 2) * map.columns() + column + step / 2)));
            }
        }
    }

    private String axis(PhasePlane.Axis axis) {
        return texts.say("quantity." + axis.quantity());
    }

    private static double middle(PhasePlane.Axis axis) {
        return (axis.low() + axis.high()) / 2;
    }

    private static double smallest(float[] numbers) {
        double least = Double.POSITIVE_INFINITY;
        for (float number : numbers) {
            least = Math.min(least, number);
        }
        return least;
    }

    private static double largest(float[] numbers) {
        double most = Double.NEGATIVE_INFINITY;
        for (float number : numbers) {
            most = Math.max(most, number);
        }
        return most;
    }
}
