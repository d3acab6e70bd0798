package agentarcade.app.game;

import agentarcade.agent.Decision;
import agentarcade.agent.Opinion;
import agentarcade.app.theme.Palette;
import agentarcade.env.Action;
import agentarcade.env.Space;
import agentarcade.knob.Texts;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

import java.util.List;

/// What an agent thinks of its actions, and how much it still expects to earn.
final class OpinionPainter {
    private static final double VALUE = 26;

    private final ActionBars bars = new ActionBars();
    private final BellCurves curves = new BellCurves();

    /// The text that says what is shown.
    static String titleKey(Opinion opinion) {
        return switch (opinion) {
            case Opinion.ActionValues _ -> "app.game.values";
            case Opinion.Probabilities _ -> "app.game.probabilities";
            case Opinion.Bell _ -> "app.game.bell";
            case Opinion.Unsaid _ -> "app.game.action";
        };
    }

    static double height(Space actions, Palette palette) {
        return palette.scale() * height(actions);
    }

    private static double height(Space actions) {
        return VALUE + switch (actions) {
            case Space.Discrete(int n) -> n * ActionBars.ROW;
            case Space.Box box -> box.size() * BellCurves.ROW;
        };
    }

    /// @param names of the choices; empty where actions are real numbers
    void paint(GraphicsContext canvas, Decision decision, Space actions, List<String> names, Palette palette, Texts texts, double width,
            double height) {
        canvas.clearRect(0, 0, width, height);
        canvas.save();
        // Where there is too little room for large letters, smaller ones say it all.
        double needed = height(actions) - (decision.opinion() instanceof Opinion.ActionValues ? VALUE : 0);
        double scale = Math.clamp(height / needed, 1, palette.scale());
        canvas.scale(scale, scale);
        paint(canvas, decision, actions, names, palette, texts, width / scale);
        canvas.restore();
    }

    private void paint(GraphicsContext canvas, Decision decision, Space actions, List<String> names, Palette palette, Texts texts,
            double width) {
        int best = decision.action() instanceof Action.Discrete(int index) ? index : -1;
        switch (decision.opinion()) {
            case Opinion.ActionValues(float[] values) -> bars.values(canvas, values, best, names, palette, texts, width);
            case Opinion.Probabilities(float[] shares) -> bars.probabilities(canvas, shares, best, names, palette, texts, width);
            case Opinion.Bell(float[] means, float[] deviations) -> numbers(canvas, decision, means, deviations, actions, palette, texts,
                    width);
            case Opinion.Unsaid() -> numbers(canvas, decision, new float[0], new float[0], actions, palette, texts, width);
        }
        // Where each action has a value, the best one's is this.
        if (decision.value().isPresent() && !(decision.opinion() instanceof Opinion.ActionValues)) {
            canvas.setFont(Font.font(12));
            canvas.setFill(palette.faint());
            canvas.setTextBaseline(VPos.CENTER);
            canvas.setTextAlign(TextAlignment.LEFT);
            String expected = String.format(texts.locale(), "%+.2f", decision.value().getAsDouble());
            canvas.fillText(texts.say("app.game.expects", expected), 0, height(actions) - VALUE / 2, width);
        }
    }

    private void numbers(GraphicsContext canvas, Decision decision, float[] means, float[] deviations, Space actions, Palette palette,
            Texts texts, double width) {
        if (decision.action() instanceof Action.Continuous(float[] values) && actions instanceof Space.Box box) {
            curves.paint(canvas, values, means, deviations, box, palette, texts, width);
        }
    }
}
