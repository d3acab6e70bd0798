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

    /// What a chart can become.
    enum Kind {
        PNG(".png"), SVG(".svg"), CSV(".csv");

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

    /// @param now the folder that is chosen by now
    Optional<Path> folder(Path now);

    /// Shows a file or a folder where the system shows files. Waits for the system; may be called by any thread.
    /// @throws Refused if this system has nothing to show it with
    void reveal(Path path) throws Refused;

    Optional<Path> exportTo(String suggestedName, Kind kind);

    /// @param names those of the runs, at least one
    Unsaved unsaved(List<String> names);
}
