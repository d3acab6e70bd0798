package agentarcade.app.files;

import agentarcade.knob.Refused;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks a person what only a person can answer, and calls the system's own windows. An interface because tests have nobody to ask.
public interface Dialogs {

    /// What to do with runs that are in no file yet.
    enum Unsaved {
        SAVE, DISCARD, CANCEL
    }

    /// What can be made for other programs and other people.
    enum Kind {
        PNG(".png"), SVG(".svg"), CSV(".csv"), NPZ(".npz"), ONNX(".onnx"), GIF(".gif"), HTML(".html");

        private final String extension;

        Kind(String extension) {
            this.extension = extension;
        }

        public String extension() {
            return extension;
        }
    }

    Optional<Path> fileToOpen();

    /// @param suggested where to begin: a name that is free, in a folder that need not be there yet
    Optional<Path> fileToSave(Path suggested);

    /// @param title what for
    /// @param start where to begin; where files were looked for last if that is empty
    Optional<Path> folder(String title, Optional<Path> start);

    /// Shows a file or a folder where the system shows files. Waits for the system; may be called by any thread.
    /// @throws Refused if this system has nothing to show it with
    void reveal(Path path) throws Refused;

    Optional<Path> exportTo(String suggestedName, Kind kind);

    /// A file of another program.
    /// @param files what such files are called together
    /// @param extensions those they have
    Optional<Path> fileToRead(String title, String files, List<String> extensions);

    /// @param names those of the runs, at least one
    Unsaved unsaved(List<String> names);
}
