package agentarcade.app.shell;

import agentarcade.app.files.Dialogs;
import agentarcade.app.files.Preferences;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.run.RunWords;
import agentarcade.app.runs.Autosave;
import agentarcade.app.runs.RunsViewModel;
import agentarcade.experiment.Run;
import agentarcade.knob.Refusals;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.knob.Texts;
import agentarcade.store.FileNames;
import agentarcade.store.Library;
import agentarcade.store.RunFile;
import agentarcade.store.RunFiles;
import agentarcade.train.Snapshot;
import agentarcade.train.Status;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Saving and opening runs. The disk is waited for on a thread of its own; until a file has turned out to be sound and its agent
/// stands, what is open stays as it is.
public final class FilesViewModel implements AutoCloseable {
    private static final String CHANGED = "file.problem.changed";

    private final Texts texts;
    private final Preferences preferences;
    private final Dialogs dialogs;
    private final Executor io;
    private final Executor fx;
    private final RunsViewModel runs;
    private final Consumer<RunViewModel> onOpened;
    private final Consumer<Notice> notices;
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
    private RunViewModel arriving;
    private Consumer<RunViewModel> welcome;
    private boolean closed;

    /// @param io runs what waits for the disk
    /// @param fx runs what touches this model, later
    /// @param onOpened takes a run that has been opened
    FilesViewModel(Texts texts, Preferences preferences, Dialogs dialogs, Executor io, Executor fx, RunsViewModel runs,
            Consumer<RunViewModel> onOpened, Consumer<Notice> notices) {
        this.texts = texts;
        this.preferences = preferences;
        this.dialogs = dialogs;
        this.io = io;
        this.fx = fx;
        this.runs = runs;
        this.onOpened = onOpened;
        this.notices = notices;
    }

    /// The name of the open run's file, with a mark while it has learned something that is in no file.
    public ReadOnlyStringProperty nameProperty() {
        return name.getReadOnlyProperty();
    }

    /// Run files opened or saved last, newest first.
    public List<Path> recent() {
        return preferences.recent();
    }

    void pulse() {
        RunViewModel run = runs.currentProperty().get();
        String own = run.nameProperty().get();
        String known = run.file().map(file -> file.getFileName().toString()).orElse(own.isBlank() ? texts.say("app.untitled") : own);
        name.set(texts.say(run.isUnsaved() ? "app.file.unsaved" : "app.file.saved", known));
        welcomeArrival();
    }

    // ---- save ----

    /// Saves to the file the run came from, or asks for one.
    /// @return completes with true once it is saved, false if it was not
    public CompletableFuture<Boolean> save() {
        return save(runs.currentProperty().get());
    }

    public CompletableFuture<Boolean> saveAs() {
        return saveAs(runs.currentProperty().get());
    }

    // While a dialog is open frames go on, and a run that is being opened may arrive: what is saved is the one the dialog was about.

    public CompletableFuture<Boolean> save(RunViewModel saved) {
        return saved.file().map(file -> save(saved, file)).orElseGet(() -> saveAs(saved));
    }

    private CompletableFuture<Boolean> saveAs(RunViewModel saved) {
        if (!saved.canBeSaved()) {
            return refuse(saved);
        }
        return dialogs.fileToSave(new Library(preferences.library()).free(suggestedName(saved))).map(file -> save(saved, file))
                .orElseGet(() -> CompletableFuture.completedFuture(false));
    }

    /// Saves a small copy to pass on: without what it remembers of its steps. The run itself stays as unsaved as it was.
    /// @return completes with true once it is saved, false if it was not
    public CompletableFuture<Boolean> saveSmallCopy() {
        RunViewModel copied = runs.currentProperty().get();
        if (!copied.canBeSaved()) {
            return refuse(copied);
        }
        return dialogs.fileToSave(new Library(preferences.library()).free(suggestedName(copied))).map(file -> saveSmallCopy(copied, file))
                .orElseGet(() -> CompletableFuture.completedFuture(false));
    }

    private CompletableFuture<Boolean> saveSmallCopy(RunViewModel copied, Path file) {
        return copied.capture().thenApplyAsync(Refusals.applied(captured -> {
            RunFiles.write(file, captured, RunFiles.Replay.LEFT_OUT);
            return file;
        }), io).handleAsync((written, problem) -> {
            if (problem != null) {
                tell(problem);
            } else {
                notices.accept(Notice.info(texts.say("app.notice.savedSmall", file.toAbsolutePath())));
            }
            return problem == null;
        }, fx);
    }

