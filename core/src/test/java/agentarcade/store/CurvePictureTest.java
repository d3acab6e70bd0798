package agentarcade.store;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.experiment.Run;
import agentarcade.knob.Texts;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurvePictureTest {
    private static final Texts TEXTS = new Texts(Locale.ENGLISH);

    @TempDir Path folder;

    @Test
    void aPictureShowsScoreLossAndRandomPlayOnWhite() throws Exception {
        Run run = RunFilesTest.train(1_000);
        Path png = folder.resolve("curves.png");
        CurvePicture.write(png, run, TEXTS);
        Set<Integer> colours = colours(ImageIO.read(png.toFile()));
        assertThat(colours).contains(0xFFFFFFFF, 0xFF0072B2, 0xFFD55E00, 0xFF555555);
    }

    @Test
    void aRunWithoutCurvesHasAnEmptyPicture() throws Exception {
        BufferedImage picture = CurvePicture.draw(RunFilesTest.experiment(), Map.of(), TEXTS);
        assertThat(colours(picture)).contains(0xFFFFFFFF);
    }

    private static Set<Integer> colours(BufferedImage picture) {
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                colours.add(picture.getRGB(x, y));
            }
        }
        return colours;
    }
}
