package agentarcade.app.export;

import agentarcade.app.files.Dialogs;
import agentarcade.app.run.RunViewModel;
import agentarcade.experiment.Run;
import agentarcade.knob.Refusals;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.knob.Texts;
import agentarcade.store.RunFiles;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Exports of runs, one at a time: where to, how far it has come, and how it ended. What is exported is what the agent has learned at the
/// moment it was asked for; training goes on meanwhile.
public final class ExportsViewModel implements AutoCloseable {

    /// Hears how exports end.
    public interface Herald {
        /// @param what the file or folder that was written
        void saved(Path what);

        void failed(Throwable problem);
    }

    private final Texts texts;
    private final Dialogs dialogs;
    private final Executor beside;
    private final Executor fx;
    private final Herald herald;
    private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper();
    private final ReadOnlyObjectWrapper<FilmViewModel> film = new ReadOnlyObjectWrapper<>();
    private Filming filming = FilmViewModel.KNOBS.initial();
    private Running running;
    private boolean closed;

    /// An export that goes on. All but `share` and `calledOff` belongs to the FX thread.
    private static final class Running {
        private final Path target;
        private final CompletableFuture<Run> captured;
        /// May change hands: the window is built anew for another language.
        private ExportsViewModel owner;
        private volatile double share;
        private volatile boolean calledOff;

        private Running(Path target, CompletableFuture<Run> captured, ExportsViewModel owner) {
            this.target = target;
            this.captured = captured;
            this.owner = owner;
        }

        private boolean goOn(double done) {
            share = done;
            return !calledOff;
        }

        private void callOff() {
            calledOff = true;
            // If the trainer hangs, nobody has to wait for it.
            captured.cancel(false);
        }
    }

    /// @param beside runs exports, each beside everything else
    /// @param fx runs what touches this model, later
    public ExportsViewModel(Texts texts, Dialogs dialogs, Executor beside, Executor fx, Herald herald) {
        this.texts = texts;
        this.dialogs = dialogs;
        this.beside = beside;
        this.fx = fx;
        this.herald = herald;
    }

    /// What is being made now, in words; empty while nothing is.
    public ReadOnlyStringProperty doingProperty() {
        return doing.getReadOnlyProperty();
    }

    /// What is done of it, 0 … 1.
    public ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    /// What is to be chosen before a film is made; null while nobody wants one.
    public ReadOnlyObjectProperty<FilmViewModel> filmProperty() {
        return film.getReadOnlyProperty();
    }

    /// Why nothing of this run can be exported; empty if it can.
    public static Optional<Sentence> obstacle(RunViewModel run) {
        if (run.isShelved()) {
            return Optional.of(Sentence.of("app.export.shelved"));
        }
        if (!run.canTrain()) {
            return Optional.of(Sentence.of("app.export.noLearner"));
        }
        return run.canBeSaved() ? Optional.empty() : Optional.of(Sentence.of("app.export.failedRun"));
    }

    /// Asks where to, for films also what is to be filmed, and begins.
    public void export(RunViewModel run, ExportKind kind) {
        Optional<Sentence> obstacle = running == null ? obstacle(run) : Optional.of(Sentence.of("app.export.busy"));
        if (obstacle.isPresent()) {
            herald.failed(new Refused(obstacle.get()));
        } else if (kind.isFilm()) {
            film.set(new FilmViewModel(run, kind, filming, texts, beside, fx));
        } else {
            String name = name(run);
            target(kind, name).ifPresent(target -> begin(run, target, ExportJobs.plain(kind, target, name, texts)));
        }
    }

    /// Makes the film that was chosen.
    public void film() {
        FilmViewModel wanted = film.get();
        if (running != null) {
            herald.failed(new Refused(Sentence.of("app.export.busy")));
            return;
        }
        target(wanted.kind(), name(wanted.run())).ifPresent(target -> {
            filming = wanted.filming();
            film.set(null);
            begin(wanted.run(), target, ExportJobs.film(wanted.kind() == ExportKind.FRAMES, target, filming, wanted.playerName()));
        });
    }

    public void forgetFilm() {
        film.set(null);
    }

    private Optional<Path> target(ExportKind kind, String name) {
        return kind.file().map(file -> dialogs.exportTo(name + file.extension(), file))
                .orElseGet(() -> dialogs.folder(texts.say(kind.key()), Optional.empty())
                        .map(folder -> kind == ExportKind.FRAMES ? free(folder, name) : folder));
    }

    /// A folder that is not there yet: pictures must not get among others.
    private static Path free(Path folder, String name) {
        Path free = folder.resolve(name);
        for (int i = 2; Files.exists(free); i++) {
            free = folder.resolve(name + "-" + i);
        }
        return free;
    }

    /// As its file is called, or would be.
    private static String name(RunViewModel run) {
        String file = run.file().map(path -> path.getFileName().toString()).orElseGet(() -> RunFiles.suggestedName(run.experiment()));
        return file.endsWith(RunFiles.EXTENSION) ? file.substring(0, file.length() - RunFiles.EXTENSION.length()) : file;
    }

    private void begin(RunViewModel run, Path target, ExportJob job) {
        if (run.hasFailed() && !run.canBeSaved()) {
            // It broke off while the dialog was open.
            herald.failed(new Refused(Sentence.of("app.export.failedRun")));
            return;
        }
        CompletableFuture<Run> captured = run.capture();
        Running begun = new Running(target, captured, this);
        running = begun;
        show();
        captured.thenApplyAsync(Refusals.applied(now -> job.write(now, begun::goOn)), beside)
                .whenCompleteAsync((written, problem) -> begun.owner.ended(begun, written, problem), fx);
    }

    private void ended(Running ended, Optional<Path> written, Throwable problem) {
        if (running == ended) {
            running = null;
            show();
        }
        if (closed) {
            return;
        }
        Throwable cause = Refusals.cause(problem);
        if (cause == null) {
            written.ifPresent(herald::saved);
        } else if (!(cause instanceof CancellationException && ended.calledOff)) {
            herald.failed(cause);
        }
    }

    private void show() {
        share.set(0);
        doing.set(running == null ? "" : texts.say("app.export.doing", running.target.getFileName().toString()));
    }

    /// Once a frame: how far it has come.
    public void pulse() {
        if (running != null) {
            share.set(running.share);
        }
    }

    /// Stops what is being made. What was there before is still there; nothing else is left.
    public void callOff() {
        if (running != null) {
            running.callOff();
            doing.set(texts.say("app.export.callingOff"));
        }
    }

    /// Takes over the export of another model.
    public void goOn(ExportsViewModel other) {
        filming = other.filming;
        running = other.running;
        other.running = null;
        if (running != null) {
            running.owner = this;
            show();
        }
    }

    /// Shows it where the system shows files.
    public void show(Path what) {
        beside.execute(() -> {
            try {
                dialogs.reveal(what);
            } catch (Refused nothing) {
                fx.execute(() -> herald.failed(nothing));
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        callOff();
    }
}
