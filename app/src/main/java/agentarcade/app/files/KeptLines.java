package agentarcade.app.files;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// A small text file of what the window remembers of a person's games. Its first line says what it is. One that is damaged is set aside,
/// and whoever reads it begins anew; losing it is no harm, so trouble with it is only logged.
final class KeptLines {
    private static final Logger LOG = LoggerFactory.getLogger(KeptLines.class);
    /// Nothing we write is larger.
    private static final long MOST_BYTES = 4 << 20;

    private final Path file;
    private final String title;

    /// @param title its first line
    KeptLines(Path file, String title) {
        this.file = file;
        this.title = title;
    }

    /// Makes something of the lines after the first.
    @FunctionalInterface
    interface Reader<T> {
        /// @throws IllegalArgumentException with a sentence if they are not what was written
        T read(List<String> lines);
    }

    /// What the file says; empty if there is none, or none that can be used.
    <T> Optional<T> read(Reader<T> reader) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException("it is larger than any we write");
            }
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (lines.isEmpty() || !lines.getFirst().equals(title)) {
                throw new IllegalArgumentException("its first line should be “%s”".formatted(title));
            }
            return Optional.of(reader.read(lines.subList(1, lines.size())));
        } catch (IOException | IllegalArgumentException damaged) {
            setAside(damaged);
            return Optional.empty();
        }
    }

    private void setAside(Exception damaged) {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn("{} can't be used and was set aside as {}: {}", file, aside.getFileName(), damaged.getMessage());
        } catch (IOException stuck) {
            LOG.warn("{} can't be used: {}. It could not be set aside either", file, damaged.getMessage(), stuck);
        }
    }

    void write(List<String> lines) {
        try {
            Files.createDirectories(file.getParent());
            Path whole = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(whole, title + "\n" + String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
            // Whoever ends the program in the middle of this finds the old one.
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            LOG.warn("{} can't be written: the games it should keep are forgotten with this window", file, unwritable);
        }
    }
}
