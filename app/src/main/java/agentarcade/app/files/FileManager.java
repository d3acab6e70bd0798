package agentarcade.app.files;

import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The program with which this system shows files: Explorer, Finder, or whatever a Linux desktop has. JavaFX can open folders, too, but
/// neither selects a file in them nor tells if nothing happened.
final class FileManager {
    private FileManager() {
    }

    static void reveal(Path path) throws Refused {
        Path shown = path.toAbsolutePath();
        if (!Files.exists(shown)) {
            throw new Refused(Sentence.of("file.problem.absent", shown.toString()));
        }
        try {
            new ProcessBuilder(command(shown, System.getProperty("os.name"))).redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD).start();
        } catch (IOException absent) {
            throw new Refused(Sentence.of("app.problem.reveal", shown.toString()), absent);
        }
    }

    /// What to call, and with what. On Linux no such program can be relied on to select a file, so its folder is shown.
    static List<String> command(Path path, String system) {
        String name = system.toLowerCase(Locale.ROOT);
        boolean folder = Files.isDirectory(path);
        if (name.startsWith("win")) {
            return folder ? List.of("explorer.exe", path.toString()) : List.of("explorer.exe", "/select,", path.toString());
        }
        if (name.startsWith("mac")) {
            return folder ? List.of("open", path.toString()) : List.of("open", "-R", path.toString());
        }
        return List.of("xdg-open", (folder ? path : path.getParent()).toString());
    }
}
