package agentarcade.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A screen of its own for tests, 1920 × 1080, that nobody sees: an X server without a monitor (Xvfb) and a window manager (openbox).
final class VirtualScreen implements AutoCloseable {
    static final int WIDTH = 1920;
    static final int HEIGHT = 1080;

    private final Process server;
    private final Process manager;
    private final String name;

    /// Whether this machine has what it takes.
    static boolean isPossible() {
        return has("Xvfb") && has("openbox");
    }

    private static boolean has(String program) {
        String path = System.getenv("PATH");
        return path != null && Stream.of(path.split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    VirtualScreen() throws IOException {
        // The server chooses a free number itself and tells it once it can be used.
        server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", WIDTH + "x" + HEIGHT + "x24")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var told = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII));
        name = ":" + told.readLine().strip();
        ProcessBuilder managing = new ProcessBuilder("openbox").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        managing.environment().put("DISPLAY", name);
        manager = managing.start();
    }

    /// What programs find it by.
    String name() {
        return name;
    }

    @Override
    public void close() {
        manager.destroy();
        server.destroy();
    }
}
