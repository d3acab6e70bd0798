package agentarcade.store;

import agentarcade.knob.Refused;

import java.awt.image.BufferedImage;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/// A picture as a PNG file, written in one go: the old file stays until the new one is complete.
public final class PictureFile {
    private PictureFile() {
    }

    public static void write(Path png, BufferedImage picture) throws Refused {
        Problems.whileWriting(png, () -> AtomicFile.write(png, out -> ImageIO.write(picture, "png", out), written -> {
        }));
    }
}
