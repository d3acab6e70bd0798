package agentarcade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import agentarcade.knob.Refused;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files and folders that others remove, replace or lock while they are read or written.
class VanishingFilesTest {
    @TempDir Path folder;

    private static void assertRefused(ThrowingCallable doing, String sentence) {
        assertThatThrownBy(doing).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.sentences()).hasSize(1))
                .hasMessage(sentence);
    }

    @Test
    void aFolderThatIsRemovedWhileSavingIsNamed() throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        Path file = gone.resolve("run.arcade");
        assertRefused(() -> Problems.whileWriting(file, () -> AtomicFile.write(file, out -> {
            out.write(1);
            removeAll(gone);
        }, written -> {
        })), "run.arcade could not be saved because there is no folder " + gone + ". Choose another folder.");
    }

    @Test
    void aFolderThatBecomesAFileWhileSavingIsNamedNotTheTidyingUpThatFails() throws IOException {
        Path replaced = Files.createDirectory(folder.resolve("replaced"));
        Path file = replaced.resolve("run.arcade");
        assertRefused(() -> Problems.whileWriting(file, () -> AtomicFile.write(file, out -> {
            removeAll(replaced);
            Files.createFile(replaced);
        }, written -> {
        })), "run.arcade could not be saved because there is no folder " + replaced + ". Choose another folder.");
    }

    @Test
    void whateverFailsFirstIsTold() {
        Path file = folder.resolve("run.arcade");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
            Path temporary = only(folder);
            Files.delete(temporary);
            Files.createDirectories(temporary.resolve("occupied"));
            throw new IOException("the first failure");
        }, written -> {
        })).isInstanceOf(IOException.class).hasMessage("the first failure");
    }

    @Test
    void aFolderThatTakesTheNameWhileSavingIsNotReplaced() throws IOException {
        Path file = folder.resolve("run.arcade");
        assertRefused(() -> Problems.whileWriting(file, () -> AtomicFile.write(file, out -> Files.createDirectory(file), written -> {
        })), "run.arcade is a folder. Choose a file.");
        assertThat(only(folder)).isEqualTo(file).isEmptyDirectory();
    }

    @Test
    void aFolderThatMayNotBeWrittenToIsNamed() throws Exception {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        assumeFalse(Files.getFileAttributeView(locked, PosixFileAttributeView.class) == null, "no permissions of this kind here");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeFalse(Files.isWritable(locked), "whoever runs this may write everywhere");
            assertRefused(() -> RunFiles.write(locked.resolve("run.arcade"), RunFilesTest.train(10)),
                    "You have no permission to save run.arcade in " + locked + ". Choose another folder.");
        } finally {
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aFileThatVanishesBetweenTwoLooksAtItIsAbsent() throws Exception {
        Path file = folder.resolve("run.arcade");
        RunFiles.write(file, RunFilesTest.train(10));
        assertRefused(() -> Problems.whileReading(file, () -> {
            Files.delete(file);
            return new ZipFile(file.toFile());
        }), "There is no file " + file + ".");
        // Older parts of Java's library say so in their own way.
        assertRefused(() -> Problems.whileReading(file, () -> {
            throw new FileNotFoundException(file + " (No such file or directory)");
        }), "There is no file " + file + ".");
        Files.createFile(file);
        assertRefused(() -> Problems.whileReading(file, () -> {
            throw new FileNotFoundException(file + " (Permission denied)");
        }), "You have no permission to read run.arcade.");
    }

    @Test
    void aSystemThatGivesNoReasonIsNotQuotedByTheNamesOfClasses() {
        Path file = folder.resolve("run.arcade");
        assertRefused(() -> Problems.whileReading(file, () -> {
            throw new EOFException();
        }), "run.arcade could not be read (the system gives no reason). Check the disk and try again.");
        assertRefused(() -> Problems.whileWriting(file, () -> {
            throw new IOException();
        }), "run.arcade could not be saved (the system gives no reason). Try again or choose another folder.");
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.reduce((first, second) -> {
                throw new AssertionError(first + " and " + second);
            }).orElseThrow();
        }
    }

    private static void removeAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