    /// After the run's own name, without what systems don't allow in names of files.
    private static String suggestedName(RunViewModel run) {
        String usual = RunFiles.suggestedName(run.experiment());
        return FileNames.like(run.nameProperty().get(), usual.replace(RunFiles.EXTENSION, "")) + RunFiles.EXTENSION;
    }

    private CompletableFuture<Boolean> save(RunViewModel saved, Path file) {
        if (!saved.canBeSaved()) {
            return refuse(saved);
        }
        Optional<RunFile> known = saved.seen().filter(seen -> seen.path().equals(file.toAbsolutePath()));
        return saved.capture().thenApplyAsync(Refusals.applied(captured -> {
            if (known.isPresent() && RunFile.at(file).filter(now -> !now.equals(known.get())).isPresent()) {
                throw new Refused(Sentence.of(CHANGED, file.getFileName().toString()));
            }
            RunFiles.write(file, captured);
            return new Written(captured.checkpoint().progress().steps(), RunFile.at(file));
        }), io).handleAsync((written, problem) -> {
            if (problem != null) {
                tellUnsaved(saved, problem);
                return false;
            }
            saved.saved(file, written.steps());
            saved.seen(written.file());
            preferences.used(file);
            notices.accept(Notice.info(texts.say("app.notice.saved", file.toAbsolutePath())));
            return true;
        }, fx);
    }

    private record Written(long steps, Optional<RunFile> file) {
    }

    /// Where another program has put something else into the file meanwhile, another file is offered: neither run is to be lost.
    private void tellUnsaved(RunViewModel unsaved, Throwable problem) {
        if (problem.getCause() instanceof Refused refused && refused.sentences().getFirst().key().equals(CHANGED)) {
            notices.accept(new Notice(Notice.Kind.PROBLEM, texts.say(refused.sentences()),
                    Optional.of(new Notice.Offer(texts.say("app.menu.saveAs"), () -> saveAs(unsaved))), Optional.empty()));
        } else {
            tell(problem);
        }
    }

    private CompletableFuture<Boolean> refuse(RunViewModel refused) {
        tell(new Refused(Sentence.of(refused.canTrain() ? "app.problem.failedRun" : "app.problem.nothingToSave")));
        return CompletableFuture.completedFuture(false);
    }

    // ---- open ----

    public void open() {
        dialogs.fileToOpen().ifPresent(this::open);
    }

    public void open(Path file) {
        open(file, true, onOpened);
    }

    /// Starts the session of a run that was shelved, from its file.
    /// @param onGoingOn takes the run that goes on
    void goOn(RunViewModel shelved, Consumer<RunViewModel> onGoingOn) {
        open(shelved.file().orElseThrow(), false, onGoingOn);
    }

    private void open(Path file, boolean replacing, Consumer<RunViewModel> then) {
        read(file, (read, seen) -> {
            runs.checkRoom(replacing);
            forgetArrival();
            welcome = then;
            arriving = RunViewModel.resumed(read, file);
            arriving.seen(seen);
        });
    }

    /// Asks for a file with a run to compare others with.
    /// @param onRead takes what the file says of it
    void shelve(Consumer<RunViewModel> onRead) {
        dialogs.fileToOpen().ifPresent(file -> shelve(file, onRead));
    }

    /// Reads a file with a run to compare others with.
    /// @param onRead takes what the file says of it
    void shelve(Path file, Consumer<RunViewModel> onRead) {
        read(file, (read, seen) -> onRead.accept(RunViewModel.shelved(read, file)));
    }

    private interface Reading {
        void take(Run read, Optional<RunFile> seen) throws Refused;
    }

    /// @param file as it was before it was read
    private record Read(Run run, Optional<RunFile> file) {
    }

