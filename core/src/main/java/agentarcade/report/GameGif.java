package agentarcade.report;

import agentarcade.AllowedTo;
import agentarcade.AllowedTo.Deed;
import agentarcade.knob.Refused;
import agentarcade.store.ByteFile;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/// A game as an animated GIF that plays for ever. Of each frame only the rectangle is kept in which something has changed, and in it what
/// has not changed is left transparent, which packs well.
@AllowedTo(value = Deed.TOUCH_FILES, because = "the encoder of the JDK writes to streams; these are in memory")
public final class GameGif {
    /// Twice as many make a film of CAVE half as large again and look the same.
    private static final int MOST_COLOURS = 96;
    /// Not the number of any colour: the frame before shows through.
    private static final int TRANSPARENT = 255;
    private static final int SAMPLES = 24;
    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    private GameGif() {
    }

    /// Writes the file in one go, in place of the one that may be there.
    /// @return whether it was written; if not, it was called off and nothing has changed
    public static boolean write(Path gif, Footage footage, Look look, Progress progress) throws Refused {
        Optional<byte[]> bytes = bytes(footage, look, progress);
        if (bytes.isPresent()) {
            ByteFile.write(gif, bytes.get());
        }
        return bytes.isPresent();
    }

    /// @return empty if it was called off
    static Optional<byte[]> bytes(Footage footage, Look look, Progress progress) {
        Film film = new Film(footage, look);
        List<BufferedImage> samples = IntStream.range(0, Math.min(SAMPLES, film.size()))
                .mapToObj(i -> film.draw((int) ((long) i * film.size() / Math.min(SAMPLES, film.size())))).toList();
        ColourTable table = ColourTable.of(samples, MOST_COLOURS);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            byte[] before = null;
            for (int frame = 0; frame < film.size(); frame++) {
                if (!progress.goOn((double) frame / film.size())) {
                    return Optional.empty();
                }
                BufferedImage image = film.draw(frame);
                byte[] now = indices(image, table);
                write(writer, table, image.getWidth(), now, before);
                before = now;
            }
            writer.endWriteSequence();
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory can always be written to", impossible);
        } finally {
            writer.dispose();
        }
        return Optional.of(bytes.toByteArray());
    }

    private static byte[] indices(BufferedImage image, ColourTable table) {
        int[] pixels = ColourTable.pixels(image);
        byte[] indices = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            // Neighbours are mostly alike.
            indices[i] = i > 0 && pixels[i] == pixels[i - 1] ? indices[i - 1] : (byte) table.index(pixels[i]);
        }
        return indices;
    }

    private static void write(ImageWriter writer, ColourTable table, int width, byte[] now, byte[] before) throws IOException {
        Rectangle place = before == null ? new Rectangle(0, 0, width, now.length / width) : changed(now, before, width);
        BufferedImage part = new BufferedImage(place.width, place.height, BufferedImage.TYPE_BYTE_INDEXED, model(table));
        byte[] row = new byte[place.width];
        for (int y = 0; y < place.height; y++) {
            int start = (place.y + y) * width + place.x;
            System.arraycopy(now, start, row, 0, place.width);
            for (int x = 0; before != null && x < place.width; x++) {
                row[x] = now[start + x] == before[start + x] ? (byte) TRANSPARENT : row[x];
            }
            part.getRaster().setDataElements(0, y, place.width, 1, row);
        }
        writer.writeToSequence(new IIOImage(part, null, metadata(writer, part, place, before == null)), null);
    }

    /// The smallest rectangle around all that is different; a single pixel if nothing is.
    private static Rectangle changed(byte[] now, byte[] before, int width) {
        int first = Arrays.mismatch(now, before);
        if (first < 0) {
            return new Rectangle(0, 0, 1, 1);
        }
        Rectangle place = new Rectangle(first % width, first / width, 1, 1);
        for (int i = first; i < now.length; i++) {
            if (now[i] != before[i]) {
                place.add(new Rectangle(i % width, i / width, 1, 1));
            }
        }
        return place;
    }

    private static IndexColorModel model(ColourTable table) {
        int[] colours = new int[TRANSPARENT + 1];
        for (int i = 0; i < table.size(); i++) {
            colours[i] = 0xFF000000 | table.colour(i);
        }
        return new IndexColorModel(8, colours.length, colours, 0, true, TRANSPARENT, DataBuffer.TYPE_BYTE);
    }

    private static IIOMetadata metadata(ImageWriter writer, BufferedImage part, Rectangle place, boolean first)
            throws IIOInvalidTreeException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(part), null);
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        root.appendChild(node("ImageDescriptor", "imageLeftPosition", place.x, "imageTopPosition", place.y, "imageWidth", place.width,
                "imageHeight", place.height, "interlaceFlag", "FALSE"));
        root.appendChild(node("GraphicControlExtension", "disposalMethod", "doNotDispose", "userInputFlag", "FALSE",
                "transparentColorFlag", "TRUE", "transparentColorIndex", TRANSPARENT, "delayTime", Film.FRAME_CENTISECONDS));
        if (first) {
            IIOMetadataNode loop = node("ApplicationExtension", "applicationID", "NETSCAPE", "authenticationCode", "2.0");
            // Block 1, and how often: 0 stands for ever.
            loop.setUserObject(new byte[] {1, 0, 0});
            IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
            extensions.appendChild(loop);
            root.appendChild(extensions);
        }
        metadata.mergeTree(FORMAT, root);
        return metadata;
    }

    private static IIOMetadataNode node(String name, Object... attributes) {
        IIOMetadataNode node = new IIOMetadataNode(name);
        for (int i = 0; i < attributes.length; i += 2) {
            node.setAttribute(attributes[i].toString(), attributes[i + 1].toString());
        }
        return node;
    }
}
