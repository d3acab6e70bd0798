package agentarcade.app.game;

import agentarcade.app.theme.Palette;
import agentarcade.env.Space;
import agentarcade.knob.Texts;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

import java.util.Arrays;
import java.util.List;

/// The few numbers an agent sees, each with its name, its value, and a bar that starts at zero. A bar has room from the number's lowest
/// bound to its highest; where there is none, for as much as has been seen so far.
final class NumberBars {
    private static final double ROW = 36;
    private static final double BAR = 8;
    /// Bounds beyond this say nothing to the eye: the largest float stands for "none".
    private static final double LARGEST_BOUND = 1e6;
    private static final double RANGE_AT_FIRST = 1;

    private Sight sight;
    private double[] seen = new double[0];

    void paint(GraphicsContext canvas, float[] observation, Sight shown, Palette palette, Texts texts, double width) {
        List<String> names = shown.quantities();
        int rows = names.isEmpty() ? observation.length : names.size();
        if (!shown.equals(sight)) {
            sight = shown;
            seen = new double[rows];
            Arrays.fill(seen, RANGE_AT_FIRST);
        }
        // Of several looks one after the other, the newest is the last.
        int first = observation.length - rows;
        canvas.setTextBaseline(VPos.CENTER);
        for (int row = 0; row < rows; row++) {
            float value = observation[first + row];
            String name = names.isEmpty() ? texts.say("app.sees.number", row + 1) : texts.name("quantity." + names.get(row));
            words(canvas, name, value, palette, texts, row * ROW + 9, width);
            bar(canvas, value, row, first + row, palette, row * ROW + 20, width);
        }
    }

    private static void words(GraphicsContext canvas, String name, float value, Palette palette, Texts texts, double middle, double width) {
        String number = String.format(texts.locale(), Math.abs(value) < 10 ? "%+.3f" : "%+.2f", value);
        canvas.setFont(Font.font(null, FontWeight.BOLD, 12));
        canvas.setFill(palette.text());
        canvas.setTextAlign(TextAlignment.RIGHT);
        canvas.fillText(number, width, middle);
        canvas.setFont(Font.font(12));
        canvas.setFill(palette.faint());
        canvas.setTextAlign(TextAlignment.LEFT);
        canvas.fillText(name, 0, middle, width - 62);
    }

    private void bar(GraphicsContext canvas, float value, int row, int index, Palette palette, double top, double width) {
        Space.Box space = sight.space();
        boolean bounded = Math.abs(space.low(index)) < LARGEST_BOUND && Math.abs(space.high(index)) < LARGEST_BOUND;
        if (Float.isFinite(value)) {
            seen[row] = Math.max(seen[row], Math.abs(value));
        }
        double low = bounded ? space.low(index) : -seen[row];
        double high = bounded ? space.high(index) : seen[row];
        double zero = place(Math.clamp(0, low, high), low, high, width);
        double end = Float.isFinite(value) ? place(Math.clamp(value, low, high), low, high, width) : zero;
        canvas.setFill(palette.line());
        canvas.fillRoundRect(0, top, width, BAR, BAR, BAR);
        canvas.setFill(palette.firstCurve());
        canvas.fillRoundRect(Math.min(zero, end), top, Math.max(2, Math.abs(end - zero)), BAR, 3, 3);
        canvas.setFill(palette.faint());
        canvas.fillRect(Math.clamp(Math.floor(zero), 0, Math.max(0, width - 1)), top - 2, 1, BAR + 4);
    }

    private static double place(double value, double low, double high, double width) {
        return high > low ? (value - low) / (high - low) * width : 0;
    }
}