    /// Reads a file beside the window; whatever is wrong with it is told.
    private void read(Path file, Reading then) {
        CompletableFuture.supplyAsync(Refusals.supplied(() -> {
            Optional<RunFile> seen = RunFile.at(file);
            return new Read(RunFiles.read(file), seen);
        }), io).whenCompleteAsync((read, problem) -> {
            if (closed) {
                // Nobody would welcome the run, or ever close it.
                return;
            }
            if (problem != null) {
                tell(problem);
                return;
            }
            try {
                then.take(read.run(), read.file());
            } catch (Refused refused) {
                tell(refused);
            }
        }, fx);
    }

    // ---- bring back ----

    /// Offers runs that a program which is gone has left behind.
    public void offer(List<Path> leftBehind, Autosave autosave) {
        if (!leftBehind.isEmpty()) {
            String sentence = texts.say(leftBehind.size() == 1 ? "app.notice.leftBehindOne" : "app.notice.leftBehind", leftBehind.size());
            notices.accept(Notice.offer(sentence, texts.say("app.notice.bringBack"), () -> {
                notices.accept(null);
                bringBack(leftBehind, autosave, onOpened, Optional.empty());
            }));
        }
    }

    /// One after the other, because each has to stand first. One that can't be brought back does not keep the others from it.
    /// @param before what was wrong with one before; it is told last, so that no other notice takes its place
    private void bringBack(List<Path> leftBehind, Autosave autosave, Consumer<RunViewModel> then, Optional<Throwable> before) {
        if (leftBehind.isEmpty()) {
            before.ifPresent(this::tell);
            return;
        }
        List<Path> others = leftBehind.subList(1, leftBehind.size());
        CompletableFuture.supplyAsync(Refusals.supplied(() -> {
            Path adopted = autosave.adopt(leftBehind.getFirst());
            return new Adopted(adopted, RunFiles.read(adopted));
        }), io).whenCompleteAsync((found, problem) -> {
            if (closed) {
                return;
            }
            if (problem != null) {
                bringBack(others, autosave, then, Optional.of(problem));
                return;
            }
            try {
                runs.checkRoom(then == onOpened);
            } catch (Refused full) {
                tell(full);
                return;
            }
            forgetArrival();
            welcome = arrived -> {
                autosave.goOn(arrived, found.file());
                then.accept(arrived);
                bringBack(others, autosave, added -> runs.addBeside(runs.all().getLast(), added), before);
            };
            arriving = RunViewModel.recovered(found.run(), found.file());
        }, fx);
    }

    private record Adopted(Path file, Run run) {
    }

    /// Whether a session is being started for a run that was read.
    boolean isOpening() {
        return arriving != null;
    }

    /// Hands over the run that is being opened as soon as its agent stands.
    private void welcomeArrival() {
        if (arriving == null) {
            return;
        }
        arriving.pulse();
        Snapshot first = arriving.snapshotProperty().get();
        if (first == null || first.status() instanceof Status.Starting) {
            return;
        }
        RunViewModel arrived = arriving;
        arriving = null;
        if (first.status() instanceof Status.Failed(Throwable cause)) {
            tell(cause);
            arrived.close();
            return;
        }
        arrived.file().ifPresent(preferences::used);
        welcome.accept(arrived);
    }

    private void tell(Throwable problem) {
        notices.accept(Problems.inFiles(Refusals.cause(problem), texts));
    }

    // ---- close ----

    /// Asks about all runs that are not saved, then calls `close`, now or after saving; or does not, if the person would rather stay.
    public void requestClose(Runnable close) {
        List<RunViewModel> unsaved = runs.all().stream().filter(RunViewModel::isUnsaved).toList();
        if (unsaved.isEmpty()) {
            close.run();
            return;
        }
        switch (dialogs.unsaved(unsaved.stream().map(run -> RunWords.name(run, texts)).toList())) {
            case DISCARD -> close.run();
            case SAVE -> saveAll(unsaved, close);
            case CANCEL -> {
            }
        }
    }

    /// One after the other: each may have to ask for a file.
    private void saveAll(List<RunViewModel> unsaved, Runnable then) {
        if (unsaved.isEmpty()) {
            then.run();
            return;
        }
        save(unsaved.getFirst()).thenAccept(saved -> {
            if (saved) {
                saveAll(unsaved.subList(1, unsaved.size()), then);
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        forgetArrival();
    }

    private void forgetArrival() {
        if (arriving != null) {
            arriving.close();
            arriving = null;
        }
    }
}
