package agentarcade.report;

import agentarcade.env.Picture.Ink;

import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.geom.Point2D;
import java.util.EnumMap;
import java.util.Map;

/// The paints of all inks on a light or a dark ground, lit from the upper left and shaded at the lower right, as in the window.
final class Brushes {
    static final Color SOFT_SHADOW = new Color(8, 14, 24, 41);
    static final Color HIGHLIGHT = new Color(255, 255, 255, 97);

    /// How far the layers of a glow let through, from the widest to the narrowest.
    private static final double[] GLOW = {0.14, 0.28};

    private final Map<Ink, Brush> brushes = new EnumMap<>(Ink.class);
    private final Color groundTop;
    private final Color groundBottom;

    /// One ink in all its paints.
    record Brush(Color plain, Color lit, Color dim, Color bright, Color top, Color bottom, Color foot, Color wideGlow, Color narrowGlow) {

        /// For round things in a square of side `size`.
        Paint ball(double x, double y, double size) {
            return new RadialGradientPaint(new Point2D.Double(x + 0.34 * size, y + 0.28 * size), (float) (0.78 * size),
                    new float[] {0, 0.42f, 1}, new Color[] {bright, plain, dim});
        }

        /// For upright faces.
        Paint front(double y, double height) {
            return downwards(top, bottom, y, height);
        }

        /// For what reaches down to the ground.
        Paint slope(double y, double height) {
            return downwards(plain, foot, y, height);
        }
    }

    Brushes(boolean dark) {
        for (Ink ink : Ink.values()) {
            brushes.put(ink, brush(new Color(InkColours.of(ink, dark)), dark));
        }
        groundBottom = of(Ink.GROUND).plain();
        groundTop = mix(groundBottom, dark ? Color.BLACK : Color.WHITE, 0.3);
    }

    private static Brush brush(Color plain, boolean dark) {
        double glow = dark ? 1 : 0.7;
        return new Brush(plain, mix(plain, Color.WHITE, 0.45), mix(plain, Color.BLACK, 0.28), mix(plain, Color.WHITE, 0.62),
                mix(plain, Color.WHITE, 0.22), mix(plain, Color.BLACK, 0.14), mix(plain, Color.BLACK, dark ? 0.45 : 0.22),
                through(plain, glow * GLOW[0]), through(plain, glow * GLOW[1]));
    }

    Brush of(Ink ink) {
        return brushes.get(ink);
    }

    /// The board behind everything, `height` pixels tall.
    Paint ground(double height) {
        return downwards(groundTop, groundBottom, 0, height);
    }

    private static Paint downwards(Color top, Color bottom, double y, double height) {
        return height <= 0 ? top
                : new LinearGradientPaint(0, (float) y, 0, (float) (y + height), new float[] {0, 1}, new Color[] {top, bottom});
    }

    /// The same colour, let through to a share of `opacity`.
    static Color through(Color color, double opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
    }

    private static Color mix(Color from, Color to, double share) {
        return new Color(mix(from.getRed(), to.getRed(), share), mix(from.getGreen(), to.getGreen(), share),
                mix(from.getBlue(), to.getBlue(), share));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + share * (to - from));
    }
}
