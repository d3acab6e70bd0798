package agentarcade.report;

import agentarcade.AllowedTo;
import agentarcade.AllowedTo.Deed;
import agentarcade.experiment.World;
import agentarcade.knob.Refused;
import agentarcade.store.ByteFile;
import agentarcade.store.RunFiles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

/// A game as PNG files, 25 for each second: `frame-0001.png` and so on. For films and slides, where a GIF has too few colours.
@AllowedTo(value = Deed.TOUCH_FILES, because = "the encoder of the JDK writes to streams; these are in memory")
public final class GameFrames {
    private GameFrames() {
    }

    /// Writes into the folder, which is made if need be, in place of pictures of the same names. Nothing is written before all are drawn.
    /// @return how many there are; 0 if it was called off, and then nothing has changed
    public static int write(Path folder, Footage footage, Look look, Progress progress) throws Refused {
        Film film = new Film(footage, look);
        List<byte[]> pictures = new ArrayList<>();
        for (int frame = 0; frame < film.size(); frame++) {
            if (!progress.goOn((double) frame / film.size())) {
                return 0;
            }
            pictures.add(png(film, frame));
        }
        RunFiles.createFolder(folder);
        for (int i = 0; i < pictures.size(); i++) {
            ByteFile.write(folder.resolve("frame-%04d.png".formatted(i + 1)), pictures.get(i));
        }
        return pictures.size();
    }

    /// The picture that a film of the first game with this seed begins with, as PNG.
    public static byte[] first(World world, long seed, Look look) {
        return png(new Film(Footage.beginning(world, seed), look), 0);
    }

    private static byte[] png(Film film, int frame) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(film.draw(frame), "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory can always be written to", impossible);
        }
        return bytes.toByteArray();
    }
}
