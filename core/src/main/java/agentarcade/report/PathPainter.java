package agentarcade.report;

import agentarcade.env.Picture;
import agentarcade.env.Picture.Ink;
import agentarcade.env.Picture.Point;
import agentarcade.report.Brushes.Brush;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.List;

/// Draws paths: areas with a lit edge, lines, and trails that fade towards their beginning. Edges and trails glow, by wide translucent
/// strokes under the narrow one.
final class PathPainter {
    private static final double WIDE_GLOW = 11;
    private static final double NARROW_GLOW = 5.5;
    /// A trail is drawn in at most so many pieces, each stronger than the one before.
    private static final int MOST_TRAIL_PIECES = 14;

    private final Brushes brushes;

    PathPainter(Brushes brushes) {
        this.brushes = brushes;
    }

    /// @param width of the picture in pixels, as `height`
    void paint(Graphics2D pen, Picture.Path path, double scale, int width, int height) {
        List<Point> points = path.points().stream().map(point -> new Point(point.x() * scale, point.y() * scale)).toList();
        Brush brush = brushes.of(path.ink());
        double wide = Math.max(1.5, path.thickness() * scale);
        switch (path.stroke()) {
            case AREA -> {
                Path2D area = line(points);
                area.closePath();
                double top = area.getBounds2D().getY();
                pen.setPaint(brush.slope(top, area.getBounds2D().getHeight()));
                pen.fill(area);
                litEdge(pen, brush, wide, points, width, height);
            }
            case LINE -> {
                Path2D line = line(points);
                if (path.ink() == Ink.EDGE) {
                    stroke(pen, brush.wideGlow(), WIDE_GLOW, line);
                    stroke(pen, brush.narrowGlow(), NARROW_GLOW, line);
                }
                stroke(pen, brush.plain(), wide, line);
                if (path.ink() == Ink.EDGE) {
                    stroke(pen, brush.lit(), 0.4 * wide, line);
                }
            }
            case TRAIL -> trail(pen, brush, wide, points);
        }
    }

    private static Path2D line(List<Point> points) {
        Path2D line = new Path2D.Double();
        line.moveTo(points.getFirst().x(), points.getFirst().y());
        points.stream().skip(1).forEach(point -> line.lineTo(point.x(), point.y()));
        return line;
    }

    /// Of an area, what lies inside the picture is an edge; what closes it along the picture's border or beyond is not.
    private static void litEdge(Graphics2D pen, Brush brush, double wide, List<Point> points, int width, int height) {
        Path2D edge = new Path2D.Double();
        for (int i = 0; i < points.size(); i++) {
            Point from = points.get(i);
            Point to = points.get((i + 1) % points.size());
            if (isOutside(from.x(), to.x(), width) || isOutside(from.y(), to.y(), height)) {
                continue;
            }
            if (edge.getCurrentPoint() == null || edge.getCurrentPoint().distance(from.x(), from.y()) > 0) {
                edge.moveTo(from.x(), from.y());
            }
            edge.lineTo(to.x(), to.y());
        }
        stroke(pen, brush.wideGlow(), wide + 6, edge);
        stroke(pen, brush.lit(), wide, edge);
    }

    private static boolean isOutside(double from, double to, double most) {
        return from <= 0 && to <= 0 || from >= most && to >= most;
    }

    private static void trail(Graphics2D pen, Brush brush, double wide, List<Point> points) {
        int n = points.size();
        int pieces = n < 2 ? 0 : Math.min(MOST_TRAIL_PIECES, 2 * n);
        for (int piece = 0; piece < pieces; piece++) {
            Path2D part = part(points, piece * (n - 1.0) / pieces, (piece + 1) * (n - 1.0) / pieces);
            double strength = (piece + 1.0) / pieces;
            stroke(pen, Brushes.through(brush.plain(), 0.22 * strength), wide * (1 + strength) + 4 * strength, part, BasicStroke.CAP_BUTT);
            stroke(pen, Brushes.through(brush.plain(), 0.85 * strength * strength), Math.max(1, wide * strength), part,
                    BasicStroke.CAP_BUTT);
        }
    }

    /// The part of the path from place `from` to place `to`, counted in points, where 0.5 is half way from the first point to the second.
    private static Path2D part(List<Point> points, double from, double to) {
        Path2D part = new Path2D.Double();
        Point start = at(points, from);
        part.moveTo(start.x(), start.y());
        for (int whole = (int) Math.floor(from) + 1; whole < to; whole++) {
            part.lineTo(points.get(whole).x(), points.get(whole).y());
        }
        Point end = at(points, to);
        part.lineTo(end.x(), end.y());
        return part;
    }

    private static Point at(List<Point> points, double place) {
        int before = (int) Math.min(place, points.size() - 2.0);
        double share = place - before;
        Point from = points.get(before);
        Point to = points.get(before + 1);
        return new Point(from.x() + share * (to.x() - from.x()), from.y() + share * (to.y() - from.y()));
    }

    private static void stroke(Graphics2D pen, Color color, double wide, Path2D line) {
        stroke(pen, color, wide, line, BasicStroke.CAP_ROUND);
    }

    private static void stroke(Graphics2D pen, Color color, double wide, Path2D line, int cap) {
        pen.setPaint(color);
        pen.setStroke(new BasicStroke((float) wide, cap, BasicStroke.JOIN_ROUND));
        pen.draw(line);
    }
}
