package agentarcade.app.theme;

import agentarcade.env.Picture.Ink;

import javafx.scene.paint.Color;

/// The colours of what is drawn, not laid out: game and charts. Everything else takes its colours from `arcade.css`.
/// Line colours are those of Okabe and Ito (2008), which people with any common colour vision can tell apart.
public enum Palette {
    LIGHT(Color.web("#ffffff"), Color.web("#1f2733"), Color.web("#5d6878"), Color.web("#e3e7ed"), Color.web("#eef3fa"),
            Color.web("#dbe4f0"),
            Color.web("#d55e00"), Color.web("#0072b2"), Color.web("#00916a"), Color.web("#c0392b"), Color.web("#0072b2"),
            Color.web("#d55e00")),
    DARK(Color.web("#1c2129"), Color.web("#e8ecf2"), Color.web("#9aa5b5"), Color.web("#2f3743"), Color.web("#141920"), Color.web("#222a35"),
            Color.web("#ff9a3d"), Color.web("#56b4e9"), Color.web("#2fd6a3"), Color.web("#ff6b5e"), Color.web("#56b4e9"),
            Color.web("#ff9a3d"));

    private final Color surface;
    private final Color text;
    private final Color faint;
    private final Color line;
    private final Color ground;
    private final Color grid;
    private final Color fruit;
    private final Color player;
    private final Color good;
    private final Color bad;
    private final Color firstCurve;
    private final Color secondCurve;

    Palette(Color surface, Color text, Color faint, Color line, Color ground, Color grid, Color fruit, Color player, Color good, Color bad,
            Color firstCurve, Color secondCurve) {
        this.surface = surface;
        this.text = text;
        this.faint = faint;
        this.line = line;
        this.ground = ground;
        this.grid = grid;
        this.fruit = fruit;
        this.player = player;
        this.good = good;
        this.bad = bad;
        this.firstCurve = firstCurve;
        this.secondCurve = secondCurve;
    }

    public Color of(Ink ink) {
        return switch (ink) {
            case GROUND -> ground;
            case GRID -> grid;
            case FRUIT, BALL, FORCE -> fruit;
            case PLAYER, EDGE, TRAIL, FLAG -> player;
            case ROCK, HILL, METAL, POLE, LABEL -> faint;
            case OBSTACLE, LIMIT -> bad;
            case GOOD -> good;
            case BAD -> bad;
        };
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
}
