package agentarcade.store;

import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A folder of run files: which there are, other names for them, and a trash they can be put back from. Nothing is ever overwritten.
///
/// The trash is a folder in this one. The system's own would be more familiar, but Java reaches it through AWT, which knows none on Linux,
/// and tells nobody how to get something out of it again.
///
/// May be used by any thread; the methods wait for the disk.
public final class Library {
    public static final String TRASH = "Trash";

    private final Path folder;

    /// @param folder need not be there yet
    public Library(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    public Path folder() {
        return folder;
    }

    public Path trash() {
        return folder.resolve(TRASH);
    }

    /// A file that was thrown away: where it had been, and where it is kept.
    public record Trashed(Path origin, Path kept) {
    }

    /// The files in the folder that are called as runs are, sound or not, by name. A folder that is not there yet has none.
    public List<RunFile> files() throws Refused {
        if (!Files.exists(folder)) {
            return List.of();
        }
        List<RunFile> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, RunFile::isCalledLikeOne)) {
            all.forEach(path -> RunFile.at(path).ifPresent(files::add));
        } catch (IOException | DirectoryIteratorException unreadable) {
            throw new Refused(Sentence.of("library.problem.list", folder.toString()), unreadable);
        }
        files.sort(Comparator.comparing(RunFile::path));
        return files;
    }

    /// Where a new file can be saved: `name` in the folder, numbered if there is one already.
    /// @param name with its extension
    public Path free(String name) {
        return free(folder, name);
    }

    private static Path free(Path folder, String name) {
        String extension = name.endsWith(RunFiles.EXTENSION) ? RunFiles.EXTENSION : "";
        String plain = name.substring(0, name.length() - extension.length());
        Path free = folder.resolve(name);
        for (int number = 2; Files.exists(free); number++) {
            free = folder.resolve("%s %d%s".formatted(plain, number, extension));
        }
        return free;
    }

    /// Calls a file by another name, in the folder where it is.
    /// @param name without extension
    /// @return the file by its new name
    public Path rename(Path file, String name) throws Refused {
        FileNames.check(name);
        Path renamed = file.toAbsolutePath().resolveSibling(name + RunFiles.EXTENSION);
        if (renamed.equals(file.toAbsolutePath())) {
            return renamed;
        }
        try {
            if (Files.exists(renamed) && Files.exists(file) && Files.isSameFile(file, renamed)) {
                // A folder that does not tell small letters from capital ones. Any other way of moving would find nothing to do.
                return Files.move(file, renamed, StandardCopyOption.ATOMIC_MOVE);
            }
            move(file, renamed);
            return renamed;
        } catch (FileAlreadyExistsException taken) {
            throw new Refused(Sentence.of("library.problem.taken", renamed.getFileName().toString()), taken);
        } catch (IOException broken) {
            throw refused("library.problem.rename", file, broken);
        }
    }

    /// Moves a file to the trash of this folder.
    public Trashed throwAway(Path file) throws Refused {
        try {
            if (!Files.isRegularFile(file)) {
                throw new NoSuchFileException(file.toString());
            }
            Files.createDirectories(trash());
            return new Trashed(file.toAbsolutePath(), moveTo(trash(), file, file.getFileName().toString()));
        } catch (IOException broken) {
            throw refused("library.problem.trash", file, broken);
        }
    }

    /// Moves a file out of the trash to where it had been; to a numbered name there if its own is taken by now.
    /// @return where it is now
    public Path putBack(Trashed trashed) throws Refused {
        Path origin = trashed.origin();
        try {
            Files.createDirectories(origin.getParent());
            return moveTo(origin.getParent(), trashed.kept(), origin.getFileName().toString());
        } catch (IOException broken) {
            throw refused("library.problem.putBack", trashed.kept(), broken);
        }
    }

    private static Path moveTo(Path folder, Path file, String name) throws IOException {
        while (true) {
            Path free = free(folder, name);
            try {
                move(file, free);
                return free;
            } catch (FileAlreadyExistsException taken) {
                // Somebody was quicker: the next free name.
            }
        }
    }

    /// Java's own move looks first and moves then, and would overwrite what somebody puts there in between. So the name is taken by an
    /// empty file, which the system gives to one only.
    private static void move(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            throw new NoSuchFileException(from.toString());
        }
        Files.createFile(to);
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            if (Files.exists(from) && Files.size(to) == 0) {
                Files.deleteIfExists(to);
            }
            throw failed;
        }
    }

    private static Refused refused(String key, Path file, IOException broken) {
        return broken instanceof NoSuchFileException
                ? new Refused(Sentence.of("library.problem.gone", Problems.name(file)), broken)
                : new Refused(Sentence.of(key, Problems.name(file), Problems.reason(broken)), broken);
    }
}
