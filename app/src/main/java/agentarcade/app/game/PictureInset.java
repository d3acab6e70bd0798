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

/// Pictures as an agent sees them: every number one square of whole pixels, from the space's lowest value to its highest. Of a stack of
/// pictures the newest is large, and the older ones stand small below it if there is room.
final class PictureInset {
    private static final int SHADES = 256;
    private static final double GAP = 8;
    private static final double CAPTION = 16;
    /// From this size on, in pixels, cells are set apart by a line.
    private static final int SET_APART = 6;

    private final int[] shades = new int[SHADES];
    private Palette shaded;
    private int[] pixels = new int[0];
    /// One image for each picture of the stack, kept from step to step.
    private WritableImage[] images = new WritableImage[0];

    void paint(GraphicsContext canvas, float[] observation, Sight sight, Palette palette, Texts texts, double width, double height) {
        int[] shape = sight.space().shape();
        int columns = shape[shape.length - 1];
        int rows = shape.length > 1 ? shape[shape.length - 2] : 1;
        int stacked = observation.length / (rows * columns);
        use(palette, stacked, columns, rows);
        int large = cell(width, height, columns, rows);
        // All that is older, in one row below.
        int small = stacked == 1 ? 0 : Math.min(large / 2, (int) ((width - (stacked - 2) * GAP) / ((stacked - 1) * columns)));
        double below = 2 * CAPTION + small * rows;
        boolean older = small >= 1 && cell(width, height - below, columns, rows) >= small;
        if (older) {
            large = cell(width, height - below, columns, rows);
        }
        canvas.setImageSmoothing(false);
        draw(canvas, observation, stacked - 1, sight.space(), 0, 0, large, rows, columns, palette);
        if (older) {
            double top = large * rows;
            caption(canvas, palette, texts.say("app.sees.now"), large * columns / 2.0, top);
            for (int back = 1; back < stacked; back++) {
                double left = (stacked - 1 - back) * (small * columns + GAP);
                draw(canvas, observation, stacked - 1 - back, sight.space(), left, top + CAPTION, small, rows, columns, palette);
                caption(canvas, palette, texts.say("app.sees.before", back * sight.spacing()), left + small * columns / 2.0,
                        top + CAPTION + small * rows);
            }
        }
        canvas.setImageSmoothing(true);
    }

    private static int cell(double width, double height, int columns, int rows) {
        return (int) Math.max(1, Math.floor(Math.min(width / columns, height / rows)));
    }

    private void use(Palette palette, int stacked, int columns, int rows) {
        if (shaded != palette) {
            shaded = palette;
            for (int i = 0; i < SHADES; i++) {
                shades[i] = argb(palette.line().interpolate(palette.text(), i / (SHADES - 1.0)));
            }
        }
        if (images.length != stacked || images[0].getWidth() != columns || images[0].getHeight() != rows) {
            pixels = new int[columns * rows];
            images = new WritableImage[stacked];
            for (int i = 0; i < stacked; i++) {
                images[i] = new WritableImage(columns, rows);
            }
        }
    }

    private void draw(GraphicsContext canvas, float[] observation, int index, Space.Box space, double left, double top, int cell, int rows,
            int columns, Palette palette) {
        int first = index * rows * columns;
        float low = space.low(0);
        float range = space.high(0) - low;
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = shades[(int) Math.clamp((observation[first + i] - low) / range * (SHADES - 1) + 0.5f, 0, SHADES - 1)];
        }
        WritableImage image = images[index];
        image.getPixelWriter().setPixels(0, 0, columns, rows, PixelFormat.getIntArgbInstance(), pixels, 0, columns);
        canvas.drawImage(image, left, top, cell * columns, cell * rows);
        if (cell >= SET_APART) {
            canvas.setFill(palette.surface());
            for (int column = 1; column < columns; column++) {
                canvas.fillRect(left + column * cell - 1, top, 1, cell * rows);
            }
            for (int row = 1; row < rows; row++) {
                canvas.fillRect(left, top + row * cell - 1, cell * columns, 1);
            }
        }
    }

    private static void caption(GraphicsContext canvas, Palette palette, String words, double x, double top) {
        canvas.setFont(Font.font(11));
        canvas.setFill(palette.faint());
        canvas.setTextAlign(TextAlignment.CENTER);
        canvas.setTextBaseline(VPos.CENTER);
        canvas.fillText(words, x, top + CAPTION / 2);
    }

    private static int argb(Color color) {
        return 0xFF << 24 | (int) Math.round(255 * color.getRed()) << 16 | (int) Math.round(255 * color.getGreen()) << 8
                | (int) Math.round(255 * color.getBlue());
    }
}
