package agentarcade.app.game;

import agentarcade.app.game.Shades.Shade;
import agentarcade.env.Picture;
import agentarcade.env.Picture.Ink;
import agentarcade.env.Picture.Point;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

import java.util.List;

/// Draws paths: areas with a lit edge, lines, and trails that fade towards their beginning. Edges and trails glow, by wide translucent
/// strokes under the narrow one.
final class PathPainter {
    private static final double[] GLOW_WIDTHS = {11, 5.5};
    /// A trail is drawn in at most so many pieces, each stronger than the one before.
    private static final int MOST_TRAIL_PIECES = 14;

    private double[] x = new double[128];
    private double[] y = new double[128];
    private double[] runX = new double[128];
    private double[] runY = new double[128];

    /// @param width of the picture in pixels, as `height`
    void paint(GraphicsContext canvas, Picture.Path path, Shades shades, double scale, double width, double height) {
        int n = take(path.points(), scale);
        Shade shade = shades.of(path.ink());
        double wide = Math.max(1.5, path.thickness() * scale);
        canvas.setLineJoin(StrokeLineJoin.ROUND);
        switch (path.stroke()) {
            case AREA -> {
                canvas.setFill(shade.slope());
                canvas.fillPolygon(x, y, n);
                litEdge(canvas, shade, wide, n, width, height);
            }
            case LINE -> {
                canvas.setLineCap(StrokeLineCap.ROUND);
                if (path.ink() == Ink.EDGE) {
                    glow(canvas, shade, x, y, n);
                }
                canvas.setStroke(shade.plain());
                canvas.setLineWidth(wide);
                canvas.strokePolyline(x, y, n);
                if (path.ink() == Ink.EDGE) {
                    canvas.setStroke(shade.lit());
                    canvas.setLineWidth(0.4 * wide);
                    canvas.strokePolyline(x, y, n);
                }
            }
            case TRAIL -> trail(canvas, shade, wide, n);
        }
    }

    private int take(List<Point> points, double scale) {
        int n = points.size();
        if (x.length <= n) {
            x = new double[2 * n];
            y = new double[2 * n];
            runX = new double[2 * n];
            runY = new double[2 * n];
        }
        for (int i = 0; i < n; i++) {
            x[i] = points.get(i).x() * scale;
            y[i] = points.get(i).y() * scale;
        }
        return n;
    }

    private static void glow(GraphicsContext canvas, Shade shade, double[] x, double[] y, int n) {
        for (int layer = 0; layer < GLOW_WIDTHS.length; layer++) {
            canvas.setStroke(shade.glow()[layer]);
            canvas.setLineWidth(GLOW_WIDTHS[layer]);
            canvas.strokePolyline(x, y, n);
        }
    }

    /// Of an area, what lies inside the picture is an edge; what closes it along the picture's border or beyond is not.
    private void litEdge(GraphicsContext canvas, Shade shade, double wide, int n, double width, double height) {
        canvas.setLineCap(StrokeLineCap.ROUND);
        int run = 0;
        for (int i = 0; i <= n; i++) {
            int here = i % n;
            int before = (i + n - 1) % n;
            if (i > 0 && isOutside(x[before], x[here], width) | isOutside(y[before], y[here], height)) {
                edge(canvas, shade, wide, run);
                run = 0;
            }
            runX[run] = x[here];
            runY[run++] = y[here];
        }
        edge(canvas, shade, wide, run);
    }

    private void edge(GraphicsContext canvas, Shade shade, double wide, int points) {
        if (points > 1) {
            canvas.setStroke(shade.glow()[0]);
            canvas.setLineWidth(wide + 6);
            canvas.strokePolyline(runX, runY, points);
            canvas.setStroke(shade.lit());
            canvas.setLineWidth(wide);
            canvas.strokePolyline(runX, runY, points);
        }
    }

    private static boolean isOutside(double from, double to, double most) {
        return from <= 0 && to <= 0 || from >= most && to >= most;
    }

    private void trail(GraphicsContext canvas, Shade shade, double wide, int n) {
        canvas.setLineCap(StrokeLineCap.BUTT);
        int pieces = n < 2 ? 0 : Math.min(MOST_TRAIL_PIECES, 2 * n);
        for (int piece = 0; piece < pieces; piece++) {
            int points = part(n, piece * (n - 1.0) / pieces, (piece + 1) * (n - 1.0) / pieces);
            double strength = (piece + 1.0) / pieces;
            canvas.setStroke(Shades.through(shade.plain(), 0.22 * strength));
            canvas.setLineWidth(wide * (1 + strength) + 4 * strength);
            canvas.strokePolyline(runX, runY, points);
            canvas.setStroke(Shades.through(shade.plain(), 0.85 * strength * strength));
            canvas.setLineWidth(Math.max(1, wide * strength));
            canvas.strokePolyline(runX, runY, points);
        }
    }

    /// The part of the path from place `from` to place `to`, counted in points, where 0.5 is half way from the first point to the second.
    private int part(int n, double from, double to) {
        int points = 0;
        add(points++, n, from);
        for (int whole = (int) Math.floor(from) + 1; whole < to; whole++) {
            add(points++, n, whole);
        }
        add(points++, n, to);
        return points;
    }

    private void add(int index, int n, double place) {
        int before = (int) Math.min(place, n - 2.0);
        double share = place - before;
        runX[index] = x[before] + share * (x[before + 1] - x[before]);
        runY[index] = y[before] + share * (y[before + 1] - y[before]);
    }
}
