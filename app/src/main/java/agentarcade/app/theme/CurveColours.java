package agentarcade.app.theme;

import javafx.scene.paint.Color;

import java.util.Arrays;
import java.util.List;

/// A set of colours for curves, all of which people with any common colour vision can tell apart. Each is darker on the light ground and
/// lighter on the dark one where it needs to be, for a contrast of at least 3 : 1 to what is behind it.
public enum CurveColours {
    /// Okabe and Ito, 2008.
    OKABE_ITO(List.of("#0072b2", "#d55e00", "#00805c", "#a8467f", "#b86e00", "#56647a", "#8a7d00", "#5a4fcf"),
            List.of("#56b4e9", "#ff9a3d", "#2fd6a3", "#f09bd0", "#ffc766", "#cfd6e0", "#f0e442", "#9db2ff")),

    /// The “bright” scheme of Paul Tol, 2021.
    TOL_BRIGHT(List.of("#4477aa", "#d6455b", "#228833", "#aa3377", "#8f7d00", "#2b8cb0", "#6e6e6e", "#33335c"),
            List.of("#7fb0e6", "#ff8597", "#5fc46f", "#e07ab5", "#d9c94e", "#66ccee", "#bbbbbb", "#b3b3ff")),

    /// One ink in four strengths: whoever chooses it tells curves apart by their dashes, as on a grey print.
    MONOCHROME(List.of("#1f2733", "#5d6878", "#3d4a5c", "#77818f"), List.of("#ffffff", "#a9b4c4", "#d3dae4", "#8a96a8"));

    /// How many each set has; those with fewer use theirs again.
    static final int COUNT = 8;

    private final List<Color> onLight;
    private final List<Color> onDark;

    CurveColours(List<String> onLight, List<String> onDark) {
        this.onLight = onLight.stream().map(Color::web).toList();
        this.onDark = onDark.stream().map(Color::web).toList();
    }

    Color on(boolean dark, int index) {
        List<Color> all = dark ? onDark : onLight;
        return all.get(Math.floorMod(index, all.size()));
    }

    /// The text that names it.
    public String key() {
        return "app.colours." + name();
    }

    /// The set of this name, or the first if there is none.
    public static CurveColours named(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst().orElse(OKABE_ITO);
    }
}
