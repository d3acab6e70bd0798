package agentarcade.store;

import agentarcade.knob.Refused;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A text for people, written in one go: the old file stays until the new one is complete.
public final class TextFile {
    private TextFile() {
    }

    public static void write(Path file, String text) throws Refused {
        Problems.whileWriting(file, () -> AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)), written -> {
        }));
    }
}
