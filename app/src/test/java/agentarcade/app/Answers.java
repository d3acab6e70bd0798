package agentarcade.app;

import agentarcade.app.files.Dialogs;

import java.nio.file.Path;
import java.util.Optional;

/// Answers the window's questions as a test wants them answered, and counts how often it was asked. Unless told otherwise, nothing is chosen.
public final class Answers implements Dialogs {
    private Optional<Path> open = Optional.empty();
    private Optional<Path> save = Optional.empty();
    private Unsaved unsaved = Unsaved.CANCEL;
    private int asked;

    public void open(Path file) {
        open = Optional.of(file);
    }

    public void save(Path file) {
        save = Optional.of(file);
    }

    public void unsaved(Unsaved answer) {
        unsaved = answer;
    }

    /// How often it was asked what to do with an unsaved run.
    public int asked() {
        return asked;
    }

    @Override
    public Optional<Path> fileToOpen() {
        return open;
    }

    @Override
    public Optional<Path> fileToSave(String suggestedName) {
        return save;
    }

    @Override
    public Unsaved unsaved() {
        asked++;
        return unsaved;
    }
}
