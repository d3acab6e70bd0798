package agentarcade.app.theme;

import agentarcade.env.Picture.Ink;
import agentarcade.report.InkColours;

import javafx.scene.paint.Color;

import java.util.EnumMap;
import java.util.Map;

/// The colours and the size of what is drawn, not laid out: game and charts. Everything else takes them from the style sheets.
/// Things in games have the colours of [InkColours], as in all that leaves the window. Those of curves can be chosen.
public final class Palette {
    public static final Palette LIGHT = new Palette(false, CurveColours.OKABE_ITO, 1);
    public static final Palette DARK = new Palette(true, CurveColours.OKABE_ITO, 1);

    private final boolean dark;
    private final CurveColours curves;
    private final double scale;
    private final Color surface;
    private final Color text;
    private final Color faint;
    private final Color line;
    private final Map<Ink, Color> inks = new EnumMap<>(Ink.class);

    private Palette(boolean dark, CurveColours curves, double scale) {
        this.dark = dark;
        this.curves = curves;
        this.scale = scale;
        surface = either("#ffffff", "#1c2129");
        text = either("#1f2733", "#e8ecf2");
        faint = either("#5d6878", "#9aa5b5");
        line = either("#e3e7ed", "#2f3743");
        for (Ink ink : Ink.values()) {
            inks.put(ink, colour(ink));
        }
    }

    /// @param scale size of letters and lines, 1 at a desk and more on a projector
    static Palette of(boolean dark, CurveColours curves, double scale) {
        if (scale == 1 && curves == CurveColours.OKABE_ITO) {
            return dark ? DARK : LIGHT;
        }
        return new Palette(dark, curves, scale);
    }

    private Color colour(Ink ink) {
        int colour = InkColours.of(ink, dark);
        return Color.rgb(colour >> 16, colour >> 8 & 0xFF, colour & 0xFF);
    }

    private Color either(String light, String onDark) {
        return Color.web(dark ? onDark : light);
    }

    public boolean isDark() {
        return dark;
    }

    /// Letters and lines that are drawn are so many times as large as at a desk.
    public double scale() {
        return scale;
    }

    public Color of(Ink ink) {
        return inks.get(ink);
    }

    public Color surface() {
        return surface;
    }

    public Color text() {
        return text;
    }

    public Color faint() {
        return faint;
    }

    public Color line() {
        return line;
    }

    /// One of the colours that tell runs apart, counted from 0 and used again from the start; the same number is the same hue on both
    /// grounds.
    public Color curve(int number) {
        return curves.on(dark, number);
    }

    /// How many colours there are for runs.
    public static int curves() {
        return CurveColours.COUNT;
    }

    public Color firstCurve() {
        return curve(0);
    }

    public Color secondCurve() {
        return curve(1);
    }
}
