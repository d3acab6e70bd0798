package agentarcade.app.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import javafx.scene.paint.Color;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThemeTest {

    @ParameterizedTest
    @EnumSource
    void everyColourOfACurveStandsOutFromItsGround(CurveColours colours) {
        for (boolean dark : new boolean[] {false, true}) {
            Palette palette = Palette.of(dark, colours, 1);
            for (int i = 0; i < Palette.curves(); i++) {
                assertThat(contrast(palette.curve(i), palette.surface())).as("%s %d, dark %s", colours, i, dark).isGreaterThanOrEqualTo(3);
            }
        }
    }

    /// As WCAG 2 defines it.
    private static double contrast(Color one, Color other) {
        double lighter = Math.max(luminance(one), luminance(other));
        return (lighter + 0.05) / (Math.min(luminance(one), luminance(other)) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    @Test
    void thePaletteFollowsEveryChoice() {
        Theme theme = new Theme();
        List<Palette> seen = new ArrayList<>();
        theme.palette().subscribe(newest -> {
            seen.add(newest);
        });
        theme.darkProperty().set(true);
        theme.curvesProperty().set(CurveColours.TOL_BRIGHT);
        theme.projectorProperty().set(true);
        assertThat(seen.subList(0, 2)).containsExactly(Palette.LIGHT, Palette.DARK);
        assertThat(seen).hasSize(4);
        assertThat(seen.get(2).curve(0)).isEqualTo(Color.web("#7fb0e6"));
        assertThat(seen.get(3).scale()).isEqualTo(Theme.PROJECTED);
        assertThat(seen.get(3).isDark()).isTrue();
    }

    @Test
    void anUnknownSetOfColoursIsTheFirst() {
        assertThat(CurveColours.named("MONOCHROME")).isEqualTo(CurveColours.MONOCHROME);
        assertThat(CurveColours.named("")).isEqualTo(CurveColours.OKABE_ITO);
    }
}
