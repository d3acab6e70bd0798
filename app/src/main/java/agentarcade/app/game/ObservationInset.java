package agentarcade.app.game;

import agentarcade.app.theme.Palette;
import agentarcade.env.Space;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// "What the agent sees": every number of the observation as one square, from the space's lowest value to its highest.
/// A list of numbers is one row; a stack of pictures shows its newest.
final class ObservationInset {

    void paint(GraphicsContext canvas, float[] observation, Space.Box space, Palette palette, double width, double height) {
        canvas.clearRect(0, 0, width, height);
        int[] shape = space.shape();
        int columns = shape[shape.length - 1];
        int rows = shape.length > 1 ? shape[shape.length - 2] : 1;
        double cell = Math.max(1, Math.floor(Math.min(width / columns, height / rows)));
        int newest = observation.length - rows * columns;
        double gap = cell >= 6 ? 1 : 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double share = (observation[newest + row * columns + column] - space.low(0)) / (space.high(0) - space.low(0));
                canvas.setFill(shade(palette, Math.clamp(share, 0, 1)));
                canvas.fillRect(column * cell, row * cell, cell - gap, cell - gap);
            }
        }
    }

    private static Color shade(Palette palette, double share) {
        return palette.line().interpolate(palette.text(), share);
    }
}
