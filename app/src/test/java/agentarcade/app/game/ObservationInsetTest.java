package agentarcade.app.game;

import static agentarcade.app.TestWindow.fx;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.theme.Palette;
import agentarcade.env.Space;
import agentarcade.knob.Texts;

import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class ObservationInsetTest {
    private static final Palette PALETTE = Palette.LIGHT;
    private final Texts texts = new Texts(Locale.ENGLISH);
    private final ObservationInset inset = new ObservationInset();

    @BeforeAll
    static void start() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private WritableImage paint(float[] observation, Sight sight, int width, int height) {
        return fx(() -> {
            Canvas canvas = new Canvas(width, height);
            Scene scene = new Scene(new Group(canvas), width, height, PALETTE.surface());
            inset.paint(canvas.getGraphicsContext2D(), observation, sight, PALETTE, texts, width, height);
            return scene.snapshot(null);
        });
    }

    @Test
    void everyPixelOfAPictureIsThatOfItsCell() {
        Sight sight = new Sight(Space.Box.picture(new float[] {0, 0.5f, 1}, 48, 48), List.of(), 1);
        float[] observation = new float[48 * 48];
        for (int i = 0; i < observation.length; i++) {
            observation[i] = (i * 7 % 3) / 2f;
        }
        WritableImage image = paint(observation, sight, 200, 220);
        for (int y = 0; y < 192; y++) {
            for (int x = 0; x < 192; x++) {
                assertThat(close(image.getPixelReader().getColor(x, y), shade(observation[y / 4 * 48 + x / 4]))).as("pixel %d, %d", x, y)
                        .isTrue();
            }
        }
        assertThat(image.getPixelReader().getColor(193, 5)).as("beside it").isEqualTo(PALETTE.surface());
    }

    @Test
    void ofAStackTheNewestIsLargeAndTheOlderOnesAreSmallBelow() {
        Sight sight = new Sight(Space.Box.picture(new float[] {0, 1}, 3, 10, 10), List.of(), 2);
        float[] observation = new float[300];
        Arrays.fill(observation, 100, 200, 0.5f);
        Arrays.fill(observation, 200, 300, 1);
        WritableImage image = paint(observation, sight, 200, 300);
        // Cells of 18 pixels above and of 8 below: with 9, there would be no room for twice as much above.
        assertThat(close(image.getPixelReader().getColor(3, 3), shade(1))).as("newest").isTrue();
        assertThat(close(image.getPixelReader().getColor(3, 200), shade(0))).as("oldest").isTrue();
        assertThat(close(image.getPixelReader().getColor(105, 200), shade(0.5f))).as("the one between").isTrue();
    }

    @Test
    void withoutRoomForTheOlderOnesTheNewestIsAllThereIs() {
        Sight sight = new Sight(Space.Box.picture(new float[] {0, 1}, 4, 48, 48), List.of(), 3);
        float[] observation = new float[4 * 48 * 48];
        Arrays.fill(observation, 3 * 48 * 48, observation.length, 1);
        WritableImage image = paint(observation, sight, 200, 120);
        assertThat(close(image.getPixelReader().getColor(95, 95), shade(1))).as("the last of 48 cells of 2 pixels").isTrue();
        assertThat(image.getPixelReader().getColor(20, 110)).as("below").isEqualTo(PALETTE.surface());
    }

    @Test
    void aBarStartsAtZeroAndEndsAtItsValue() {
        Sight sight = new Sight(new Space.Box(new float[] {-1, Float.NEGATIVE_INFINITY}, new float[] {1, Float.POSITIVE_INFINITY}),
                List.of("cosine", "angularSpeed"), 1);
        WritableImage image = paint(new float[] {0.5f, -3}, sight, 200, 100);
        Color bar = PALETTE.firstCurve();
        assertThat(image.getPixelReader().getColor(125, 24)).as("between 0 and 0.5").isEqualTo(bar);
        assertThat(image.getPixelReader().getColor(160, 24)).as("beyond 0.5").isEqualTo(PALETTE.line());
        assertThat(image.getPixelReader().getColor(75, 24)).as("below 0").isEqualTo(PALETTE.line());
        assertThat(image.getPixelReader().getColor(10, 60)).as("as far as has been seen").isEqualTo(bar);
        image = paint(new float[] {0.5f, 1.5f}, sight, 200, 100);
        assertThat(image.getPixelReader().getColor(140, 60)).as("half as far, on the other side").isEqualTo(bar);
        assertThat(image.getPixelReader().getColor(160, 60)).isEqualTo(PALETTE.line());
    }

    @Test
    @Tag("alone")
    void fourPicturesOf48CellsArePaintedInNoTime() {
        Sight sight = new Sight(Space.Box.picture(new float[] {0, 1}, 4, 48, 48), List.of(), 3);
        float[] observation = new float[4 * 48 * 48];
        double[] times = fx(() -> {
            Canvas canvas = new Canvas(230, 320);
            new Scene(new Group(canvas));
            WritableImage image = new WritableImage(230, 320);
            double[] all = new double[300];
            for (int i = 0; i < all.length; i++) {
                observation[i] = 1 - observation[i];
                long start = System.nanoTime();
                inset.paint(canvas.getGraphicsContext2D(), observation, sight, PALETTE, texts, 230, 320);
                canvas.snapshot(null, image);
                all[i] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(all, 150, 300);
            return all;
        });
        System.out.printf("What an agent sees, 4 × 48 × 48: %.2f ms, the photograph of it included%n", times[165]);
        assertThat(times[165]).isLessThan(8);
    }

    private static Color shade(float value) {
        return PALETTE.line().interpolate(PALETTE.text(), value);
    }

    private static boolean close(Color one, Color other) {
        return Math.abs(one.getRed() - other.getRed()) < 0.01 && Math.abs(one.getGreen() - other.getGreen()) < 0.01
                && Math.abs(one.getBlue() - other.getBlue()) < 0.01;
    }
}
