package agentarcade.app.shell;

import agentarcade.app.charts.ChartsViewModel;
import agentarcade.app.files.Dialogs;
import agentarcade.app.compare.CompareViewModel;
import agentarcade.app.export.ExportThread;
import agentarcade.app.export.ExportsViewModel;
import agentarcade.app.files.KeptGames;
import agentarcade.app.files.Preferences;
import agentarcade.app.gallery.GalleryViewModel;
import agentarcade.app.game.GameMode;
import agentarcade.app.game.GameViewModel;
import agentarcade.app.inside.InsideViewModel;
import agentarcade.app.keras.KerasViewModel;
import agentarcade.app.knobs.KnobHistory;
import agentarcade.app.knobs.KnobsViewModel;
import agentarcade.app.knobs.OpenSections;
import agentarcade.app.library.LibraryViewModel;
import agentarcade.app.run.Plan;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.runs.RunListViewModel;
import agentarcade.app.runs.RunsViewModel;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;
import agentarcade.train.Measure;
import agentarcade.train.Status;
import agentarcade.train.TrainingSession;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/// The window as a whole: the runs that are open, what can be done with the one in the middle, and what has to be said.
///
/// Starting over loses nothing: the run that was open is kept, paused, in the list of runs, and can be brought back.
public final class ShellViewModel implements AutoCloseable {
    /// A changed setting that needs a restart restarts a run that has learned nothing yet, once the person has been still for so long.
    private static final long STILL_NANOS = 300_000_000;
    private static final long INFO_NANOS = 8_000_000_000L;

    private final Texts texts;
    private final SetupViewModel setup;
    private final FormsViewModel forms;
    private final StatusViewModel status;
    private final FilesViewModel files;
    private final ExportsViewModel exports;
    private final GameViewModel game;
    private final KerasViewModel keras;
    private final ChartsViewModel charts;
    private final InsideViewModel inside;
    private final CompareViewModel compare;
    private final GalleryViewModel gallery;
    private final LibraryViewModel library;
    private final RunsViewModel runs;
    private final RunDesk desk;
    private final RunListViewModel runList;
    private final ReadOnlyObjectProperty<RunViewModel> run;
    private final Subscription following;
    private final LayoutViewModel layout;
    private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper training = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper trainable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
    private RunViewModel presented;
    private boolean restarting;
    private RunViewModel unwatchable;
    private long noticeNanos;
    private long now;

    public ShellViewModel(Texts texts, Preferences preferences, Dialogs dialogs, Executor io, Executor fx) {
        this(texts, preferences, dialogs, io, fx, new RunsViewModel());
    }

    /// @param io runs what waits for the disk
    /// @param fx runs what touches this model, later
    /// @param runs those that are open already; if there is none, a first one is put there
    public ShellViewModel(Texts texts, Preferences preferences, Dialogs dialogs, Executor io, Executor fx, RunsViewModel runs) {
        this.texts = texts;
        this.runs = runs;
        run = runs.currentProperty();
        setup = new SetupViewModel(this::start, this::tell);
        forms = new FormsViewModel(setup, () -> now, texts);
        status = new StatusViewModel(texts);
        files = new FilesViewModel(texts, preferences, dialogs, io, fx, runs, this::opened, notice::set);
        exports = new ExportsViewModel(texts, dialogs, ExportThread::start, fx,
                new ExportNotices(texts, notice::set, what -> this.exports().show(what)));
        game = new GameViewModel(texts, KeptGames.beside(preferences), runs.all());
        layout = new LayoutViewModel(game.modeProperty());
        keras = new KerasViewModel(texts, dialogs, io, fx, () -> run.get().world(), game,
                problem -> notice.set(Problems.inFiles(problem, texts)));
        charts = new ChartsViewModel(texts, runs, new ChartExports(texts, dialogs, io, fx, notice::set));
        inside = new InsideViewModel(texts, run, game);
        compare = new CompareViewModel(runs, texts);
        gallery = new GalleryViewModel(texts, new GalleryDoors(this, preferences));
        library = new LibraryViewModel(texts, preferences, dialogs, io, fx, new LibraryDoors(this, preferences, texts));
        desk = new RunDesk(runs, files, exports, this::trainOrPause, notice, texts, fx);
        game.timeMachine().onBranch(() -> desk.branch(run.get()));
        runList = new RunListViewModel(runs, desk, texts);
        notice.subscribe(() -> noticeNanos = now);
        following = run.subscribe((old, next) -> present(next));
        if (run.get() == null) {
            runs.replaceCurrent(first());
        } else {
            present(run.get());
        }
    }

    private static RunViewModel first() {
        try {
            return RunViewModel.fresh(SetupViewModel.first());
        } catch (Refused broken) {
            throw new IllegalStateException("The presets that come with the program can't be used", broken);
        }
    }

    // ---- the parts ----

