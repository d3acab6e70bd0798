package agentarcade.store;

import agentarcade.AllowedTo;
import agentarcade.AllowedTo.Deed;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// Writes a file completely or not at all: whoever opens it, even after a power cut, finds the old content or the new, never half of it.
@AllowedTo(value = Deed.DRAW_UNSEEDED, because = "two programs may save at once, so a temporary file needs a name of its own")
final class AtomicFile {
    @FunctionalInterface
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /// Looks at the file that was written before it takes the place of the old one.
    @FunctionalInterface
    interface Check {
        void accept(Path written) throws IOException;
    }

    private AtomicFile() {
    }

    static void write(Path file, Content content, Check check) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        // In the same folder, so that it can be moved in one piece.
        Path temporary = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                content.write(out);
                out.flush();
                channel.force(true);
            }
            check.accept(temporary);
            move(temporary, target);
            sync(folder);
        } catch (IOException | RuntimeException | Error failure) {
            remove(temporary, failure);
            throw failure;
        }
    }

    /// What failed first is what is told, also if tidying up then fails for the same reason.
    private static void remove(Path temporary, Throwable failure) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unknownHere) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Makes the move itself last. Windows can't open folders, and needs no such thing.
    private static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            // The file is complete and in place; only the moment at which that is safe from a power cut is up to the system.
        }
    }
}
