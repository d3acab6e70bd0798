package agentarcade.app.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks a person what only a person can answer. An interface because tests have nobody to ask.
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

    Optional<Path> fileToSave(String suggestedName);

    Optional<Path> exportTo(String suggestedName, Kind kind);

    /// @param names those of the runs, at least one
    Unsaved unsaved(List<String> names);
}
