package agentarcade.app;

import agentarcade.app.files.Dialogs;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Answers the window's questions as a test wants them answered, and counts how often it was asked. Unless told otherwise, nothing is chosen.
public final class Answers implements Dialogs {
    private Optional<Path> open = Optional.empty();
    private final Deque<Path> save = new ArrayDeque<>();
    private Optional<Path> export = Optional.empty();
    private Unsaved unsaved = Unsaved.CANCEL;
    private List<String> unsavedNames = List.of();
    private int asked;

    public void open(Path file) {
        open = Optional.of(file);
    }

    /// Files to save to, one after the other; the last of them whenever it is asked again.
    public void save(Path... files) {
        save.clear();
        save.addAll(List.of(files));
    }

    public void export(Path file) {
        export = Optional.of(file);
    }

    public void unsaved(Unsaved answer) {
        unsaved = answer;
    }

    /// The names of the runs it was last asked about.
    public List<String> unsavedNames() {
        return unsavedNames;
    }

    /// How often it was asked what to do with unsaved runs.
    public int asked() {
        return asked;
    }

    @Override
    public Optional<Path> fileToOpen() {
        return open;
    }

    @Override
    public Optional<Path> fileToSave(String suggestedName) {
        return Optional.ofNullable(save.size() > 1 ? save.poll() : save.peek());
    }

    @Override
    public Optional<Path> exportTo(String suggestedName, Kind kind) {
        return export;
    }

    @Override
    public Unsaved unsaved(List<String> names) {
        asked++;
        unsavedNames = List.copyOf(names);
        return unsaved;
    }
}
