package agentarcade.app.game;

import static agentarcade.app.TestWindow.fx;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.theme.Palette;
import agentarcade.env.Picture;
import agentarcade.env.Picture.Disc;
import agentarcade.env.Picture.Event;
import agentarcade.env.Picture.Ink;
import agentarcade.env.Picture.Turn;
import agentarcade.env.Space;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class PainterTest {
    private static final Sight SIGHT = new Sight(new Space.Box(0, 1, 1), List.of(), 1);

    @BeforeAll
    static void start() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void aDiscIsInTheMiddleOfItsPlaceInItsInk() {
        Picture picture = new Picture(4, 2, List.of(new Disc("ball", Ink.PLAYER, 3, 1, 0.8)));
        WritableImage image = paint(frame(picture), Palette.LIGHT, 400, 300);
        // 100 pixels a unit, 50 of them above the board.
        Color inside = image.getPixelReader().getColor(310, 160);
        Color outside = image.getPixelReader().getColor(100, 150);
        assertThat(inside.getBlue()).isGreaterThan(inside.getRed() + 0.2);
        assertThat(inside.getBrightness()).isLessThan(outside.getBrightness());
        assertThat(image.getPixelReader().getColor(200, 20)).as("above the board").isEqualTo(Color.WHITE);
    }

    @Test
    void inARaceThePersonIsOnTheLeftAndTheOpponentOnTheRight() {
        GameFrame race = new GameFrame(new Picture(2, 2, List.of(new Disc("ball", Ink.PLAYER, 1, 1, 0.8))), new float[1], SIGHT,
                Optional.empty(), Optional.empty(), List.of(),
                Optional.of(new GameFrame.Rival(new Picture(2, 2, List.of(new Disc("ball", Ink.FRUIT, 1, 1, 0.8))), Optional.empty(),
                        List.of(), new GameFrame.Heading("You", "1"), new GameFrame.Heading("Planner", "2"))));
        WritableImage image = paint(race, Palette.LIGHT, 414, 226);
        // Two boards of 200 × 200 with 14 pixels between them, below 26 for the headings.
        Color left = image.getPixelReader().getColor(110, 136);
        Color right = image.getPixelReader().getColor(324, 136);
        assertThat(left.getBlue()).isGreaterThan(left.getRed() + 0.2);
        assertThat(right.getRed()).isGreaterThan(right.getBlue() + 0.2);
        assertThat(image.getPixelReader().getColor(207, 126)).as("between the boards").isEqualTo(Color.WHITE);
        assertThat(Painter.across(race, 150, Palette.LIGHT, 414, 226)).as("a pointer, in the person's picture").isEqualTo(0.75);
    }

    @Test
    void theHeadOfARoundArrowPointsToTheEndOfItsSweep() {
        Picture picture = new Picture(4, 4, List.of(new Turn("torque", Ink.FORCE, 2, 2, 1, 0, Math.PI / 2)));
        WritableImage image = paint(frame(picture), Palette.LIGHT, 400, 400);
        assertThat(isInk(image, 299, 193)).as("the point, at three o'clock").isTrue();
        assertThat(isInk(image, 300, 204)).as("beyond it").isFalse();
        assertThat(isInk(image, 200, 100) || isInk(image, 202, 100)).as("the beginning, at twelve o'clock").isTrue();
        assertThat(isInk(image, 100, 200)).as("nine o'clock").isFalse();
    }

    private static boolean isInk(WritableImage image, int x, int y) {
        Color color = image.getPixelReader().getColor(x, y);
        Color ink = Palette.LIGHT.of(Ink.FORCE);
        return Math.abs(color.getRed() - ink.getRed()) + Math.abs(color.getGreen() - ink.getGreen()) < 0.2;
    }

    @Test
    void theCornersOfTheBoardAreRound() {
        WritableImage image = paint(frame(TestPictures.mountain()), Palette.DARK, 360, 320);
        for (int x : new int[] {0, 359}) {
            for (int y : new int[] {0, 319}) {
                assertThat(image.getPixelReader().getColor(x, y)).isEqualTo(Palette.DARK.surface());
            }
        }
    }

    @Test
    void everyInkStandsOutFromTheGround() {
        for (Palette palette : List.of(Palette.LIGHT, Palette.DARK)) {
            for (Ink ink : Ink.values()) {
                if (ink != Ink.GROUND && ink != Ink.GRID) {
                    // A tunnel's dark rock has a lit edge of its own.
                    double least = ink == Ink.ROCK || ink == Ink.HILL ? 1.6 : 3;
                    assertThat(contrast(palette.of(ink), palette.of(Ink.GROUND))).as("%s %s", palette, ink).isGreaterThanOrEqualTo(least);
                }
            }
        }
    }

    /// WCAG 2.2, "contrast ratio".
    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    @Test
    @Tag("alone")
    void aBusyPictureIsPaintedWellWithinAFrame() {
        GameFrame busy = frame(TestPictures.busy());
        GameFrame empty = frame(new Picture(16, 16, List.of()));
        double with = millis(busy);
        double without = millis(empty);
        double tunnel = millis(frame(TestPictures.tunnel()));
        System.out.printf("Painting at 600 × 400: a busy picture %.2f ms, a tunnel %.2f ms, beside %.2f ms for an empty board%n",
                with - without,
                tunnel - without, without);
        // The aim is 3 ms; a machine that tests is shared with others.
        assertThat(with - without).isLessThan(16);
    }

    /// Time to paint a frame and to have it rendered, in ms: the best tenth, because whatever else the machine does only adds to it.
    private static double millis(GameFrame frame) {
        return fx(() -> {
            Canvas canvas = new Canvas(600, 400);
            new Scene(new Group(canvas));
            Painter painter = new Painter();
            WritableImage image = new WritableImage(600, 400);
            double[] times = new double[200];
            for (int i = 0; i < times.length; i++) {
                long start = System.nanoTime();
                painter.paint(canvas.getGraphicsContext2D(), frame, Palette.DARK, 600, 400);
                canvas.snapshot(null, image);
                times[i] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(times, 100, 200);
            return times[110];
        });
    }

    /// To be looked at: one picture of everything.
    @Test
    void allOfItCanBeLookedAt() throws IOException {
        Event crash = new Event(Event.Kind.CRASH, 14.5, 23.5);
        Event goal = new Event(Event.Kind.GOAL, 1.65, 0.7);
        List<GameFrame> frames = List.of(frame(TestPictures.tunnel()), frame(TestPictures.cart()), frame(TestPictures.pendulum()),
                frame(TestPictures.mountain()),
                new GameFrame(TestPictures.tunnel(), new float[1], SIGHT, Optional.empty(),
                        Optional.of(new GameFrame.End(GameFrame.Kind.BAD, 0.1)),
                        List.of(new Effect(Optional.of(crash), "−1", true, 0, 0.12))),
                new GameFrame(TestPictures.mountain(), new float[1], SIGHT, Optional.empty(),
                        Optional.of(new GameFrame.End(GameFrame.Kind.GOOD, 0.2)),
                        List.of(new Effect(Optional.of(goal), "+99.9", true, 1, 0.2))));
        for (Palette palette : List.of(Palette.LIGHT, Palette.DARK)) {
            WritableImage image = new WritableImage(3 * 330 - 10, 2 * 330 - 10);
            for (int i = 0; i < frames.size(); i++) {
                WritableImage part = paint(frames.get(i), palette, 320, 320);
                image.getPixelWriter().setPixels(i % 3 * 330, i / 3 * 330, 320, 320, part.getPixelReader(), 0, 0);
            }
            Path file =
                    Path.of("target", "screenshots", "painter-" + (palette.isDark() ? "DARK" : "LIGHT").toLowerCase(Locale.ROOT) + ".png");
            Files.createDirectories(file.getParent());
            assertThat(ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile())).isTrue();
        }
    }

    private static GameFrame frame(Picture picture) {
        return new GameFrame(picture, new float[1], SIGHT, Optional.empty(), Optional.empty(), List.of());
    }

    private static WritableImage paint(GameFrame frame, Palette palette, int width, int height) {
        return fx(() -> {
            Canvas canvas = new Canvas(width, height);
            Scene scene = new Scene(new Group(canvas), width, height, palette.surface());
            new Painter().paint(canvas.getGraphicsContext2D(), frame, palette, width, height);
            return scene.snapshot(null);
        });
    }
}
