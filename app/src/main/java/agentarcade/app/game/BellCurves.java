package agentarcade.app.game;

import agentarcade.app.theme.Palette;
import agentarcade.env.Space;
import agentarcade.knob.Texts;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/// What an agent does where an action is real numbers: of each its place between the world's bounds, and over it the normal distribution
/// that it would be drawn from in training, if it is.
final class BellCurves {
    static final double ROW = 66;
    private static final double CURVE = 34;
    private static final int POINTS = 81;
    private static final double MARK = 9;
    /// A bell narrower than this share of the range would be less than a line.
    private static final double NARROWEST = 0.004;

    private final double[] x = new double[POINTS + 2];
    private final double[] y = new double[POINTS + 2];

    /// @param deviations empty if there is no distribution
    void paint(GraphicsContext canvas, float[] action, float[] means, float[] deviations, Space.Box space, Palette palette, Texts texts,
            double width) {
        for (int i = 0; i < action.length; i++) {
            double ground = i * ROW + CURVE;
            double low = space.low(i);
            double high = space.high(i);
            if (i < deviations.length && Float.isFinite(means[i]) && deviations[i] > 0) {
                bell(canvas, (means[i] - low) / (high - low), deviations[i] / (high - low), ground, palette, width);
            }
            canvas.setFill(palette.line());
            canvas.fillRoundRect(0, ground, width, 4, 4, 4);
            canvas.setFill(palette.faint());
            canvas.fillRect(Math.floor(Math.clamp(-low / (high - low), 0, 1) * (width - 1)), ground - 3, 1, 10);
            double place = Math.clamp((action[i] - low) / (high - low), 0, 1) * (width - MARK);
            canvas.setFill(palette.firstCurve());
            canvas.fillOval(place, ground + 2 - MARK / 2, MARK, MARK);
            words(canvas, action[i], low, high, ground + 19, palette, texts, width);
        }
    }

    /// Mean and deviation as shares of the range.
    private void bell(GraphicsContext canvas, double mean, double deviation, double ground, Palette palette, double width) {
        double spread = Math.max(deviation, NARROWEST);
        for (int i = 0; i < POINTS; i++) {
            double share = i / (POINTS - 1.0);
            double z = (share - mean) / spread;
            x[i] = share * width;
            y[i] = ground - (CURVE - 4) * Math.exp(-z * z / 2);
        }
        x[POINTS] = width;
        y[POINTS] = ground;
        x[POINTS + 1] = 0;
        y[POINTS + 1] = ground;
        canvas.setGlobalAlpha(0.25);
        canvas.setFill(palette.firstCurve());
        canvas.fillPolygon(x, y, POINTS + 2);
        canvas.setGlobalAlpha(1);
        canvas.setStroke(palette.firstCurve());
        canvas.setLineWidth(1.5);
        canvas.strokePolyline(x, y, POINTS);
    }

    private static void words(GraphicsContext canvas, float action, double low, double high, double middle, Palette palette, Texts texts,
            double width) {
        canvas.setTextBaseline(VPos.CENTER);
        canvas.setFont(Font.font(11));
        canvas.setFill(palette.faint());
        canvas.setTextAlign(TextAlignment.LEFT);
        canvas.fillText(String.format(texts.locale(), "%+.0f", low), 0, middle);
        canvas.setTextAlign(TextAlignment.RIGHT);
        canvas.fillText(String.format(texts.locale(), "%+.0f", high), width, middle);
        canvas.setFont(Font.font(null, FontWeight.BOLD, 12));
        canvas.setFill(palette.text());
        canvas.setTextAlign(TextAlignment.CENTER);
        canvas.fillText(String.format(texts.locale(), "%+.2f", action), width / 2, middle);
    }
}
