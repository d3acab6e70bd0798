package agentarcade.app.theme;

import agentarcade.env.Picture.Ink;

import javafx.scene.paint.Color;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The colours of what is drawn, not laid out: game and charts. Everything else takes its colours from `arcade.css`.
/// They are those of Okabe and Ito (2008), which people with any common colour vision can tell apart, darker on the light ground and
/// lighter on the dark one, so that each thing keeps a contrast of at least 3 : 1 to what is behind it.
public enum Palette {
    LIGHT, DARK;

    private final Color surface = either("#ffffff", "#1c2129");
    private final Color text = either("#1f2733", "#e8ecf2");
    private final Color faint = either("#5d6878", "#9aa5b5");
    private final Color line = either("#e3e7ed", "#2f3743");
    private final Color firstCurve = either("#0072b2", "#56b4e9");
    private final Color secondCurve = either("#d55e00", "#ff9a3d");
    private final List<Color> curves = List.of(firstCurve, secondCurve, either("#00805c", "#2fd6a3"), either("#a8467f", "#f09bd0"),
            either("#b86e00", "#ffc766"), either("#56647a", "#cfd6e0"), either("#8a7d00", "#f0e442"), either("#5a4fcf", "#9db2ff"));
    private final Map<Ink, Color> inks = new EnumMap<>(Ink.class);

    Palette() {
        for (Ink ink : Ink.values()) {
            inks.put(ink, colour(ink));
        }
    }

    private Color colour(Ink ink) {
        return switch (ink) {
            case GROUND -> either("#eef3fa", "#141920");
            case GRID -> either("#dbe4f0", "#222a35");
            case FRUIT -> either("#d55e00", "#ff8f3d");
            case PLAYER -> either("#0072b2", "#56b4e9");
            case GOOD -> either("#00805c", "#2fd6a3");
            case BAD -> either("#b3261e", "#ff6b5e");
            case BALL -> either("#b86e00", "#ffb83d");
            case ROCK -> either("#71809a", "#3b485c");
            case EDGE -> either("#0086b3", "#5ce1ff");
            case TRAIL -> either("#c77700", "#ffc766");
            case OBSTACLE -> either("#c2410c", "#ff7352");
            case METAL -> either("#56647a", "#a3b1c6");
            case POLE -> either("#a9660f", "#eab26a");
            case LIMIT -> either("#b3261e", "#ff8a80");
            case FORCE -> either("#a8467f", "#f09bd0");
            case HILL -> either("#3f8f78", "#2c6456");
            case FLAG -> either("#d55e00", "#ffb83d");
            case LABEL -> either("#4d5869", "#a9b4c4");
        };
    }

    private Color either(String light, String dark) {
        // Not `this == LIGHT`: while the constants are being made, there are none yet.
        return Color.web(ordinal() == 0 ? light : dark);
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

    public Color firstCurve() {
        return firstCurve;
    }

    public Color secondCurve() {
        return secondCurve;
    }

    /// One of the colours that tell runs apart, counted from 0 and used again from the start; the same number is the same hue in both
    /// palettes.
    public Color curve(int number) {
        return curves.get(Math.floorMod(number, curves.size()));
    }

    /// How many colours there are for runs.
    public static int curves() {
        return LIGHT.curves.size();
    }
}
