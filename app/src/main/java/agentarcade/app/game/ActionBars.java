package agentarcade.app.game;

import agentarcade.agent.Decision;
import agentarcade.agent.Opinion;
import agentarcade.app.theme.Palette;
import agentarcade.env.Action;
import agentarcade.knob.Texts;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

import java.util.List;

/// How good the agent believes each action to be, as bars around zero; the one it prefers stands out.
final class ActionBars {
    private static final double ROW = 30;
    private static final double BAR = 10;
    private static final double NAMES = 52;
    private static final double NUMBERS = 52;

    private static final double SHRINK = 0.02;
    /// Values of a network that has learned nothing yet are small; the bars show them all the same.
    private static final double SMALLEST_RANGE = 0.1;

    private double range = 1;

    static double height(int actions) {
        return actions * ROW;
    }

    void paint(GraphicsContext canvas, Decision decision, List<String> names, Palette palette, Texts texts, double width, double height) {
        canvas.clearRect(0, 0, width, height);
        float[] values = values(decision);
        double largest = SMALLEST_RANGE;
        for (float value : values) {
            largest = Float.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
        }
        // Grows at once and shrinks slowly, so that the scale doesn't jump from frame to frame.
        range = Math.max(largest, range + (largest - range) * SHRINK);
        double half = (width - NAMES - NUMBERS) / 2;
        double zero = NAMES + half;
        canvas.setTextBaseline(VPos.CENTER);
        for (int action = 0; action < values.length; action++) {
            double middle = action * ROW + ROW / 2;
            boolean best = decision.action() instanceof Action.Discrete(int index) && index == action;
            double length = Float.isFinite(values[action]) ? half * values[action] / range : 0;
            canvas.setFill(palette.line());
            canvas.fillRoundRect(NAMES, middle - BAR / 2, 2 * half, BAR, BAR, BAR);
            canvas.setFill(best ? palette.firstCurve() : palette.faint());
            canvas.fillRoundRect(Math.min(zero, zero + length), middle - BAR / 2, Math.abs(length), BAR, 4, 4);
            canvas.setFill(best ? palette.text() : palette.faint());
            canvas.setFont(Font.font(null, best ? FontWeight.BOLD : FontWeight.NORMAL, 12));
            canvas.setTextAlign(TextAlignment.LEFT);
            canvas.fillText(names.get(action), 0, middle, NAMES - 6);
            canvas.setTextAlign(TextAlignment.RIGHT);
            canvas.fillText(String.format(texts.locale(), "%+.2f", values[action]), width, middle);
        }
        canvas.setFill(palette.faint());
        canvas.fillRect(Math.floor(zero), 0, 1, values.length * ROW);
    }

    private static float[] values(Decision decision) {
        return switch (decision.opinion()) {
            case Opinion.ActionValues(float[] values) -> values;
            case Opinion.Probabilities(float[] probabilities) -> probabilities;
            case Opinion.Bell _,Opinion.Unsaid _ -> new float[0];
        };
    }
}
