package agentarcade.app.game;

import agentarcade.app.theme.Palette;
import agentarcade.env.Picture;

import java.util.List;
import java.util.Optional;

/// Paints a game in small onto a pane: the board alone, without effects. It is painted when told to and when its size changes.
public final class Miniature {
    private static final float[] NOTHING = {};

    private final CanvasPane pane;
    private final Painter painter = new Painter();
    private Picture picture;
    private Palette palette = Palette.LIGHT;

    public Miniature(CanvasPane pane) {
        this.pane = pane;
        pane.onResize(this::repaint);
    }

    public void paint(Picture newest, Palette worn) {
        picture = newest;
        palette = worn;
        repaint();
    }

    private void repaint() {
        if (picture != null) {
            painter.paint(pane.graphics(), new GameFrame(picture, NOTHING, null, Optional.empty(), Optional.empty(), List.of()), palette,
                    pane.paintWidth(), pane.paintHeight());
        }
    }
}
