package agentarcade.app.game;

import agentarcade.app.theme.Palette;
import agentarcade.knob.Texts;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

import java.util.List;
import java.util.Locale;

/// What an agent thinks of each of a few actions: how good it believes them to be, as bars around zero, or how likely it is to take them, as
/// bars from nothing to certain. The one it prefers stands out.
final class ActionBars {
    static final double ROW = 30;
    private static final double BAR = 10;
    private static final double NAMES = 52;
    private static final double NUMBERS = 52;

    private static final double SHRINK = 0.02;
    /// Values of a network that has learned nothing yet are small; the bars show them all the same.
    private static final double SMALLEST_RANGE = 0.1;

    private double range = 1;

    /// Bars around zero.
    void values(GraphicsContext canvas, float[] values, int best, List<String> names, Palette palette, Texts texts, double width) {
        double largest = SMALLEST_RANGE;
        for (float value : values) {
            largest = Float.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
        }
        // Grows at once and shrinks slowly, so that the scale doesn't jump from frame to frame.
        range = Math.max(largest, range + (largest - range) * SHRINK);
        double half = (width - NAMES - NUMBERS) / 2;
        for (int action = 0; action < values.length; action++) {
            double length = Float.isFinite(values[action]) ? half * values[action] / range : 0;
            row(canvas, action, action == best, new Bar(NAMES + half, length), palette, width);
            words(canvas, action, action == best, names.get(action), number(values[action], texts.locale()), palette, width);
        }
        zero(canvas, NAMES + half, values.length, palette);
    }

    /// A value with as many digits as there is room for beside its bar.
    static String number(float value, Locale locale) {
        double size = Math.abs(value);
        if (size < 99.995) {
            return String.format(locale, "%+.2f", value);
        }
        if (size < 999.95) {
            return String.format(locale, "%+.1f", value);
        }
        return String.format(locale, size < 99_999.5 ? "%+.0f" : "%+.0e", value);
    }

    /// Bars from 0 to 1.
    void probabilities(GraphicsContext canvas, float[] probabilities, int best, List<String> names, Palette palette, Texts texts,
            double width) {
        double whole = width - NAMES - NUMBERS;
        for (int action = 0; action < probabilities.length; action++) {
            row(canvas, action, action == best, new Bar(NAMES, whole * Math.clamp(probabilities[action], 0, 1)), palette, width);
            words(canvas, action, action == best, names.get(action),
                    texts.say("app.percent", Math.round(1000 * probabilities[action]) / 10.0), palette, width);
        }
        zero(canvas, NAMES, probabilities.length, palette);
    }

    /// A bar from a place on; a negative length points to the left.
    private record Bar(double from, double length) {
    }

    private static void row(GraphicsContext canvas, int row, boolean best, Bar bar, Palette palette, double width) {
        double top = row * ROW + (ROW - BAR) / 2;
        canvas.setFill(palette.line());
        canvas.fillRoundRect(NAMES, top, width - NAMES - NUMBERS, BAR, BAR, BAR);
        canvas.setFill(best ? palette.firstCurve() : palette.faint());
        canvas.fillRoundRect(Math.min(bar.from(), bar.from() + bar.length()), top, Math.abs(bar.length()), BAR, 4, 4);
    }

    private static void words(GraphicsContext canvas, int row, boolean best, String name, String number, Palette palette, double width) {
        double middle = row * ROW + ROW / 2;
        canvas.setTextBaseline(VPos.CENTER);
        canvas.setFill(best ? palette.text() : palette.faint());
        canvas.setFont(Font.font(null, best ? FontWeight.BOLD : FontWeight.NORMAL, 12));
        canvas.setTextAlign(TextAlignment.LEFT);
        canvas.fillText(name, 0, middle, NAMES - 6);
        canvas.setTextAlign(TextAlignment.RIGHT);
        canvas.fillText(number, width, middle);
    }

    private static void zero(GraphicsContext canvas, double place, int rows, Palette palette) {
        canvas.setFill(palette.faint());
        canvas.fillRect(Math.floor(place), 0, 1, rows * ROW);
    }
}
