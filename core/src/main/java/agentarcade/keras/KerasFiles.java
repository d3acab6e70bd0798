package agentarcade.keras;

import agentarcade.AllowedTo;
import agentarcade.AllowedTo.Deed;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/// Brings files into memory, no more of them than [Limits] allow.
@AllowedTo(value = Deed.TOUCH_FILES, because = "the store, which otherwise reads all files, knows no networks")
final class KerasFiles {
    /// The first bytes of an HDF5 file.
    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};

    private KerasFiles() {
    }

    static boolean isHdf5(byte[] bytes) {
        return bytes.length >= HDF5.length && Arrays.equals(bytes, 0, HDF5.length, HDF5, 0, HDF5.length);
    }

    /// A name for sentences.
    static String name(Path file) {
        return Problem.shown(file.getFileName() == null ? file.toString() : file.getFileName().toString());
    }

    static byte[] read(Path file) throws Refused {
        String name = name(file);
        try {
            if (Files.isDirectory(file)) {
                throw new Refused(Sentence.of("file.problem.folder", name));
            }
            try (InputStream in = Files.newInputStream(file)) {
                // Not by the size that the file system tells: devices and pipes have none.
                byte[] bytes = in.readNBytes(Limits.FILE + 1);
                if (bytes.length > Limits.FILE) {
                    throw Problem.of("fileTooLarge", name, Limits.FILE >> 20);
                }
                return bytes;
            }
        } catch (NoSuchFileException missing) {
            throw new Refused(Sentence.of("file.problem.absent", file.toString()), missing);
        } catch (AccessDeniedException denied) {
            throw new Refused(Sentence.of("file.problem.mayNotRead", name), denied);
        } catch (IOException broken) {
            throw new Refused(Sentence.of("file.problem.read", name, Problem.shown(String.valueOf(broken.getMessage()))), broken);
        }
    }
}
