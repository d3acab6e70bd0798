package agentarcade.store;

import agentarcade.AllowedTo;
import agentarcade.AllowedTo.Deed;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// Where programs keep runs that are in no file of a person's yet. Each running program has a folder of its own there and holds a lock in it
/// for as long as it lives; a folder whose lock nobody holds was left behind by one that could not be closed properly.
@AllowedTo(value = Deed.DRAW_UNSEEDED, because = "several programs may run at once, so each folder needs a name of its own")
public final class Recovery implements AutoCloseable {
    /// Of the runs left behind only the newest are kept.
    static final int MOST_LEFT_BEHIND = 20;

    private static final String LOCK = "lock";

    private final Path all;
    private final Path own;
    private final FileChannel channel;
    private int files;

    /// @throws Refused if nothing can be kept there
    public Recovery(Path folder) throws Refused {
        all = folder;
        own = folder.resolve(UUID.randomUUID().toString());
        RunFiles.createFolder(own);
        try {
            channel = FileChannel.open(own.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            // Given back when the channel is closed, or by the system when the program is gone.
            channel.lock();
        } catch (IOException impossible) {
            throw new Refused(Sentence.of("file.problem.createFolder", own.toAbsolutePath().toString()), impossible);
        }
    }

    /// A new file to keep a run in.
    /// @param name what it is to be called, more or less
    public Path fileFor(String name) {
        files++;
        String plain = name.endsWith(RunFiles.EXTENSION) ? name.substring(0, name.length() - RunFiles.EXTENSION.length()) : name;
        return own.resolve("%s-%d%s".formatted(plain, files, RunFiles.EXTENSION));
    }

    /// Runs that programs which are gone have left behind, newest first.
    public List<Path> leftBehind() throws Refused {
        try {
            List<Path> found = new ArrayList<>();
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(all, Files::isDirectory)) {
                for (Path folder : folders) {
                    if (!folder.equals(own) && isDeserted(folder)) {
                        found.addAll(runs(folder));
                    }
                }
            }
            found.sort(Comparator.comparing(Recovery::modified).reversed());
            for (Path old : found.subList(Math.min(MOST_LEFT_BEHIND, found.size()), found.size())) {
                Files.deleteIfExists(old);
            }
            return List.copyOf(found.subList(0, Math.min(MOST_LEFT_BEHIND, found.size())));
        } catch (IOException broken) {
            throw new Refused(Sentence.of("file.problem.read", all.toString(), Problems.reason(broken)), broken);
        }
    }

    private static boolean isDeserted(Path folder) {
        try (FileChannel other = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE); FileLock lock = other.tryLock()) {
            return lock != null;
        } catch (IOException | IllegalStateException held) {
            // By another program or another window of this one; or there is no lock and the folder is none of ours.
            return false;
        }
    }

    /// All runs in a folder; if there is none, the folder goes.
    private static List<Path> runs(Path folder) throws IOException {
        List<Path> runs = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + RunFiles.EXTENSION)) {
            files.forEach(runs::add);
        }
        if (runs.isEmpty()) {
            delete(folder);
        }
        return runs;
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    /// Takes over a run that was left behind: it is kept on among those of this program.
    /// @return where it is now
    public Path adopt(Path leftBehind) throws Refused {
        Path adopted = fileFor(leftBehind.getFileName().toString());
        Problems.whileWriting(adopted, () -> Files.move(leftBehind, adopted, StandardCopyOption.ATOMIC_MOVE));
        return adopted;
    }

    /// A run need not be kept any more.
    public void forget(Path file) throws Refused {
        Problems.whileWriting(file, () -> Files.deleteIfExists(file));
    }

    /// Deletes a folder that holds nothing but what this class and a killed [AtomicFile] put there.
    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> rest = Files.newDirectoryStream(folder, ".*.tmp")) {
            for (Path temporary : rest) {
                Files.deleteIfExists(temporary);
            }
        }
        Files.deleteIfExists(folder.resolve(LOCK));
        Files.deleteIfExists(folder);
    }

    /// Lets go of the folder; what is still in it is left behind for the next program.
    @Override
    public void close() throws Refused {
        Problems.whileWriting(own.resolve(LOCK), () -> {
            channel.close();
            runs(own);
        });
    }
}
