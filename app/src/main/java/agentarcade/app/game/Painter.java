package agentarcade.app.game;

import agentarcade.app.theme.Palette;
import agentarcade.env.Picture;
import agentarcade.env.Picture.Ink;
import agentarcade.env.Picture.Shape;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.RadialGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws a [Picture] as a game: every world in the same way, with light from the upper left.
final class Painter {
    private static final double CORNER = 14;
    private static final double SHADOW = 0.06;

    /// Fits the picture into `width` × `height` pixels, centred.
    void paint(GraphicsContext canvas, GameFrame frame, Palette palette, double width, double height) {
        Picture picture = frame.picture();
        double scale = Math.min(width / picture.width(), height / picture.height());
        double left = (width - picture.width() * scale) / 2;
        double top = (height - picture.height() * scale) / 2;
        canvas.clearRect(0, 0, width, height);
        canvas.save();
        canvas.translate(left, top);
        double w = picture.width() * scale;
        double h = picture.height() * scale;
        canvas.setFill(palette.of(Ink.GROUND));
        canvas.fillRoundRect(0, 0, w, h, CORNER, CORNER);
        canvas.beginPath();
        canvas.rect(0, 0, w, h);
        canvas.clip();
        for (Shape shape : picture.shapes()) {
            paint(canvas, shape, palette, scale);
        }
        frame.end().ifPresent(end -> paintEnd(canvas, end, palette, w, h));
        canvas.restore();
    }

    private void paint(GraphicsContext canvas, Shape shape, Palette palette, double scale) {
        Color color = palette.of(shape.ink());
        switch (shape) {
            case Picture.Disc disc -> paintDisc(canvas, disc, color, scale);
            case Picture.Block block -> paintBlock(canvas, block, color, scale);
            case Picture.Line line -> {
                canvas.setStroke(color);
                canvas.setLineWidth(1);
                canvas.strokeLine(crisp(line.x() * scale), crisp(line.y() * scale), crisp(line.x2() * scale), crisp(line.y2() * scale));
            }
            case Picture.Rod rod -> paintRod(canvas, rod, color, scale);
            case Picture.Turn turn -> paintTurn(canvas, turn, color, scale);
            case Picture.Label label -> paintLabel(canvas, label, color, scale);
            case Picture.Path path -> paintPath(canvas, path, color, scale);
        }
    }

    private static void paintDisc(GraphicsContext canvas, Picture.Disc disc, Color color, double scale) {
        double r = disc.radius() * scale;
        double x = disc.x() * scale;
        double y = disc.y() * scale;
        canvas.setFill(shadow());
        canvas.fillOval(x - r + SHADOW * scale, y - r + SHADOW * 2 * scale, 2 * r, 2 * r);
        canvas.setFill(new RadialGradient(0, 0, x - r * 0.35, y - r * 0.4, r * 1.5, false, CycleMethod.NO_CYCLE,
                new Stop(0, color.interpolate(Color.WHITE, 0.55)), new Stop(0.45, color),
                new Stop(1, color.interpolate(Color.BLACK, 0.25))));
        canvas.fillOval(x - r, y - r, 2 * r, 2 * r);
    }

    private static void paintBlock(GraphicsContext canvas, Picture.Block block, Color color, double scale) {
        double x = block.x() * scale;
        double y = block.y() * scale;
        double w = block.width() * scale;
        double h = block.height() * scale;
        double arc = block.arc() * scale;
        canvas.setFill(shadow());
        canvas.fillRoundRect(x + SHADOW * scale, y + SHADOW * 2 * scale, w, h, arc, arc);
        canvas.setFill(new LinearGradient(0, y, 0, y + h, false, CycleMethod.NO_CYCLE, new Stop(0, color.interpolate(Color.WHITE, 0.3)),
                new Stop(1, color.interpolate(Color.BLACK, 0.12))));
        canvas.fillRoundRect(x, y, w, h, arc, arc);
    }

    private static void paintRod(GraphicsContext canvas, Picture.Rod rod, Color color, double scale) {
        canvas.setStroke(color);
        canvas.setLineCap(StrokeLineCap.ROUND);
        canvas.setLineWidth(rod.thickness() * scale);
        canvas.strokeLine(rod.x() * scale, rod.y() * scale, (rod.x() + rod.length() * Math.sin(rod.angle())) * scale,
                (rod.y() - rod.length() * Math.cos(rod.angle())) * scale);
    }

    private static void paintTurn(GraphicsContext canvas, Picture.Turn turn, Color color, double scale) {
        double r = turn.radius() * scale;
        canvas.setStroke(color);
        canvas.setLineWidth(3);
        canvas.strokeArc(turn.x() * scale - r, turn.y() * scale - r, 2 * r, 2 * r, 90 - Math.toDegrees(turn.from()),
                -Math.toDegrees(turn.sweep()), ArcType.OPEN);
    }

    private static void paintLabel(GraphicsContext canvas, Picture.Label label, Color color, double scale) {
        canvas.setFill(color);
        canvas.setFont(Font.font(label.height() * scale));
        canvas.setTextAlign(TextAlignment.CENTER);
        canvas.setTextBaseline(VPos.CENTER);
        canvas.fillText(label.words(), label.x() * scale, label.y() * scale);
    }

    private static void paintPath(GraphicsContext canvas, Picture.Path path, Color color, double scale) {
        double[] x = path.points().stream().mapToDouble(point -> point.x() * scale).toArray();
        double[] y = path.points().stream().mapToDouble(point -> point.y() * scale).toArray();
        if (path.stroke() == Picture.Stroke.AREA) {
            canvas.setFill(color);
            canvas.fillPolygon(x, y, x.length);
        } else {
            canvas.setStroke(color);
            canvas.setLineWidth(path.thickness() * scale);
            canvas.strokePolyline(x, y, x.length);
        }
    }

    /// A frame around the board that lights up and fades.
    private static void paintEnd(GraphicsContext canvas, GameFrame.End end, Palette palette, double w, double h) {
        Color color = palette.of(end.good() ? Ink.GOOD : Ink.BAD);
        double strength = 1 - end.progress();
        canvas.setStroke(color.deriveColor(0, 1, 1, strength));
        canvas.setLineWidth(3 + 5 * strength);
        canvas.strokeRoundRect(2, 2, w - 4, h - 4, CORNER, CORNER);
    }

    private static Color shadow() {
        return Color.rgb(0, 0, 0, 0.16);
    }

    /// The middle of a pixel, so that thin lines stay thin.
    private static double crisp(double pixels) {
        return Math.floor(pixels) + 0.5;
    }
}
