package agentarcade.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import agentarcade.knob.Refused;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class GameGifTest {
    private static final Look LOOK = new Look(100, false);

    @TempDir Path folder;

    /// A frame as it is in the file, and what is seen once it lies over those before.
    private record Frame(BufferedImage part, BufferedImage seen, int left, int top, Element metadata) {
        Element element(String name) {
            return (Element) metadata.getElementsByTagName(name).item(0);
        }
    }

    private static List<Frame> read(byte[] gif) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(gif)));
        List<Frame> frames = new ArrayList<>();
        BufferedImage canvas = new BufferedImage(100, 50, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < reader.getNumImages(true); i++) {
            BufferedImage part = reader.read(i);
            Element metadata = (Element) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
            Element place = (Element) metadata.getElementsByTagName("ImageDescriptor").item(0);
            int left = Integer.parseInt(place.getAttribute("imageLeftPosition"));
            int top = Integer.parseInt(place.getAttribute("imageTopPosition"));
            Graphics2D pen = canvas.createGraphics();
            pen.drawImage(part, left, top, null);
            BufferedImage seen = new BufferedImage(100, 50, BufferedImage.TYPE_INT_RGB);
            seen.createGraphics().drawImage(canvas, 0, 0, null);
            frames.add(new Frame(part, seen, left, top, metadata));
        }
        return frames;
    }

    @Test
    void whatIsSeenIsTheGameFrameByFrame() throws Exception {
        Footage ball = Films.ball(5, 5);
        List<Frame> frames = read(GameGif.bytes(ball, LOOK, Progress.IGNORED).orElseThrow());
        Film film = new Film(ball, LOOK);
        assertThat(frames).hasSize(film.size()).hasSize(34);
        for (int i = 0; i < frames.size(); i++) {
            assertThat(meanDifference(frames.get(i).seen, film.draw(i))).as("frame " + i).isLessThan(2);
        }
    }

    @Test
    void itPlaysForEverAt25FramesASecond() throws Exception {
        List<Frame> frames = read(GameGif.bytes(Films.ball(5, 5), LOOK, Progress.IGNORED).orElseThrow());
        assertThat(frames).allMatch(frame -> frame.element("GraphicControlExtension").getAttribute("delayTime").equals("4"));
        Element loop = frames.getFirst().element("ApplicationExtension");
        assertThat(loop.getAttribute("applicationID")).isEqualTo("NETSCAPE");
        assertThat(((IIOMetadataNode) loop).getUserObject()).isEqualTo(new byte[] {1, 0, 0});
    }

    @Test
    void ofLaterFramesOnlyTheRectangleIsKeptThatChanged() throws Exception {
        List<Frame> frames = read(GameGif.bytes(Films.ball(5, 5), LOOK, Progress.IGNORED).orElseThrow());
        assertThat(frames.getFirst().part.getWidth()).isEqualTo(100);
        Frame second = frames.get(1);
        assertThat(second.part.getWidth()).isLessThan(25);
        assertThat(second.part.getHeight()).isLessThan(20);
        assertThat(second.left).isBetween(3, 6);
        assertThat(second.top).isBetween(12, 16);
    }

    @Test
    void theFrameLightsUpAtTheEndOfAWholeGameOnly() {
        Film whole = new Film(Films.ball(5, 5), LOOK);
        Film part = new Film(Films.ball(5, 6), LOOK);
        assertThat(whole.draw(13).getRGB(50, 2)).isNotEqualTo(part.draw(13).getRGB(50, 2));
        assertThat(whole.draw(12).getRGB(50, 2)).isEqualTo(part.draw(12).getRGB(50, 2));
    }

    @Test
    void aFilmThatIsCalledOffLeavesNoFileAndTheOldOneAsItWas() throws Exception {
        Path gif = Files.writeString(folder.resolve("game.gif"), "old");
        assertThat(GameGif.write(gif, Films.ball(5, 5), LOOK, share -> share < 0.5)).isFalse();
        assertThat(GameFrames.write(folder.resolve("frames"), Films.ball(5, 5), LOOK, share -> share < 0.5)).isZero();
        assertThat(gif).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("game.gif");
    }

    @Test
    void itTellsHowFarItHasCome() throws Exception {
        List<Double> shares = new ArrayList<>();
        assertThat(GameGif.write(folder.resolve("game.gif"), Films.ball(1, 1), LOOK, shares::add)).isTrue();
        assertThat(shares).isSorted().first().isEqualTo(0.0);
        assertThat(shares.getLast()).isBetween(0.9, 1.0);
    }

    @Test
    void framesArePicturesOfTheWholeBoard() throws Exception {
        Footage ball = Films.ball(2, 2);
        assertThat(GameFrames.write(folder.resolve("frames"), ball, LOOK, Progress.IGNORED)).isEqualTo(26);
        BufferedImage first = ImageIO.read(folder.resolve("frames/frame-0001.png").toFile());
        assertThat(meanDifference(first, new Film(ball, LOOK).draw(0))).isZero();
        assertThat(folder.resolve("frames/frame-0026.png")).isNotEmptyFile();
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> GameGif.write(folder.resolve("no/game.gif"), Films.ball(1, 1), LOOK, Progress.IGNORED))
                .isInstanceOf(Refused.class).hasMessageContaining("no");
    }

    /// Over all pixels and channels, 0 … 255.
    private static double meanDifference(BufferedImage one, BufferedImage other) {
        double sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    sum += Math.abs((one.getRGB(x, y) >> shift & 0xFF) - (other.getRGB(x, y) >> shift & 0xFF));
                }
            }
        }
        return sum / (3 * one.getWidth() * one.getHeight());
    }
}
