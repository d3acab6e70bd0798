package agentarcade.store;

import agentarcade.knob.Refused;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A text for people, written in one go: the old file stays until the new one is complete.
public final class TextFile {
    private TextFile() {
    }

    /// A text that is too long to be kept in memory.
    @FunctionalInterface
    public interface Content {
        void write(Writer out) throws IOException;
    }

    public static void write(Path file, Content content) throws Refused {
        Problems.whileWriting(file, () -> AtomicFile.write(file, out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            content.write(writer);
            writer.flush();
        }, written -> {
        }));
    }

    public static void write(Path file, String text) throws Refused {
        Problems.whileWriting(file, () -> AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)), written -> {
        }));
    }
}
