package agentarcade.app.inside;

import agentarcade.app.inside.Sketch.Side;
import agentarcade.app.inside.Sketch.Tone;
import agentarcade.env.games.Catch;
import agentarcade.knob.Texts;

import java.awt.Color;

/// Draws how far a policy is from the truth in Catch: a block for each column of the fruit, in it the rows of the fruit from top to bottom
/// and the basket from left to right.
final class CatchSketch {
    private static final double HEAD = 20;
    private static final double FOOT = 20;
    private static final double LEFT = 14;
    private static final double BAR = 10;
    private static final double BAR_NUMBERS = 44;
    /// Between blocks, in cells.
    private static final double GAP = 0.6;

    private final SketchPad pad;
    private final Texts texts;
    private final Numbers numbers;

    CatchSketch(Paper paper, Texts texts) {
        pad = new SketchPad(paper);
        this.texts = texts;
        numbers = new Numbers(texts.locale());
    }

    Sketch draw(CatchTable table) {
        int size = table.size();
        double width = pad.paper().width() - LEFT - BAR - BAR_NUMBERS - 8;
        double height = pad.paper().height() - HEAD - FOOT;
        double cell = width / columns(size);
        double row = height / (size - 1);
        // Errors of less than a hundredth of a game don't matter: then all of it is dark.
        double most = Math.max(0.01, table.most());
        for (int column = 0; column < size - 1; column++) {
            pad.rectangle(LEFT + cell * column * (size - 1 + GAP), HEAD, cell * (size - 1), height, pad.line());
        }
        table.errors().forEach((state, error) -> {
            double x = LEFT + cell * (state.column() * (size - 1 + GAP) + state.basket() - 1);
            double y = HEAD + row * state.row();
            // Neighbours meet: no lines of the ground between them.
            pad.rectangle(x, y, cell + 0.2, row + 0.2, new Color(ColourScale.of(error / most)));
            if (cell >= 3) {
                pad.spot(x, y, cell, row, texts.say("app.inside.truth.cell", state.column() + 1, state.row() + 1, state.basket() + 1,
                        numbers.of(error)));
            }
        });
        for (int column = 0; column < size - 1; column++) {
            double middle = LEFT + cell * (column * (size - 1 + GAP) + (size - 1) / 2.0);
            pad.word(middle, HEAD + height + FOOT / 2, String.valueOf(column + 1), Side.CENTRE, Tone.FAINT, cell * size);
        }
        pad.word(LEFT, HEAD / 2 - 1, texts.say("app.inside.truth.blocks"), Side.LEFT, Tone.FAINT, width);
        pad.word(LEFT - 4, HEAD + 8, "↓", Side.RIGHT, Tone.FAINT, LEFT);
        pad.plot(LEFT, HEAD, width, height);
        bar(LEFT + width + 8, height, most);
        String name = table.byAction() ? "|Q − Q*|" : "|V − V*|";
        String reading = texts.say("app.inside.truth.reading", name, numbers.of(table.mean()), numbers.of(table.most()));
        return pad.finish(reading, reading);
    }

    /// In cells.
    private static double columns(int size) {
        return (size - 1) * (size - 1 + GAP) - GAP;
    }

    /// Where a state is in the plot, as shares of its width and height.
    static double[] place(Catch.State state, int size) {
        return new double[] {(state.column() * (size - 1 + GAP) + state.basket() - 0.5) / columns(size), (state.row() + 0.5) / (size - 1)};
    }

    private void bar(double x, double height, double most) {
        int[] scale = new int[64];
        for (int i = 0; i < scale.length; i++) {
            scale[i] = ColourScale.of(1 - (i + 0.5) / scale.length);
        }
        pad.cells(scale, 1, scale.length, x, HEAD, BAR, height, false);
        pad.frame(x, HEAD, BAR, height);
        pad.word(x + BAR + 4, HEAD + 6, numbers.of(most), Side.LEFT, Tone.FAINT, BAR_NUMBERS - 4);
        pad.word(x + BAR + 4, HEAD + height - 6, "0", Side.LEFT, Tone.FAINT, BAR_NUMBERS - 4);
    }
}
