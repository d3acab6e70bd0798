package agentarcade.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import agentarcade.env.Environment;
import agentarcade.env.Picture;
import agentarcade.env.Picture.Ink;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import agentarcade.experiment.World;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

class GamePictureTest {

    @Test
    void thingsAreWhereThePictureSaysInTheColourOfTheirInk() {
        Picture picture = new Picture(10, 5, List.of(new Picture.Rod("pole", Ink.POLE, 5, 4, 0, 3, 0.2),
                new Picture.Line("edge", Ink.METAL, 0, 1, 2, 1)));
        for (boolean dark : new boolean[] {false, true}) {
            BufferedImage image = new GamePainter(dark).draw(picture, 200);
            assertThat(new int[] {image.getWidth(), image.getHeight()}).containsExactly(200, 100);
            assertThat(rgb(image, 100, 50)).isEqualTo(InkColours.of(Ink.POLE, dark));
            assertThat(rgb(image, 20, 20)).isEqualTo(InkColours.of(Ink.METAL, dark));
            // It reaches its own colour at the very bottom only.
            assertThat(brightness(image, 190, 99)).isCloseTo(brightness(InkColours.of(Ink.GROUND, dark)), within(3));
        }
    }

    @Test
    void aBallIsLitFromTheUpperLeft() {
        BufferedImage image =
                new GamePainter(false).draw(new Picture(1, 1, List.of(new Picture.Disc("ball", Ink.BALL, 0.5, 0.5, 0.4))), 100);
        assertThat(brightness(image, 35, 32)).isGreaterThan(brightness(image, 50, 50));
        assertThat(brightness(image, 50, 50)).isGreaterThan(brightness(image, 72, 74));
    }

    @Test
    void everyWorldCanBeDrawn() {
        for (EnvironmentType<?> type : Environments.ALL) {
            Environment world = World.canonical(type).game();
            world.reset(1);
            Picture picture = world.picture();
            int[] pixels = ColourTable.pixels(new GamePainter(false).draw(picture, 120));
            assertThat(pixels.length / 120.0).as(type.id()).isCloseTo(120 * picture.height() / picture.width(), within(1.0));
            assertThat(Arrays.stream(pixels).distinct().count()).as(type.id()).isGreaterThan(10);
        }
    }

    @Test
    void aFewColoursStayExactlyAsTheyAre() {
        BufferedImage image = new BufferedImage(100, 2, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 100; x++) {
            image.setRGB(x, 0, 0x0072b2);
            image.setRGB(x, 1, 0x010101 * (2 * x));
        }
        ColourTable table = ColourTable.of(List.of(image), 16);
        assertThat(table.size()).isEqualTo(16);
        assertThat(table.colour(table.index(0x0072b2))).isEqualTo(0x0072b2);
        for (int grey = 0; grey < 200; grey += 2) {
            assertThat(table.colour(table.index(0x010101 * grey)) & 0xFF).isCloseTo(grey, within(16));
        }
    }

    @Test
    void fewerColoursThanThereMayBeAreAllKept() {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 0, 0xff8000);
        assertThat(ColourTable.of(List.of(image), 96).size()).isEqualTo(2);
    }

    private static int rgb(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) & 0xFFFFFF;
    }

    private static int brightness(BufferedImage image, int x, int y) {
        return brightness(image.getRGB(x, y));
    }

    private static int brightness(int colour) {
        return (colour >> 16 & 0xFF) + (colour >> 8 & 0xFF) + (colour & 0xFF);
    }
}
