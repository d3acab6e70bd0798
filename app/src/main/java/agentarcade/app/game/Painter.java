package agentarcade.app.game;

import agentarcade.app.theme.Palette;
import agentarcade.env.Picture;
import agentarcade.env.Picture.Event;
import agentarcade.env.Picture.Ink;
import agentarcade.env.Picture.Shape;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

import java.util.List;

/// Draws a [Picture] as a game: every world in the same way, with light from the upper left.
///
/// Everything is plain fills and strokes. On machines without a graphics card JavaFX draws in software, where an `Effect` such as a blur
/// costs milliseconds and a second translucent stroke costs microseconds.
final class Painter {
    private static final double CORNER = 10;

    private final PathPainter paths = new PathPainter();
    private final MarkPainter marks = new MarkPainter();
    private Shades shades = new Shades(Palette.LIGHT);

    /// Fits the frame into `width` × `height` pixels, centred.
    void paint(GraphicsContext canvas, GameFrame frame, Palette palette, double width, double height) {
        if (shades.palette() != palette) {
            shades = new Shades(palette);
        }
        Fit fit = new Fit(frame.picture(), width, height);
        canvas.clearRect(0, 0, width, height);
        canvas.save();
        canvas.translate(fit.left, fit.top);
        canvas.setFill(shades.ground());
        canvas.fillRect(0, 0, fit.w, fit.h);
        canvas.beginPath();
        canvas.rect(0, 0, fit.w, fit.h);
        canvas.clip();
        canvas.save();
        shake(canvas, frame.effects());
        for (Shape shape : frame.picture().shapes()) {
            paint(canvas, shape, fit);
        }
        for (Effect effect : frame.effects()) {
            EffectPainter.paint(canvas, effect, shades, fit.scale, fit.w, fit.h);
        }
        canvas.restore();
        frame.end().ifPresent(end -> paintEnd(canvas, end, fit.w, fit.h));
        roundCorners(canvas, palette, fit.w, fit.h);
        canvas.restore();
    }

    /// Only the newest crash shakes the board: two at once would shake it too far.
    private static void shake(GraphicsContext canvas, List<Effect> effects) {
        for (int i = effects.size() - 1; i >= 0; i--) {
            if (effects.get(i).is(Event.Kind.CRASH)) {
                canvas.translate(effects.get(i).shakeX(), effects.get(i).shakeY());
                return;
            }
        }
    }

    /// Where a picture lies among so many pixels, in whole ones.
    private record Fit(double scale, double left, double top, double w, double h) {
        Fit(Picture picture, double width, double height) {
            this(picture, width, height, Math.min(width / picture.width(), height / picture.height()));
        }

        private Fit(Picture picture, double width, double height, double scale) {
            this(scale, Math.floor((width - picture.width() * scale) / 2), Math.floor((height - picture.height() * scale) / 2),
                    Math.floor(picture.width() * scale), Math.floor(picture.height() * scale));
        }

        /// Where the pointer is across the picture, 0 … 1 inside it.
        double across(double pixels) {
            return (pixels - left) / w;
        }
    }

    /// Where a place `x` pixels into a canvas of this size is across the picture: 0 … 1 from its left border to its right one.
    static double across(Picture picture, double x, double width, double height) {
        return new Fit(picture, width, height).across(x);
    }

    private void paint(GraphicsContext canvas, Shape shape, Fit fit) {
        switch (shape) {
            case Picture.Disc disc -> SolidPainter.disc(canvas, disc, shades, fit.scale);
            case Picture.Block block -> SolidPainter.block(canvas, block, shades, fit.scale);
            case Picture.Rod rod -> SolidPainter.rod(canvas, rod, shades, fit.scale);
            case Picture.Line line -> MarkPainter.line(canvas, line, shades, fit.scale);
            case Picture.Turn turn -> MarkPainter.turn(canvas, turn, shades, fit.scale);
            case Picture.Label label -> marks.label(canvas, label, shades, fit.scale, fit.w);
            case Picture.Path path -> paths.paint(canvas, path, shades, fit.scale, fit.w, fit.h);
        }
    }

    /// The board's corners are covered by what is around it: to clip to a round shape would cost more than the whole picture.
    private static void roundCorners(GraphicsContext canvas, Palette palette, double w, double h) {
        canvas.setFill(palette.surface());
        for (double x : new double[] {0, w}) {
            for (double y : new double[] {0, h}) {
                double inX = x == 0 ? CORNER : w - CORNER;
                double inY = y == 0 ? CORNER : h - CORNER;
                canvas.beginPath();
                canvas.moveTo(x, y);
                canvas.lineTo(inX, y);
                canvas.arcTo(x, y, x, inY, CORNER);
                canvas.closePath();
                canvas.fill();
            }
        }
    }

    /// A frame around the board that lights up and fades.
    private void paintEnd(GraphicsContext canvas, GameFrame.End end, double w, double h) {
        Color color = shades.of(switch (end.kind()) {
            case GOOD -> Ink.GOOD;
            case BAD -> Ink.BAD;
            case OVER -> Ink.METAL;
        }).plain();
        double strength = 1 - end.progress();
        canvas.setStroke(Shades.through(color, strength));
        canvas.setLineWidth(3 + 3 * strength);
        canvas.strokeRoundRect(2, 2, w - 4, h - 4, 2 * CORNER, 2 * CORNER);
    }
}
