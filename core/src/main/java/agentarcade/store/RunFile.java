package agentarcade.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// A file as its folder tells of it, unopened: where it is, its size in bytes, and when it was written last.
public record RunFile(Path path, long bytes, Instant modified) {

    /// What is there now, if it is a file.
    public static Optional<RunFile> at(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? Optional.of(new RunFile(path.toAbsolutePath(), attributes.size(), attributes.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /// Whether a file is called as runs are. What begins with a dot is hidden: it may be half written.
    public static boolean isCalledLikeOne(Path path) {
        String name = path.getFileName() == null ? "" : path.getFileName().toString();
        return !name.startsWith(".") && name.toLowerCase(Locale.ROOT).endsWith(RunFiles.EXTENSION);
    }

    /// What people call it: its name without the extension.
    public String name() {
        return name(path);
    }

    /// What people call a file: its name without the extension.
    public static String name(Path path) {
        String name = path.getFileName().toString();
        return isCalledLikeOne(path) ? name.substring(0, name.length() - RunFiles.EXTENSION.length()) : name;
    }
}
