package agentarcade.app.game;

import agentarcade.app.game.Shades.Shade;
import agentarcade.env.Picture;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;

/// Draws what has a body: discs, blocks and rods, each with a soft shadow to the lower right and light from the upper left.
final class SolidPainter {
    /// How far a shadow falls, as a share of the size of what casts it, and in pixels.
    private static final double SHADOW_SHARE = 0.1;
    private static final double LONGEST_SHADOW = 6;
    /// Below this size, in pixels, a shadow or a highlight is a smudge.
    private static final double SMALLEST_DETAIL = 5;
    /// In software every change of gradient costs as much as filling a shape. Things smaller than this, in pixels, of which there may be
    /// many, get by with two or three plain colours.
    private static final double SMALLEST_GRADIENT = 11;
    private static final Color HIGHLIGHT = Color.rgb(255, 255, 255, 0.38);

    private SolidPainter() {
    }

    static void disc(GraphicsContext canvas, Picture.Disc disc, Shades shades, double scale) {
        Shade shade = shades.of(disc.ink());
        double r = disc.radius() * scale;
        double x = disc.x() * scale;
        double y = disc.y() * scale;
        double fall = fall(2 * r);
        canvas.setFill(Shades.SOFT_SHADOW);
        canvas.fillOval(x - r + 0.6 * fall, y - r + fall, 2 * r, 2 * r);
        if (r >= SMALLEST_GRADIENT) {
            canvas.setFill(shade.ball());
            canvas.fillOval(x - r, y - r, 2 * r, 2 * r);
        } else {
            canvas.setFill(shade.dim());
            canvas.fillOval(x - r, y - r, 2 * r, 2 * r);
            canvas.setFill(shade.plain());
            canvas.fillOval(x - 0.96 * r, y - 0.98 * r, 1.8 * r, 1.8 * r);
            canvas.setFill(shade.lit());
            canvas.fillOval(x - 0.55 * r, y - 0.65 * r, 0.7 * r, 0.6 * r);
        }
    }

    static void block(GraphicsContext canvas, Picture.Block block, Shades shades, double scale) {
        Shade shade = shades.of(block.ink());
        double x = block.x() * scale;
        double y = block.y() * scale;
        double w = block.width() * scale;
        double h = block.height() * scale;
        double arc = block.arc() * scale;
        double fall = fall(Math.min(w, h));
        canvas.setFill(Shades.SOFT_SHADOW);
        canvas.fillRoundRect(x + 0.6 * fall, y + fall, w, h, arc, arc);
        canvas.setFill(h >= 2 * SMALLEST_GRADIENT ? shade.front() : shade.plain());
        canvas.fillRoundRect(x, y, w, h, arc, arc);
        double inset = Math.max(arc / 2, 1.5);
        if (h > SMALLEST_DETAIL && w > 2 * inset + 2) {
            canvas.setFill(HIGHLIGHT);
            canvas.fillRect(x + inset, y + 1, w - 2 * inset, Math.clamp(0.06 * h, 1, 2));
        }
    }

    static void rod(GraphicsContext canvas, Picture.Rod rod, Shades shades, double scale) {
        Shade shade = shades.of(rod.ink());
        double x = rod.x() * scale;
        double y = rod.y() * scale;
        double toX = x + rod.length() * scale * Math.sin(rod.angle());
        double toY = y - rod.length() * scale * Math.cos(rod.angle());
        double wide = Math.max(1, rod.thickness() * scale);
        canvas.setLineCap(StrokeLineCap.ROUND);
        double fall = fall(wide);
        canvas.setLineWidth(wide);
        canvas.setStroke(Shades.SOFT_SHADOW);
        canvas.strokeLine(x + 0.6 * fall, y + fall, toX + 0.6 * fall, toY + fall);
        canvas.setStroke(shade.dim());
        canvas.strokeLine(x, y, toX, toY);
        if (wide < SMALLEST_DETAIL) {
            canvas.setLineWidth(0.6 * wide);
            canvas.setStroke(shade.plain());
            canvas.strokeLine(x, y, toX, toY);
            return;
        }
        // Lit along the side that looks to the upper left.
        double side = Math.cos(rod.angle()) - Math.sin(rod.angle()) >= 0 ? -1 : 1;
        double acrossX = side * Math.cos(rod.angle());
        double acrossY = side * Math.sin(rod.angle());
        lengthwise(canvas, shade.plain(), 0.72 * wide, x, y, toX, toY, acrossX * 0.08 * wide, acrossY * 0.08 * wide);
        lengthwise(canvas, shade.lit(), 0.2 * wide, x, y, toX, toY, acrossX * 0.2 * wide, acrossY * 0.2 * wide);
    }

    private static void lengthwise(GraphicsContext canvas, Color color, double wide, double x, double y, double toX, double toY,
            double dx, double dy) {
        canvas.setStroke(color);
        canvas.setLineWidth(wide);
        canvas.strokeLine(x + dx, y + dy, toX + dx, toY + dy);
    }

    private static double fall(double size) {
        return Math.min(LONGEST_SHADOW, SHADOW_SHARE * size);
    }
}
