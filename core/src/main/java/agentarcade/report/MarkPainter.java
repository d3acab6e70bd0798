package agentarcade.report;

import agentarcade.env.Picture;
import agentarcade.env.Picture.Ink;
import agentarcade.report.Brushes.Brush;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// Draws what explains the game and has no body: lines, round arrows and labels.
final class MarkPainter {
    /// In pixels; smaller letters can't be read.
    private static final int SMALLEST_LETTERS = 10;
    private static final float[] DASHES = {7, 5};
    private static final double THINNEST_ARROW = 2.5;

    private final Brushes brushes;

    MarkPainter(Brushes brushes) {
        this.brushes = brushes;
    }

    void line(Graphics2D pen, Picture.Line line, double scale) {
        double x = line.x() * scale;
        double y = line.y() * scale;
        double toX = line.x2() * scale;
        double toY = line.y2() * scale;
        pen.setPaint(brushes.of(line.ink()).plain());
        if (line.ink() == Ink.GRID && (x == toX || y == toY)) {
            // In whole pixels a grid is crisp.
            pen.fill(new Rectangle2D.Double(Math.floor(Math.min(x, toX)), Math.floor(Math.min(y, toY)),
                    Math.max(1, Math.rint(Math.abs(toX - x))), Math.max(1, Math.rint(Math.abs(toY - y)))));
            return;
        }
        pen.setStroke(line.ink() == Ink.LIMIT
                ? new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0)
                : new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        pen.draw(new Line2D.Double(crisp(x), crisp(y), crisp(toX), crisp(toY)));
    }

    /// The arc ends where the head begins, so that its point is exactly at the end of the sweep.
    void turn(Graphics2D pen, Picture.Turn turn, double scale) {
        Brush brush = brushes.of(turn.ink());
        double r = turn.radius() * scale;
        double length = r * Math.abs(turn.sweep());
        if (length < 1) {
            return;
        }
        double wide = Math.max(THINNEST_ARROW, 0.1 * r);
        double head = Math.min(3.4 * wide, length);
        double end = turn.from() + turn.sweep();
        double neck = end - Math.signum(turn.sweep()) * head / r;
        double x = turn.x() * scale;
        double y = turn.y() * scale;
        Arc2D arc = new Arc2D.Double(x - r, y - r, 2 * r, 2 * r, 90 - Math.toDegrees(turn.from()), -Math.toDegrees(neck - turn.from()),
                Arc2D.OPEN);
        pen.setStroke(new BasicStroke((float) wide + 4, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        pen.setPaint(brush.wideGlow());
        pen.draw(arc);
        pen.setStroke(new BasicStroke((float) wide, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        pen.setPaint(brush.plain());
        pen.draw(arc);
        double half = 0.55 * head;
        Path2D arrow = new Path2D.Double();
        arrow.moveTo(x + r * Math.sin(end), y - r * Math.cos(end));
        arrow.lineTo(x + (r + half) * Math.sin(neck), y - (r + half) * Math.cos(neck));
        arrow.lineTo(x + (r - half) * Math.sin(neck), y - (r - half) * Math.cos(neck));
        arrow.closePath();
        pen.fill(arrow);
    }

    /// @param width of the picture, in pixels: letters that had to be enlarged still stay inside it
    void label(Graphics2D pen, Picture.Label label, double scale, int width) {
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, Math.max(SMALLEST_LETTERS, (int) Math.round(label.height() * scale))));
        pen.setPaint(brushes.of(label.ink()).plain());
        FontMetrics letters = pen.getFontMetrics();
        double half = letters.stringWidth(label.words()) / 2.0;
        double middle = Math.clamp(label.x() * scale, Math.min(half + 3, width / 2.0), Math.max(width - half - 3, width / 2.0));
        double baseline = label.y() * scale + (letters.getAscent() - letters.getDescent()) / 2.0;
        pen.drawString(label.words(), (float) (middle - half), (float) baseline);
    }

    /// The middle of a pixel, so that thin lines stay thin.
    private static double crisp(double pixels) {
        return Math.floor(pixels) + 0.5;
    }
}