    public SetupViewModel setup() {
        return setup;
    }

    public FilesViewModel files() {
        return files;
    }

    public ExportsViewModel exports() {
        return exports;
    }

    /// Models of Keras.
    public KerasViewModel keras() {
        return keras;
    }

    public GameViewModel game() {
        return game;
    }

    public ChartsViewModel charts() {
        return charts;
    }

    public InsideViewModel inside() {
        return inside;
    }

    public CompareViewModel compare() {
        return compare;
    }

    public GalleryViewModel gallery() {
        return gallery;
    }

    public LibraryViewModel library() {
        return library;
    }

    public RunsViewModel runs() {
        return runs;
    }

    /// The runs as they are listed beside the game.
    public RunListViewModel runList() {
        return runList;
    }

    /// What fills the window.
    public LayoutViewModel layout() {
        return layout;
    }

    /// The settings of the world, of how it is put before the agent, and of the algorithm.
    public ReadOnlyObjectProperty<List<KnobsViewModel>> knobsProperty() {
        return forms.allProperty();
    }

    /// Which groups of settings are open.
    public OpenSections openSections() {
        return forms.openSections();
    }

    /// The settings that were turned in the open run.
    public KnobHistory knobHistory() {
        return forms.history();
    }

    public ReadOnlyObjectProperty<RunViewModel> runProperty() {
        return run;
    }

    public ObjectProperty<Notice> noticeProperty() {
        return notice;
    }

    /// What training is doing, in a word or two.
    public ReadOnlyStringProperty statusProperty() {
        return status.statusProperty();
    }

    /// Steps, games, time and speed, in words.
    public ReadOnlyStringProperty countersProperty() {
        return status.countersProperty();
    }

    public ReadOnlyBooleanProperty trainingProperty() {
        return training.getReadOnlyProperty();
    }

    /// Whether somebody can learn here.
    public ReadOnlyBooleanProperty trainableProperty() {
        return trainable.getReadOnlyProperty();
    }

    /// Training broke off; only starting over or opening another run helps.
    public ReadOnlyBooleanProperty failedProperty() {
        return failed.getReadOnlyProperty();
    }

    /// A setting was changed that training does not go by before a reset.
    public ReadOnlyBooleanProperty restartNeededProperty() {
        return forms.restartNeededProperty();
    }

    // ---- once a frame ----

    /// Takes in what is new and moves everything on to this time.
    public void pulse(long nanos) {
        now = nanos;
        runs.pulse();
        files.pulse();
        exports.pulse();
        restartWhenStill();
        switch (layout.pageProperty().get()) {
            case GALLERY -> gallery.pulse(nanos);
            case LIBRARY -> library.pulse(nanos);
            case WORKSHOP -> pulseWorkshop(nanos);
        }
        training.set(run.get().trainingProperty().get());
        if (status.pulse(run.get(), nanos)) {
            tellFailure();
        }
        if (notice.get() != null && notice.get().kind() == Notice.Kind.INFO && nanos - noticeNanos > INFO_NANOS) {
            notice.set(null);
        }
    }

    private void pulseWorkshop(long nanos) {
        inGame(() -> game.pulse(nanos));
        switch (layout.labProperty().get()) {
            case CHARTS -> charts.pulse(nanos);
            case INSIDE -> inGame(() -> inside.pulse(nanos));
            case COMPARE -> compare.pulse(nanos);
        }
        if (layout.sideProperty().get() == Side.RUNS) {
            runList.pulse(nanos);
        }
    }

    /// A world that throws while it is watched or played stops its game, not the window and not the training.
    private void inGame(Runnable action) {
        if (run.get() == unwatchable) {
            return;
        }
        try {
            action.run();
        } catch (RuntimeException broken) {
            unwatchable = run.get();
            notice.set(Problems.inGame(broken, texts));
        }
    }

    private void tellFailure() {
        RunViewModel told = run.get();
        if (told.snapshotProperty().get().status() instanceof Status.Failed(Throwable cause) && !failed.get()) {
            notice.set(offeringToSave(Problems.inTraining(cause, texts)));
        }
        failed.set(told.hasFailed());
    }

    /// What a run had learned before it failed can often be saved.
    private Notice offeringToSave(Notice failure) {
        RunViewModel broken = run.get();
        return broken.isUnsaved()
                ? new Notice(failure.kind(), failure.sentence(),
                        Optional.of(new Notice.Offer(texts.say("app.save"), () -> files.save(broken))),
                        failure.details())
                : failure;
    }

    // ---- train ----

    /// Trains, or pauses if it does.
    public void trainOrPause() {
        if (failed.get() || !run.get().canTrain()) {
            return;
        }
        if (run.get().trainingProperty().get()) {
            run.get().pause();
        } else {
            restartIfFresh();
            run.get().train();
        }
        training.set(run.get().trainingProperty().get());
    }

