package agentarcade.store;

import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// What a file system or a damaged file throws, as one sentence about what is wrong and what to do.
final class Problems {
    /// With less room than this, a failure to write is put down to a full disk.
    private static final long NO_ROOM_BYTES = 1 << 20;

    private Problems() {
    }

    interface Reading<T> {
        T read() throws IOException, Refused;
    }

    interface Writing {
        void write() throws IOException;
    }

    static String name(Path file) {
        return Damaged.shown(file.getFileName() == null ? file.toString() : file.getFileName().toString());
    }

    static <T> T whileReading(Path file, Reading<T> reading) throws Refused {
        try {
            if (Files.isDirectory(file)) {
                throw new Refused(Sentence.of("file.problem.folder", name(file)));
            }
            return reading.read();
        } catch (Damaged damaged) {
            throw new Refused(Sentence.of("file.problem.damaged", name(file), damaged.what()), damaged);
        } catch (NoSuchFileException missing) {
            throw new Refused(Sentence.of("file.problem.absent", file.toString()), missing);
        } catch (FileNotFoundException unopened) {
            // How older parts of Java's library, zip among them, say both.
            throw new Refused(Files.exists(file)
                    ? Sentence.of("file.problem.mayNotRead", name(file))
                    : Sentence.of("file.problem.absent", file.toString()), unopened);
        } catch (AccessDeniedException denied) {
            throw new Refused(Sentence.of("file.problem.mayNotRead", name(file)), denied);
        } catch (IOException broken) {
            throw new Refused(Sentence.of("file.problem.read", name(file), reason(broken)), broken);
        }
    }

    static void whileWriting(Path file, Writing writing) throws Refused {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new Refused(Sentence.of("file.problem.folder", name(file)));
        }
        if (!Files.isDirectory(folder)) {
            throw new Refused(Sentence.of("file.problem.noFolder", name(file), folder.toString()));
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw new Refused(Sentence.of("file.problem.writeProtected", name(file)));
        }
        try {
            writing.write();
        } catch (AccessDeniedException denied) {
            throw new Refused(Sentence.of("file.problem.mayNotWrite", name(file), folder.toString()), denied);
        } catch (IOException broken) {
            throw new Refused(unwritten(file, folder, broken), broken);
        }
    }

    /// The system says so in its own language, so the room left and the folder are looked at, too.
    private static Sentence unwritten(Path file, Path folder, IOException broken) {
        if (!Files.isDirectory(folder)) {
            return Sentence.of("file.problem.noFolder", name(file), folder.toString());
        }
        if (Files.isDirectory(file)) {
            return Sentence.of("file.problem.folder", name(file));
        }
        if (says(broken, "File too large")) {
            return Sentence.of("file.problem.limit", name(file));
        }
        return isFull(folder, broken)
                ? Sentence.of("file.problem.full", name(file))
                : Sentence.of("file.problem.write", name(file), reason(broken));
    }

    private static boolean isFull(Path folder, IOException broken) {
        try {
            return says(broken, "No space left") || says(broken, "quota exceeded")
                    || Files.getFileStore(folder).getUsableSpace() < NO_ROOM_BYTES;
        } catch (IOException unknown) {
            return false;
        }
    }

    /// What the system says; it may have nothing to say.
    static Object reason(IOException broken) {
        return broken.getMessage() == null ? Sentence.of("file.reason.unknown") : Damaged.shown(broken.getMessage());
    }

    private static boolean says(IOException broken, String words) {
        return broken.getMessage() != null && broken.getMessage().contains(words);
    }
}
