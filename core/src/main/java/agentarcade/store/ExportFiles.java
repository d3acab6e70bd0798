package agentarcade.store;

import agentarcade.knob.Refused;
import com.fasterxml.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Files for other programs. The same content gives the same bytes.
public final class ExportFiles {
    private static final String NPY = ".npy";
    /// The first moment a zip knows.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ExportFiles() {
    }

    /// Arrays as NumPy's `.npz`, a zip of `.npy` files, and a description beside them: `numpy.load` hands it out as bytes.
    ///
    /// @param descriptionName its name in the zip, such as `policy.json`
    public static void npz(Path file, String descriptionName, JsonNode description, List<NamedArray> arrays) throws Refused {
        bytes(file, zip(descriptionName, description, arrays));
    }

    /// The same as a folder of `.npy` files with the description beside them. The folder is made if need be; other files in it stay. The
    /// description comes last: where it stands, all arrays that it names are there.
    public static void npy(Path folder, String descriptionName, JsonNode description, List<NamedArray> arrays) throws Refused {
        RunFiles.createFolder(folder);
        // Arrays of an older export must not stand beside a description that is not theirs.
        Path told = folder.resolve(descriptionName);
        Problems.whileWriting(told, () -> Files.deleteIfExists(told));
        for (NamedArray array : arrays) {
            bytes(folder.resolve(array.name() + NPY), npy(array));
        }
        bytes(told, Json.write(description));
    }

    private static byte[] npy(NamedArray array) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Npy.write(bytes, array.numbers(), array.shape());
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory can always be written", impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String descriptionName, JsonNode description, List<NamedArray> arrays) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(entry(descriptionName));
            zip.write(Json.write(description));
            for (NamedArray array : arrays) {
                zip.putNextEntry(entry(array.name() + NPY));
                Npy.write(zip, array.numbers(), array.shape());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory can always be written", impossible);
        }
        return bytes.toByteArray();
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        return entry;
    }

    /// Makes sure, as far as can be told without writing, that a file can be written there: for whoever is about to write several.
    public static void check(Path file) throws Refused {
        Problems.whileWriting(file, () -> {
        });
    }

    /// Bytes in place of the file that may be there, flushed to the disk and read back first.
    public static void bytes(Path file, byte[] content) throws Refused {
        Problems.whileWriting(file, () -> AtomicFile.write(file, out -> out.write(content), written -> {
            if (!Arrays.equals(content, Files.readAllBytes(written))) {
                throw new IOException("What was written reads back differently");
            }
        }));
    }
}
