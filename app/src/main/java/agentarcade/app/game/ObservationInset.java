package agentarcade.app.game;

import agentarcade.app.theme.Palette;
import agentarcade.knob.Texts;

import javafx.scene.canvas.GraphicsContext;

/// "What the agent sees": pictures exactly, cell for cell; a few numbers as bars.
final class ObservationInset {
    /// More numbers than this are too many to name.
    private static final int MOST_BARS = 16;

    private final PictureInset pictures = new PictureInset();
    private final NumberBars bars = new NumberBars();

    void paint(GraphicsContext canvas, float[] observation, Sight sight, Palette palette, Texts texts, double width, double height) {
        canvas.clearRect(0, 0, width, height);
        int[] shape = sight.space().shape();
        if (!sight.quantities().isEmpty() || shape.length == 1 && shape[0] <= MOST_BARS) {
            canvas.save();
            canvas.scale(palette.scale(), palette.scale());
            bars.paint(canvas, observation, sight, palette, texts, width / palette.scale());
            canvas.restore();
        } else {
            pictures.paint(canvas, observation, sight, palette, texts, width, height);
        }
    }
}
