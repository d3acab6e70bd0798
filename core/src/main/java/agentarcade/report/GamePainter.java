package agentarcade.report;

import agentarcade.env.Picture;
import agentarcade.env.Picture.Ink;
import agentarcade.env.Picture.Shape;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/// Draws a [Picture] as a game, as the window does, but by Java2D and so without a screen. The board fills the whole image: what is around
/// it is up to whoever shows it.
final class GamePainter {
    private static final double CORNER = 10;

    private final Brushes brushes;
    private final SolidPainter solids;
    private final MarkPainter marks;
    private final PathPainter paths;

    GamePainter(boolean dark) {
        brushes = new Brushes(dark);
        solids = new SolidPainter(brushes);
        marks = new MarkPainter(brushes);
        paths = new PathPainter(brushes);
    }

    /// How tall an image of this width is.
    static int height(Picture picture, int width) {
        return Math.max(1, (int) Math.round(width * picture.height() / picture.width()));
    }

    /// @param width in pixels
    BufferedImage draw(Picture picture, int width) {
        int height = height(picture, width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = pen(image);
        try {
            pen.setPaint(brushes.ground(height));
            pen.fillRect(0, 0, width, height);
            double scale = width / picture.width();
            for (Shape shape : picture.shapes()) {
                paint(pen, shape, scale, width, height);
            }
        } finally {
            pen.dispose();
        }
        return image;
    }

    /// The frame of a game that is over lights up and fades.
    /// @param strength 1 … 0
    void end(BufferedImage image, boolean crashed, double strength) {
        Graphics2D pen = pen(image);
        try {
            pen.setPaint(Brushes.through(brushes.of(crashed ? Ink.BAD : Ink.METAL).plain(), strength));
            pen.setStroke(new BasicStroke((float) (3 + 3 * strength)));
            pen.draw(new RoundRectangle2D.Double(2, 2, image.getWidth() - 4.0, image.getHeight() - 4.0, 2 * CORNER, 2 * CORNER));
        } finally {
            pen.dispose();
        }
    }

    private static Graphics2D pen(BufferedImage image) {
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return pen;
    }

    private void paint(Graphics2D pen, Shape shape, double scale, int width, int height) {
        switch (shape) {
            case Picture.Disc disc -> solids.disc(pen, disc, scale);
            case Picture.Block block -> solids.block(pen, block, scale);
            case Picture.Rod rod -> solids.rod(pen, rod, scale);
            case Picture.Line line -> marks.line(pen, line, scale);
            case Picture.Turn turn -> marks.turn(pen, turn, scale);
            case Picture.Label label -> marks.label(pen, label, scale, width);
            case Picture.Path path -> paths.paint(pen, path, scale, width, height);
        }
    }
}
