package agentarcade.store;

import agentarcade.knob.Refused;

import java.nio.file.Path;

/// A file whose bytes were made elsewhere, written in one go: the old file stays until the new one is complete.
public final class ByteFile {
    private ByteFile() {
    }

    public static void write(Path file, byte[] bytes) throws Refused {
        Problems.whileWriting(file, () -> AtomicFile.write(file, out -> out.write(bytes), written -> {
        }));
    }
}
