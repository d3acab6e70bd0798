package agentarcade.app;

import agentarcade.app.files.Dialogs;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Answers the window's questions as a test wants them answered, and counts how often it was asked. Unless told otherwise, nothing is chosen.
public final class Answers implements Dialogs {
    private Optional<Path> open = Optional.empty();
    private final Deque<Path> save = new ArrayDeque<>();
    private Optional<Path> export = Optional.empty();
    private final Deque<Path> read = new ArrayDeque<>();
    private Optional<Path> folder = Optional.empty();
    private Unsaved unsaved = Unsaved.CANCEL;
    private List<String> unsavedNames = List.of();
    private int asked;
    private Optional<Path> suggested = Optional.empty();
    private final Queue<Path> revealed = new ConcurrentLinkedQueue<>();
    private boolean nothingToRevealWith;

    public void open(Path file) {
        open = Optional.of(file);
    }

    /// Files to save to, one after the other; the last of them whenever it is asked again.
    public void save(Path... files) {
        save.clear();
        save.addAll(List.of(files));
    }

    public void chooseFolder(Path chosen) {
        folder = Optional.of(chosen);
    }

    /// From now on the system has no window to show files in.
    public void nothingToRevealWith() {
        nothingToRevealWith = true;
    }

    /// What was shown where the system shows files, in order.
    public List<Path> revealed() {
        return List.copyOf(revealed);
    }

    /// The name that was suggested when it was asked last where to save.
    public Optional<Path> suggested() {
        return suggested;
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
    public Optional<Path> fileToSave(Path suggestion) {
        suggested = Optional.of(suggestion);
        return Optional.ofNullable(save.size() > 1 ? save.poll() : save.peek());
    }

    @Override
    public Optional<Path> exportTo(String suggestedName, Kind kind) {
        return export;
    }

    /// Files of other programs, one after the other.
    public void read(Path... files) {
        read.clear();
        read.addAll(List.of(files));
    }

    @Override
    public Optional<Path> fileToRead(String title, String files, List<String> extensions) {
        return Optional.ofNullable(read.poll());
    }

    @Override
    public Optional<Path> folder(String title, Optional<Path> start) {
        return folder;
    }

    @Override
    public void reveal(Path path) throws Refused {
        if (nothingToRevealWith) {
            throw new Refused(Sentence.of("app.problem.reveal", path.toString()));
        }
        revealed.add(path);
    }

    @Override
    public Unsaved unsaved(List<String> names) {
        asked++;
        unsavedNames = List.copyOf(names);
        return unsaved;
    }
}
