package agentarcade.app.inside;

import agentarcade.app.inside.Sketch.Area;
import agentarcade.app.inside.Sketch.Side;
import agentarcade.app.inside.Sketch.Spot;
import agentarcade.app.inside.Sketch.Tone;
import agentarcade.app.inside.Sketch.Word;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.List;

/// Draws a [Sketch], on whatever thread. Words are only noted: the window writes them in its own type.
final class SketchPad {
    private static final BasicStroke THIN = new BasicStroke(1);

    private final Paper paper;
    private final BufferedImage image;
    private final Graphics2D ink;
    private final List<Word> words = new ArrayList<>();
    private final List<Spot> spots = new ArrayList<>();
    private final List<Area> plots = new ArrayList<>();

    SketchPad(Paper paper) {
        this.paper = paper;
        int width = (int) Math.ceil(paper.width() * paper.scale());
        int height = (int) Math.ceil(paper.height() * paper.scale());
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        ink = image.createGraphics();
        ink.scale(paper.scale(), paper.scale());
        ink.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        ink.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        ink.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }

    Paper paper() {
        return paper;
    }

    static Color color(javafx.scene.paint.Color color) {
        return new Color((float) color.getRed(), (float) color.getGreen(), (float) color.getBlue(), (float) color.getOpacity());
    }

    Color surface() {
        return color(paper.palette().surface());
    }

    Color line() {
        return color(paper.palette().line());
    }

    Color faint() {
        return color(paper.palette().faint());
    }

    Color text() {
        return color(paper.palette().text());
    }

    /// What stands for more than 0, in all these pictures.
    Color positive() {
        return color(paper.palette().firstCurve());
    }

    /// What stands for less than 0.
    Color negative() {
        return color(paper.palette().secondCurve());
    }

    /// From −1 over 0, the ground, to 1.
    Color signed(double share) {
        return mixed(surface(), share < 0 ? negative() : positive(), Math.min(1, Math.abs(share)));
    }

    static Color mixed(Color from, Color to, double share) {
        return new Color(mixed(from.getRed(), to.getRed(), share), mixed(from.getGreen(), to.getGreen(), share),
                mixed(from.getBlue(), to.getBlue(), share));
    }

    private static int mixed(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    static Color faded(Color color, double opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
    }

    void fill(Shape shape, Color color) {
        ink.setColor(color);
        ink.fill(shape);
    }

    void outline(Shape shape, Color color) {
        ink.setColor(color);
        ink.setStroke(THIN);
        ink.draw(shape);
    }

    void rectangle(double x, double y, double width, double height, Color color) {
        fill(new Rectangle2D.Double(x, y, width, height), color);
    }

    void frame(double x, double y, double width, double height) {
        outline(new Rectangle2D.Double(x, y, width, height), line());
    }

    void dot(double x, double y, double radius, Color color, Color edge) {
        Ellipse2D circle = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        fill(circle, color);
        outline(circle, edge);
    }

    /// @param dashed so that what is less than 0 differs in more than its colour
    void stroke(double fromX, double fromY, double toX, double toY, Color color, double width, boolean dashed) {
        ink.setColor(color);
        ink.setStroke(dashed
                ? new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 3}, 0)
                : new BasicStroke((float) width));
        ink.draw(new Line2D.Double(fromX, fromY, toX, toY));
    }

    /// A picture of small cells.
    ///
    /// @param colours ARGB, row by row
    /// @param smooth whether cells flow into each other
    void cells(int[] colours, int columns, int rows, double x, double y, double width, double height, boolean smooth) {
        BufferedImage small = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB);
        small.setRGB(0, 0, columns, rows, colours, 0, columns);
        ink.setRenderingHint(RenderingHints.KEY_INTERPOLATION,
                smooth ? RenderingHints.VALUE_INTERPOLATION_BILINEAR : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        Shape before = ink.getClip();
        ink.clip(new Rectangle2D.Double(x, y, width, height));
        ink.translate(x, y);
        ink.scale(width / columns, height / rows);
        ink.drawImage(small, 0, 0, null);
        ink.scale(columns / width, rows / height);
        ink.translate(-x, -y);
        ink.setClip(before);
    }

    void word(double x, double y, String text, Side side, Tone tone, double most) {
        words.add(new Word(x, y, text, side, tone, most));
    }

    void spot(double x, double y, double width, double height, String text) {
        spots.add(new Spot(new Area(x, y, width, height), text));
    }

    void plot(double x, double y, double width, double height) {
        plots.add(new Area(x, y, width, height));
    }

    Sketch finish(String reading, String summary) {
        ink.dispose();
        return new Sketch(paper, ((DataBufferInt) image.getRaster().getDataBuffer()).getData(), image.getWidth(), image.getHeight(), words,
                spots, plots, reading, summary);
    }
}
