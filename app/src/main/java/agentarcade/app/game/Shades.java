package agentarcade.app.game;

import agentarcade.app.theme.Palette;
import agentarcade.env.Picture.Ink;

import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.RadialGradient;
import javafx.scene.paint.Stop;

import java.util.EnumMap;
import java.util.Map;

/// The paints of a palette's inks: lit from the upper left, shaded at the lower right. Made once for a palette, not for every frame;
/// gradients are in proportion to what they fill.
final class Shades {
    /// How far glow, shadow and light are let through, from the widest and faintest layer to the narrowest.
    static final double[] GLOW = {0.14, 0.28};
    static final Color SOFT_SHADOW = Color.rgb(8, 14, 24, 0.16);

    private final Palette palette;
    private final Map<Ink, Shade> shades = new EnumMap<>(Ink.class);
    private final Paint ground;

    /// One ink in all its paints. `ball` fills round things, `front` upright faces, `slope` what reaches down to the ground.
    record Shade(Color plain, Color lit, Color dim, Paint ball, Paint front, Paint slope, Color[] glow) {
    }

    Shades(Palette palette) {
        this.palette = palette;
        for (Ink ink : Ink.values()) {
            shades.put(ink, shade(palette.of(ink), palette.isDark()));
        }
        Color base = palette.of(Ink.GROUND);
        ground = palette.isDark() ? downwards(base.interpolate(Color.BLACK, 0.3), base)
                : downwards(base.interpolate(Color.WHITE, 0.3), base);
    }

    private static Shade shade(Color plain, boolean dark) {
        Color lit = plain.interpolate(Color.WHITE, 0.45);
        Color dim = plain.interpolate(Color.BLACK, 0.28);
        Color[] glow = new Color[GLOW.length];
        for (int i = 0; i < glow.length; i++) {
            glow[i] = through(plain, dark ? GLOW[i] : 0.7 * GLOW[i]);
        }
        Paint ball = new RadialGradient(0, 0, 0.34, 0.28, 0.78, true, CycleMethod.NO_CYCLE,
                new Stop(0, plain.interpolate(Color.WHITE, 0.62)), new Stop(0.42, plain), new Stop(1, dim));
        return new Shade(plain, lit, dim, ball, downwards(plain.interpolate(Color.WHITE, 0.22), plain.interpolate(Color.BLACK, 0.14)),
                downwards(plain, plain.interpolate(Color.BLACK, dark ? 0.45 : 0.22)), glow);
    }

    private static Paint downwards(Color top, Color bottom) {
        return new LinearGradient(0, 0, 0, 1, true, CycleMethod.NO_CYCLE, new Stop(0, top), new Stop(1, bottom));
    }

    /// The same colour, let through to a share of `opacity`.
    static Color through(Color color, double opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), opacity * color.getOpacity());
    }

    Palette palette() {
        return palette;
    }

    Shade of(Ink ink) {
        return shades.get(ink);
    }

    /// The board behind everything.
    Paint ground() {
        return ground;
    }
}
