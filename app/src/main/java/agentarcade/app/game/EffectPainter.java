package agentarcade.app.game;

import agentarcade.app.theme.Palette;
import agentarcade.env.Picture.Event.Kind;
import agentarcade.env.Picture.Ink;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.RadialGradient;
import javafx.scene.paint.Stop;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/// Draws effects over the game: flash below, shards over it, words on top.
final class EffectPainter {
    private static final double FLASH_SHARE = 0.2;
    private static final double VEIL = 0.2;
    private static final double BURST_SHARE = 0.2;
    private static final double RISE_SHARE = 0.12;
    private static final double SHARD_PIXELS = 7;

    private EffectPainter() {
    }

    /// @param w of the board in pixels, as `h`
    static void paint(GraphicsContext canvas, Effect effect, Shades shades, double scale, double w, double h) {
        boolean crash = effect.is(Kind.CRASH);
        Color color = shades.of(crash ? Ink.BAD : Ink.GOOD).plain();
        double x = effect.event().map(event -> event.x() * scale).orElse(w / 2);
        double y = effect.event().map(event -> event.y() * scale).orElse(h / 2);
        double size = Math.min(w, h);
        flash(canvas, effect, crash, color, x, y, size, w, h);
        for (int i = 0; i < effect.shards(); i++) {
            Effect.Shard shard = effect.shard(i);
            Color ink = crash ? shades.of(i % 2 == 0 ? Ink.BAD : Ink.TRAIL).plain() : shades.of(i % 2 == 0 ? Ink.GOOD : Ink.FLAG).plain();
            double side = SHARD_PIXELS * shades.palette().scale() * shard.size();
            canvas.setFill(Shades.through(ink, Math.min(1, 2 * shard.size())));
            canvas.fillOval(x + shard.dx() * BURST_SHARE * size - side / 2, y + shard.dy() * BURST_SHARE * size - side / 2, side, side);
        }
        words(canvas, effect, color, shades.palette(), x, y, size, w);
    }

    /// A light at its place; after a crash a veil over the whole board, faint enough not to dazzle.
    private static void flash(GraphicsContext canvas, Effect effect, boolean crash, Color color, double x, double y, double size, double w,
            double h) {
        double strength = effect.flashStrength();
        if (strength <= 0) {
            return;
        }
        if (crash) {
            canvas.setFill(Shades.through(color, VEIL * strength));
            canvas.fillRect(-Effect.STRONGEST_SHAKE, -Effect.STRONGEST_SHAKE, w + 2 * Effect.STRONGEST_SHAKE,
                    h + 2 * Effect.STRONGEST_SHAKE);
        }
        double r = FLASH_SHARE * size * (1.3 - 0.3 * strength);
        canvas.setFill(
                new RadialGradient(0, 0, 0.5, 0.5, 0.5, true, CycleMethod.NO_CYCLE, new Stop(0, Shades.through(color, 0.6 * strength)),
                        new Stop(1, Shades.through(color, 0))));
        canvas.fillOval(x - r, y - r, 2 * r, 2 * r);
    }

    private static void words(GraphicsContext canvas, Effect effect, Color color, Palette palette, double x, double y, double size,
            double w) {
        if (effect.words().isEmpty()) {
            return;
        }
        double time = effect.age() / Effect.LASTS;
        double shown = Math.min(1, 2.5 * (1 - time));
        double letters = palette.scale() * Math.clamp(0.07 * size, 15, 30);
        double risen = RISE_SHARE * size * (1 - (1 - time) * (1 - time));
        double aside = 0.6 * letters * effect.words().length() / 2 + 4;
        double middle = Math.clamp(x, aside, Math.max(aside, w - aside));
        double height = Math.max(letters, y - 0.08 * size - risen);
        canvas.setFont(Font.font(null, FontWeight.BOLD, letters));
        canvas.setTextAlign(TextAlignment.CENTER);
        canvas.setTextBaseline(VPos.CENTER);
        // Something of the ground around the letters, or they can't be read over what they rise over.
        canvas.setStroke(Shades.through(palette.of(Ink.GROUND), 0.85 * shown));
        canvas.setLineWidth(4 * palette.scale());
        canvas.strokeText(effect.words(), middle, height);
        canvas.setFill(Shades.through(color, shown));
        canvas.fillText(effect.words(), middle, height);
    }
}
