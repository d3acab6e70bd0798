package agentarcade.app.charts;

import agentarcade.app.files.Dialogs;
import agentarcade.knob.Refused;

import java.nio.file.Path;

/// Where charts go that are to become files: asks for a name, writes beside the window, and tells what came of it.
@FunctionalInterface
public interface ExportTarget {

    void export(String suggestedName, Dialogs.Kind kind, Writing writing);

    /// Writes the file, on a thread that may wait for the disk.
    @FunctionalInterface
    interface Writing {
        void to(Path file) throws Refused;
    }
}
