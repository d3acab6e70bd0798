package agentarcade.app.shell;

import agentarcade.app.files.Dialogs;
import agentarcade.app.files.Preferences;
import agentarcade.app.run.RunViewModel;
import agentarcade.experiment.Run;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.knob.Texts;
import agentarcade.store.RunFiles;
import agentarcade.train.Snapshot;
import agentarcade.train.Status;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Saving and opening runs. The disk is waited for on a thread of its own; until a file has turned out to be sound and its agent
/// stands, what is open stays as it is.
public final class FilesViewModel implements AutoCloseable {
    private final Texts texts;
    private final Preferences preferences;
    private final Dialogs dialogs;
    private final Executor io;
    private final Executor fx;
    private final Supplier<RunViewModel> run;
    private final Supplier<Optional<RunViewModel>> kept;
    private final Consumer<RunViewModel> onOpened;
    private final Consumer<Notice> notices;
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
    private RunViewModel arriving;

    /// @param io runs what waits for the disk
    /// @param fx runs what touches this model, later
    /// @param run the run that is open
    /// @param kept the run that can still be brought back
    /// @param onOpened takes a run that has been opened
    FilesViewModel(Texts texts, Preferences preferences, Dialogs dialogs, Executor io, Executor fx, Supplier<RunViewModel> run,
            Supplier<Optional<RunViewModel>> kept, Consumer<RunViewModel> onOpened, Consumer<Notice> notices) {
        this.texts = texts;
        this.preferences = preferences;
        this.dialogs = dialogs;
        this.io = io;
        this.fx = fx;
        this.run = run;
        this.kept = kept;
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
        String known = run.get().file().map(file -> file.getFileName().toString()).orElse(texts.say("app.untitled"));
        name.set(texts.say(run.get().isUnsaved() ? "app.file.unsaved" : "app.file.saved", known));
        welcomeArrival();
    }

    // ---- save ----

    /// Saves to the file the run came from, or asks for one.
    /// @return completes with true once it is saved, false if it was not
    public CompletableFuture<Boolean> save() {
        return save(run.get());
    }

    public CompletableFuture<Boolean> saveAs() {
        return saveAs(run.get());
    }

    // While a dialog is open frames go on, and a run that is being opened may arrive: what is saved is the one the dialog was about.

    private CompletableFuture<Boolean> save(RunViewModel saved) {
        return saved.file().map(file -> save(saved, file)).orElseGet(() -> saveAs(saved));
    }

    private CompletableFuture<Boolean> saveAs(RunViewModel saved) {
        if (saved.hasFailed() || !saved.canTrain()) {
            return refuse(saved);
        }
        return dialogs.fileToSave(RunFiles.suggestedName(saved.experiment())).map(file -> save(saved, file))
                .orElseGet(() -> CompletableFuture.completedFuture(false));
    }

    private CompletableFuture<Boolean> save(RunViewModel saved, Path file) {
        if (saved.hasFailed()) {
            return refuse(saved);
        }
        return saved.capture().thenApplyAsync(captured -> {
            try {
                RunFiles.write(file, captured);
                return captured;
            } catch (Refused refused) {
                throw new CompletionException(refused);
            }
        }, io).handleAsync((captured, problem) -> {
            if (problem != null) {
                tell(problem);
                return false;
            }
            saved.saved(file, captured.checkpoint().progress().steps());
            preferences.used(file);
            notices.accept(Notice.info(texts.say("app.notice.saved", file.toAbsolutePath())));
            return true;
        }, fx);
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
        CompletableFuture.supplyAsync(() -> {
            try {
                return RunFiles.read(file);
            } catch (Refused refused) {
                throw new CompletionException(refused);
            }
        }, io).whenCompleteAsync((read, problem) -> {
            if (problem != null) {
                tell(problem);
            } else {
                await(read, file);
            }
        }, fx);
    }

    private void await(Run read, Path file) {
        close();
        arriving = RunViewModel.resumed(read, file);
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
        onOpened.accept(arrived);
    }

    private void tell(Throwable problem) {
        notices.accept(Problems.inFiles(problem instanceof CompletionException ? problem.getCause() : problem, texts));
    }

    // ---- close ----

    /// Asks about what is not saved, the run that was kept included, then calls `close`, now or after saving; or does not, if the person would rather stay.
    public void requestClose(Runnable close) {
        Optional<RunViewModel> unsaved =
                Stream.concat(Stream.of(run.get()), kept.get().stream()).filter(RunViewModel::isUnsaved).findFirst();
        if (unsaved.isEmpty()) {
            close.run();
            return;
        }
        switch (dialogs.unsaved()) {
            case DISCARD -> close.run();
            case SAVE -> save(unsaved.get()).thenAccept(saved -> {
                if (saved) {
                    close.run();
                }
            });
            case CANCEL -> {
            }
        }
    }

    @Override
    public void close() {
        if (arriving != null) {
            arriving.close();
            arriving = null;
        }
    }
}
