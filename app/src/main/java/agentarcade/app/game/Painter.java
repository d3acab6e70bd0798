package agentarcade.app.game;

import agentarcade.app.theme.Palette;
import agentarcade.env.Picture;
import agentarcade.env.Picture.Event;
import agentarcade.env.Picture.Ink;
import agentarcade.env.Picture.Shape;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Draws a [Picture] as a game: every world in the same way, with light from the upper left.
///
/// Everything is plain fills and strokes. On machines without a graphics card JavaFX draws in software, where an `Effect` such as a blur
/// costs milliseconds and a second translucent stroke costs microseconds.
final class Painter {
    private static final double CORNER = 10;
    /// In a race: pixels of a desk above each board for who plays there, and pixels between the two.
    private static final double HEADING = 26;
    private static final double GAP = 14;
    private static final double DIMMED = 0.5;
    /// A ghost can be seen through.
    private static final double PALE = 0.3;
    private static final double HEADING_LETTERS = 14;

    private final PathPainter paths = new PathPainter();
    private final MarkPainter marks = new MarkPainter();
    private Shades shades = new Shades(Palette.LIGHT);
    private Font headingFont = font(1);

    /// Fits the frame into `width` × `height` pixels, centred: one board, or in a race the two side by side.
    void paint(GraphicsContext canvas, GameFrame frame, Palette palette, double width, double height) {
        if (shades.palette() != palette) {
            shades = new Shades(palette);
            headingFont = font(palette.scale());
        }
        canvas.clearRect(0, 0, width, height);
        double heading = HEADING * palette.scale();
        Fit fit = Fit.first(frame, heading, width, height);
        board(canvas, frame.picture(), frame.ghost(), frame.end(), frame.effects(), fit);
        frame.rival().ifPresent(rival -> {
            Fit other = Fit.second(rival.picture(), heading, width, height);
            board(canvas, rival.picture(), Optional.empty(), rival.end(), rival.effects(), other);
            dim(canvas, frame.end(), fit);
            dim(canvas, rival.end(), other);
            heading(canvas, rival.person(), fit);
            heading(canvas, rival.opponent(), other);
        });
    }

    private static Font font(double scale) {
        return Font.font(null, FontWeight.BOLD, HEADING_LETTERS * scale);
    }

    private void board(GraphicsContext canvas, Picture picture, Optional<Picture> ghost, Optional<GameFrame.End> ended,
            List<Effect> effects, Fit fit) {
        canvas.save();
        canvas.translate(fit.left, fit.top);
        canvas.setFill(shades.ground());
        canvas.fillRect(0, 0, fit.w, fit.h);
        canvas.beginPath();
        canvas.rect(0, 0, fit.w, fit.h);
        canvas.clip();
        canvas.save();
        shake(canvas, effects);
        for (Shape shape : picture.shapes()) {
            paint(canvas, shape, fit);
        }
        ghost.ifPresent(pale -> ghost(canvas, pale, picture, fit));
        for (Effect effect : effects) {
            EffectPainter.paint(canvas, effect, shades, fit.scale, fit.w, fit.h);
        }
        canvas.restore();
        ended.ifPresent(end -> paintEnd(canvas, end, fit.w, fit.h));
        roundCorners(canvas, shades.palette(), fit.w, fit.h);
        canvas.restore();
    }

    /// Only what is elsewhere than in the game itself: two landscapes over each other would be neither.
    private void ghost(GraphicsContext canvas, Picture pale, Picture game, Fit fit) {
        Set<Shape> same = new HashSet<>(game.shapes());
        canvas.setGlobalAlpha(PALE);
        for (Shape shape : pale.shapes()) {
            if (!(shape instanceof Picture.Label) && !same.contains(shape)) {
                paint(canvas, shape, fit);
            }
        }
        canvas.setGlobalAlpha(1);
    }

    /// Whoever is out waits in the dark.
    private void dim(GraphicsContext canvas, Optional<GameFrame.End> ended, Fit fit) {
        ended.ifPresent(end -> {
            canvas.setFill(Shades.through(shades.palette().surface(), DIMMED * end.progress()));
            canvas.fillRect(fit.left, fit.top, fit.w, fit.h);
        });
    }

    /// Name on the left, score on the right, above the board; a long name is squeezed.
    private void heading(GraphicsContext canvas, GameFrame.Heading heading, Fit fit) {
        canvas.setFont(headingFont);
        canvas.setTextBaseline(VPos.CENTER);
        canvas.setFill(shades.palette().text());
        double middle = fit.top - HEADING * shades.palette().scale() / 2;
        canvas.setTextAlign(TextAlignment.LEFT);
        canvas.fillText(heading.name(), fit.left + 2, middle, 0.7 * fit.w);
        canvas.setTextAlign(TextAlignment.RIGHT);
        canvas.fillText(heading.score(), fit.left + fit.w - 2, middle, 0.28 * fit.w);
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

        /// The place of the only board or, in a race, of the person's.
        static Fit first(GameFrame frame, double heading, double width, double height) {
            return frame.rival().isEmpty()
                    ? of(frame.picture(), 0, 0, width, height)
                    : of(frame.picture(), 0, heading, half(width), Math.max(1, height - heading));
        }

        /// The place of the opponent's board.
        static Fit second(Picture picture, double heading, double width, double height) {
            return of(picture, half(width) + GAP, heading, half(width), Math.max(1, height - heading));
        }

        private static double half(double width) {
            return Math.max(1, Math.floor((width - GAP) / 2));
        }

        private static Fit of(Picture picture, double x, double y, double width, double height) {
            double scale = Math.min(width / picture.width(), height / picture.height());
            double w = picture.width() * scale;
            double h = picture.height() * scale;
            return new Fit(scale, x + Math.floor((width - w) / 2), y + Math.floor((height - h) / 2), Math.floor(w), Math.floor(h));
        }

        /// Where the pointer is across the picture, 0 … 1 inside it.
        double across(double pixels) {
            return (pixels - left) / w;
        }
    }

    /// Where a place `x` pixels into a canvas of this size is across the picture, in a race the person's: 0 … 1 from its left border to its
    /// right one.
    static double across(GameFrame frame, double x, Palette palette, double width, double height) {
        return Fit.first(frame, HEADING * palette.scale(), width, height).across(x);
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
        canvas.setLineWidth((3 + 3 * strength) * shades.palette().scale());
        canvas.strokeRoundRect(2, 2, w - 4, h - 4, 2 * CORNER, 2 * CORNER);
    }
}
