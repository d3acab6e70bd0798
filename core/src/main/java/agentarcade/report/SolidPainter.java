package agentarcade.report;

import agentarcade.env.Picture;
import agentarcade.report.Brushes.Brush;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/// Draws what has a body: discs, blocks and rods, each with a soft shadow to the lower right and light from the upper left.
final class SolidPainter {
    /// How far a shadow falls, as a share of the size of what casts it, and in pixels.
    private static final double SHADOW_SHARE = 0.1;
    private static final double LONGEST_SHADOW = 6;
    /// Below this size, in pixels, a highlight is a smudge.
    private static final double SMALLEST_DETAIL = 5;

    private final Brushes brushes;

    SolidPainter(Brushes brushes) {
        this.brushes = brushes;
    }

    void disc(Graphics2D pen, Picture.Disc disc, double scale) {
        double size = 2 * disc.radius() * scale;
        double x = disc.x() * scale - size / 2;
        double y = disc.y() * scale - size / 2;
        if (size <= 0) {
            return;
        }
        double fall = fall(size);
        pen.setPaint(Brushes.SOFT_SHADOW);
        pen.fill(new Ellipse2D.Double(x + 0.6 * fall, y + fall, size, size));
        pen.setPaint(brushes.of(disc.ink()).ball(x, y, size));
        pen.fill(new Ellipse2D.Double(x, y, size, size));
    }

    void block(Graphics2D pen, Picture.Block block, double scale) {
        double x = block.x() * scale;
        double y = block.y() * scale;
        double w = block.width() * scale;
        double h = block.height() * scale;
        double arc = block.arc() * scale;
        double fall = fall(Math.min(w, h));
        pen.setPaint(Brushes.SOFT_SHADOW);
        pen.fill(new RoundRectangle2D.Double(x + 0.6 * fall, y + fall, w, h, arc, arc));
        pen.setPaint(brushes.of(block.ink()).front(y, h));
        pen.fill(new RoundRectangle2D.Double(x, y, w, h, arc, arc));
        double inset = Math.max(arc / 2, 1.5);
        if (h > SMALLEST_DETAIL && w > 2 * inset + 2) {
            pen.setPaint(Brushes.HIGHLIGHT);
            pen.fill(new Rectangle2D.Double(x + inset, y + 1, w - 2 * inset, Math.clamp(0.06 * h, 1, 2)));
        }
    }

    void rod(Graphics2D pen, Picture.Rod rod, double scale) {
        Brush brush = brushes.of(rod.ink());
        double sin = Math.sin(rod.angle());
        double cos = Math.cos(rod.angle());
        double x = rod.x() * scale;
        double y = rod.y() * scale;
        double wide = Math.max(1, rod.thickness() * scale);
        double fall = fall(wide);
        Line2D whole = new Line2D.Double(x, y, x + rod.length() * scale * sin, y - rod.length() * scale * cos);
        stroke(pen, Brushes.SOFT_SHADOW, wide, whole, 0.6 * fall, fall);
        stroke(pen, brush.dim(), wide, whole, 0, 0);
        if (wide < SMALLEST_DETAIL) {
            stroke(pen, brush.plain(), 0.6 * wide, whole, 0, 0);
            return;
        }
        // Lit along the side that looks to the upper left.
        double side = cos - sin >= 0 ? -1 : 1;
        stroke(pen, brush.plain(), 0.72 * wide, whole, 0.08 * wide * side * cos, 0.08 * wide * side * sin);
        stroke(pen, brush.lit(), 0.2 * wide, whole, 0.2 * wide * side * cos, 0.2 * wide * side * sin);
    }

    private static void stroke(Graphics2D pen, Color color, double wide, Line2D line, double dx, double dy) {
        pen.setPaint(color);
        pen.setStroke(new BasicStroke((float) wide, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(new Line2D.Double(line.getX1() + dx, line.getY1() + dy, line.getX2() + dx, line.getY2() + dy));
    }

    private static double fall(double size) {
        return Math.min(LONGEST_SHADOW, SHADOW_SHARE * size);
    }
}