    /// One step, then pause. It is shown where it happens: in the training world.
    public void step() {
        if (!failed.get() && run.get().canTrain()) {
            restartIfFresh();
            game.modeProperty().set(GameMode.TRAINING);
            run.get().step();
        }
    }

    /// Trains until so many more are done, then pauses.
    public void advance(Measure measure, long count) {
        if (!failed.get() && run.get().canTrain()) {
            restartIfFresh();
            run.get().advance(measure, count);
            training.set(run.get().trainingProperty().get());
        }
    }

    /// Takes back the last setting that was turned or, if none was, brings back the last run; in the library, the file that was thrown
    /// away last.
    public void undo() {
        if (layout.pageProperty().get() == Page.LIBRARY) {
            library.putBack();
        } else if (!forms.history().undo()) {
            bringBack();
        }
    }

    /// Brings again the setting that was taken back last.
    public void redo() {
        forms.history().redo();
    }

    /// Starts over with what the form says.
    public void reset() {
        start(forms.wanted());
    }

    /// Starts over with something else; a world or an algorithm that is in no list will do, too.
    public void start(Plan plan) {
        try {
            runs.checkRoom(true);
        } catch (Refused full) {
            tell(full);
            setup.show(run.get().planNow());
            return;
        }
        runs.succeed(RunViewModel.fresh(plan));
        offerToBringBack("app.notice.startedOver", runs.canBringBack());
    }

    /// Puts back what was discarded last; otherwise brings back the run that was open before this one, and keeps this one.
    public void bringBack() {
        if (desk.putBack() || runs.bringBack()) {
            notice.set(null);
        }
    }

    /// Shows another run in the middle of the window.
    private void present(RunViewModel next) {
        if (presented != null) {
            // Whatever goes on unseen goes on at full speed.
            presented.showTraining(false);
            presented.pace(TrainingSession.FLAT_OUT);
        }
        if (!restarting) {
            forms.history().clear();
        }
        presented = next;
        unwatchable = null;
        failed.set(false);
        forms.show(next);
        trainable.set(next.canTrain());
        status.show(next);
        inGame(() -> game.show(next));
        training.set(next.trainingProperty().get());
    }

    // ---- settings that need a restart ----

    private void restartWhenStill() {
        if (forms.restartNeededProperty().get() && now - forms.editedNanos() > STILL_NANOS) {
            restartIfFresh();
        }
    }

    private void restartIfFresh() {
        if (forms.restartNeededProperty().get() && run.get().isFresh()) {
            RunViewModel fresh = run.get();
            restarting = true;
            runs.replaceCurrent(RunViewModel.fresh(forms.wanted()));
            restarting = false;
            fresh.close();
        }
    }

    // ---- notices ----

    /// Runs can't be kept for the case that the program can't be closed properly.
    public void tellUnkept(Throwable problem) {
        Notice reason = Problems.inFiles(problem, texts);
        notice.set(new Notice(reason.kind(), texts.say("app.problem.unkept", reason.sentence()), Optional.empty(), reason.details()));
    }

    private void opened(RunViewModel arrived) {
        boolean worthKeeping = run.get().isUnsaved();
        runs.succeed(arrived);
        layout.pageProperty().set(Page.WORKSHOP);
        offerToBringBack("app.notice.opened", worthKeeping);
    }

    private void offerToBringBack(String sentence, boolean offered) {
        if (run.get() != unwatchable) {
            notice.set(offered ? Notice.info(texts.say(sentence), texts.say("app.notice.undo"), this::bringBack) : null);
        }
    }

    private void tell(Throwable problem) {
        notice.set(Problems.inTraining(problem, texts));
    }

    /// Shows the gallery with what is open.
    public void showGallery() {
        gallery.show(run.get().plan());
        layout.pageProperty().set(Page.GALLERY);
    }

    /// Takes in files that were dragged into the window.
    public void drop(List<Path> dropped) {
        try {
            new DroppedFiles(files, runs).take(dropped);
        } catch (Refused foreign) {
            notice.set(Problems.inFiles(foreign, texts));
        }
    }

    /// Takes over what was set and chosen in another model of the same runs.
    public void goOn(ShellViewModel other) {
        exports.goOn(other.exports);
        gallery.goOn(other.gallery);
        library.goOn(other.library);
        forms.goOn(other.forms);
        game.goOn(other.game);
        charts.goOn(other.charts);
        inside.tileProperty().set(other.inside.tileProperty().get());
        compare.allSettingsProperty().set(other.compare.allSettingsProperty().get());
        // Last: whoever begins to play has the curves folded.
        layout.goOn(other.layout);
    }

    /// Gives up the runs as they are, for another model to take over.
    public void leave() {
        following.unsubscribe();
        inside.close();
        game.close();
        library.close();
        files.close();
    }

    @Override
    public void close() {
        exports.close();
        leave();
        runs.close();
    }
}
