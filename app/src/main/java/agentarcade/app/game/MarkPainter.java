package agentarcade.app.game;

import agentarcade.app.game.Shades.Shade;
import agentarcade.env.Picture;
import agentarcade.env.Picture.Ink;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/// Draws what explains the game and has no body: lines, round arrows and labels.
final class MarkPainter {
    /// In pixels of a desk; smaller letters can't be read.
    private static final double SMALLEST_LETTERS = 10;
    /// Width of an average letter, as a share of the size.
    private static final double LETTER_SHARE = 0.6;
    private static final double DASH = 7;
    private static final double DASH_GAP = 5;
    private static final double THINNEST_ARROW = 2.5;

    private Font font = Font.getDefault();

    static void line(GraphicsContext canvas, Picture.Line line, Shades shades, double scale) {
        Shade shade = shades.of(line.ink());
        double x = line.x() * scale;
        double y = line.y() * scale;
        double toX = line.x2() * scale;
        double toY = line.y2() * scale;
        if (line.ink() == Ink.GRID && (x == toX || y == toY)) {
            // A grid is many lines; rectangles in whole pixels are crisp and cost next to nothing.
            canvas.setFill(shade.plain());
            canvas.fillRect(Math.floor(Math.min(x, toX)), Math.floor(Math.min(y, toY)), Math.max(1, Math.abs(toX - x)),
                    Math.max(1, Math.abs(toY - y)));
            return;
        }
        boolean limit = line.ink() == Ink.LIMIT;
        canvas.setStroke(shade.plain());
        canvas.setLineCap(StrokeLineCap.BUTT);
        canvas.setLineWidth((limit ? 2 : 1.5) * shades.palette().scale());
        if (limit) {
            canvas.setLineDashes(DASH, DASH_GAP);
        }
        canvas.strokeLine(crisp(x), crisp(y), crisp(toX), crisp(toY));
        if (limit) {
            canvas.setLineDashes();
        }
    }

    /// The arc ends where the head begins, so that its point is exactly at the end of the sweep.
    static void turn(GraphicsContext canvas, Picture.Turn turn, Shades shades, double scale) {
        Shade shade = shades.of(turn.ink());
        double r = turn.radius() * scale;
        double length = r * Math.abs(turn.sweep());
        if (length < 1) {
            return;
        }
        double wide = Math.max(THINNEST_ARROW * shades.palette().scale(), 0.1 * r);
        double head = Math.min(3.4 * wide, length);
        double way = Math.signum(turn.sweep());
        double end = turn.from() + turn.sweep();
        double neck = end - way * head / r;
        double x = turn.x() * scale;
        double y = turn.y() * scale;
        canvas.setLineCap(StrokeLineCap.BUTT);
        canvas.setLineWidth(wide + 4);
        canvas.setStroke(shade.glow()[0]);
        arc(canvas, x, y, r, turn.from(), neck - turn.from());
        canvas.setLineWidth(wide);
        canvas.setStroke(shade.plain());
        arc(canvas, x, y, r, turn.from(), neck - turn.from());
        canvas.setFill(shade.plain());
        double half = 0.55 * head;
        canvas.beginPath();
        canvas.moveTo(x + r * Math.sin(end), y - r * Math.cos(end));
        canvas.lineTo(x + (r + half) * Math.sin(neck), y - (r + half) * Math.cos(neck));
        canvas.lineTo(x + (r - half) * Math.sin(neck), y - (r - half) * Math.cos(neck));
        canvas.closePath();
        canvas.fill();
    }

    private static void arc(GraphicsContext canvas, double x, double y, double r, double from, double sweep) {
        if (Math.abs(sweep) * r >= 0.5) {
            canvas.strokeArc(x - r, y - r, 2 * r, 2 * r, 90 - Math.toDegrees(from), -Math.toDegrees(sweep), ArcType.OPEN);
        }
    }

    /// @param width of the picture, in pixels: letters that had to be enlarged still stay inside it
    void label(GraphicsContext canvas, Picture.Label label, Shades shades, double scale, double width) {
        double size = Math.max(SMALLEST_LETTERS * shades.palette().scale(), Math.round(label.height() * scale));
        if (font.getSize() != size) {
            font = Font.font(null, FontWeight.NORMAL, size);
        }
        canvas.setFill(shades.of(label.ink()).plain());
        canvas.setFont(font);
        canvas.setTextAlign(TextAlignment.CENTER);
        canvas.setTextBaseline(VPos.CENTER);
        double half = LETTER_SHARE * size * label.words().length() / 2 + 3;
        canvas.fillText(label.words(), Math.clamp(label.x() * scale, Math.min(half, width / 2), Math.max(width - half, width / 2)),
                label.y() * scale);
    }

    /// The middle of a pixel, so that thin lines stay thin.
    private static double crisp(double pixels) {
        return Math.floor(pixels) + 0.5;
    }
}
