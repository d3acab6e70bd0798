package agentarcade.app.game;

import agentarcade.app.theme.Palette;
import agentarcade.env.Space;
import agentarcade.knob.Texts;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

import java.util.Arrays;

/// Pictures as an agent sees them: every number one square of whole pixels, from the space's lowest value to its highest. Of a stack of
/// pictures the newest is large, and the older ones stand small below it if there is room.
final class PictureInset {
    private static final int SHADES = 256;
    private static final double GAP = 8;
    /// Room for a line of words, in pixels of a desk.
    private static final double CAPTION = 16;
    /// From this size on, in pixels, cells are set apart by a line.
    private static final int SET_APART = 6;

    private final int[] shades = new int[SHADES];
    private int apart;
    private Palette shaded;
    private int[] pixels = new int[0];
    /// One image for each picture of the stack, kept from step to step.
    private WritableImage[] images = new WritableImage[0];

    void paint(GraphicsContext canvas, float[] observation, Sight sight, Palette palette, Texts texts, double width, double height) {
        int[] shape = sight.space().shape();
        int columns = shape[shape.length - 1];
        int rows = shape.length > 1 ? shape[shape.length - 2] : 1;
        int stacked = observation.length / (rows * columns);
        use(palette, stacked);
        double words = CAPTION * palette.scale();
        int large = cell(width, height, columns, rows);
        // All that is older, in one row below, if the newest can still be twice as large.
        int small = stacked == 1 ? 0 : Math.min(large / 2, (int) ((width - (stacked - 2) * GAP) / ((stacked - 1) * columns)));
        while (small > 0 && cell(width, height - 2 * words - small * rows, columns, rows) < 2 * small) {
            small--;
        }
        boolean older = small > 0;
        if (older) {
            large = cell(width, height - 2 * words - small * rows, columns, rows);
        }
        draw(canvas, observation, stacked - 1, sight.space(), 0, 0, large, rows, columns);
        if (older) {
            double top = large * rows;
            caption(canvas, palette, texts.say("app.sees.now"), large * columns / 2.0, top);
            for (int back = 1; back < stacked; back++) {
                double left = Math.floor((stacked - 1 - back) * (small * columns + GAP));
                draw(canvas, observation, stacked - 1 - back, sight.space(), left, top + words, small, rows, columns);
                caption(canvas, palette, texts.say("app.sees.before", back * sight.spacing()), left + small * columns / 2.0,
                        top + words + small * rows);
            }
        }
    }

    private static int cell(double width, double height, int columns, int rows) {
        return (int) Math.max(1, Math.floor(Math.min(width / columns, height / rows)));
    }

    private void use(Palette palette, int stacked) {
        if (shaded != palette) {
            shaded = palette;
            apart = argb(palette.surface());
            for (int i = 0; i < SHADES; i++) {
                shades[i] = argb(palette.line().interpolate(palette.text(), i / (SHADES - 1.0)));
            }
        }
        if (images.length != stacked) {
            images = new WritableImage[stacked];
        }
    }

    /// Every pixel of the screen is set here: an image that is enlarged while it is drawn has its cells a pixel too far to the right.
    private void draw(GraphicsContext canvas, float[] observation, int index, Space.Box space, double left, double top, int cell, int rows,
            int columns) {
        int wide = cell * columns;
        if (pixels.length != wide * cell * rows) {
            pixels = new int[wide * cell * rows];
        }
        int first = index * rows * columns;
        float low = space.low(0);
        float range = space.high(0) - low;
        int gap = cell >= SET_APART ? 1 : 0;
        for (int row = 0; row < rows; row++) {
            int line = row * cell * wide;
            for (int column = 0; column < columns; column++) {
                float share = (observation[first + row * columns + column] - low) / range;
                int from = line + column * cell;
                Arrays.fill(pixels, from, from + cell - gap, shades[(int) Math.clamp(share * (SHADES - 1) + 0.5f, 0, SHADES - 1)]);
                Arrays.fill(pixels, from + cell - gap, from + cell, apart);
            }
            for (int below = 1; below < cell - gap; below++) {
                System.arraycopy(pixels, line, pixels, line + below * wide, wide);
            }
            Arrays.fill(pixels, line + (cell - gap) * wide, line + cell * wide, apart);
        }
        if (images[index] == null || images[index].getWidth() != wide || images[index].getHeight() != cell * rows) {
            images[index] = new WritableImage(wide, cell * rows);
        }
        images[index].getPixelWriter().setPixels(0, 0, wide, cell * rows, PixelFormat.getIntArgbInstance(), pixels, 0, wide);
        canvas.drawImage(images[index], left, top);
    }

    private static void caption(GraphicsContext canvas, Palette palette, String words, double x, double top) {
        canvas.setFont(Font.font(11 * palette.scale()));
        canvas.setFill(palette.faint());
        canvas.setTextAlign(TextAlignment.CENTER);
        canvas.setTextBaseline(VPos.CENTER);
        canvas.fillText(words, x, top + CAPTION * palette.scale() / 2);
    }

    private static int argb(Color color) {
        return 0xFF << 24 | (int) Math.round(255 * color.getRed()) << 16 | (int) Math.round(255 * color.getGreen()) << 8
                | (int) Math.round(255 * color.getBlue());
    }
}
