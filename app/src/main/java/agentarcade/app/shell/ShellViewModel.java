package agentarcade.app.shell;

import agentarcade.app.charts.ChartsViewModel;
import agentarcade.app.files.Dialogs;
import agentarcade.app.files.Preferences;
import agentarcade.app.game.GameMode;
import agentarcade.app.game.GameViewModel;
import agentarcade.app.knobs.KnobsViewModel;
import agentarcade.app.run.RunViewModel;
import agentarcade.experiment.Experiment;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;
import agentarcade.train.Snapshot;
import agentarcade.train.Status;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/// The window as a whole: the open run, what can be done with it, and what has to be said.
///
/// Starting over never loses anything at once: the run that was open is kept, paused, until the next one takes its place, and can be
/// brought back.
public final class ShellViewModel implements AutoCloseable {
    /// A changed setting that needs a restart restarts a run that has learned nothing yet, once the person has been still for so long.
    private static final long STILL_NANOS = 300_000_000;
    /// Numbers that change faster than this can't be read.
    private static final long COUNTER_NANOS = 100_000_000;
    private static final long INFO_NANOS = 8_000_000_000L;

    private final Texts texts;
    private final SetupViewModel setup;
    private final FilesViewModel files;
    private final GameViewModel game;
    private final ChartsViewModel charts;
    private final ReadOnlyObjectWrapper<List<KnobsViewModel>> knobs = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<RunViewModel> run = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper counters = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper training = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper restartNeeded = new ReadOnlyBooleanWrapper();
    private KnobsViewModel rules;
    private KnobsViewModel settings;
    private RunViewModel previous;
    private RunViewModel unwatchable;
    private boolean opening;
    private long editedNanos;
    private long noticeNanos;
    private long now;
    private Snapshot told;
    private long toldNanos;

    /// @param io runs what waits for the disk
    /// @param fx runs what touches this model, later
    public ShellViewModel(Texts texts, Preferences preferences, Dialogs dialogs, Executor io, Executor fx) {
        this.texts = texts;
        setup = new SetupViewModel(this::start, this::tell);
        files = new FilesViewModel(texts, preferences, dialogs, io, fx, run::get, () -> Optional.ofNullable(previous), this::opened,
                notice::set);
        game = new GameViewModel(texts);
        charts = new ChartsViewModel(texts);
        notice.subscribe(() -> noticeNanos = now);
        try {
            open(RunViewModel.fresh(SetupViewModel.first()));
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

    public GameViewModel game() {
        return game;
    }

    public ChartsViewModel charts() {
        return charts;
    }

    /// The settings of the world and of the algorithm.
    public ReadOnlyObjectProperty<List<KnobsViewModel>> knobsProperty() {
        return knobs.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<RunViewModel> runProperty() {
        return run.getReadOnlyProperty();
    }

    public ObjectProperty<Notice> noticeProperty() {
        return notice;
    }

    /// What training is doing, in a word or two.
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /// Steps, games, time and speed, in words.
    public ReadOnlyStringProperty countersProperty() {
        return counters.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty trainingProperty() {
        return training.getReadOnlyProperty();
    }

    /// Training broke off; only starting over or opening another run helps.
    public ReadOnlyBooleanProperty failedProperty() {
        return failed.getReadOnlyProperty();
    }

    /// A setting was changed that training does not go by before a reset.
    public ReadOnlyBooleanProperty restartNeededProperty() {
        return restartNeeded.getReadOnlyProperty();
    }

    // ---- once a frame ----

    /// Takes in what is new and moves everything on to this time.
    public void pulse(long nanos) {
        now = nanos;
        run.get().pulse();
        files.pulse();
        restartWhenStill();
        inGame(() -> game.pulse(nanos));
        charts.pulse(nanos);
        Snapshot newest = run.get().snapshotProperty().get();
        training.set(run.get().trainingProperty().get());
        if (newest != null && newest != told && (!(newest.status() instanceof Status.Running) || nanos - toldNanos > COUNTER_NANOS)) {
            toldNanos = nanos;
            tellStatus(newest);
        }
        if (notice.get() != null && notice.get().kind() == Notice.Kind.INFO && nanos - noticeNanos > INFO_NANOS) {
            notice.set(null);
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

    private void tellStatus(Snapshot newest) {
        if (newest.status() instanceof Status.Failed(Throwable cause) && !failed.get()) {
            notice.set(Problems.inTraining(cause, texts));
        }
        failed.set(run.get().hasFailed());
        told = newest;
        status.set(texts.say(switch (newest.status()) {
            case Status.Starting() -> "app.status.starting";
            case Status.Running() -> "app.status.running";
            case Status.Paused() -> newest.steps() == 0 ? "app.status.ready" : "app.status.paused";
            case Status.Failed(Throwable unused) -> "app.status.failed";
            case Status.Closed() -> "app.status.closed";
        }));
        long seconds = newest.trained().toSeconds();
        counters.set(texts.say("app.counters", newest.steps(), newest.episodes(), newest.updates(), Math.round(newest.stepsPerSecond()),
                "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60)));
    }

    // ---- train ----

    /// Trains, or pauses if it does.
    public void trainOrPause() {
        if (failed.get()) {
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
        if (!failed.get()) {
            restartIfFresh();
            game.modeProperty().set(GameMode.TRAINING);
            run.get().step();
        }
    }

    /// Starts over with what the form says.
    public void reset() {
        start(wanted());
    }

    private Experiment wanted() {
        Experiment current = run.get().experiment();
        return new Experiment(current.environment(), rules.wantedProperty().get(), current.algorithm(), settings.wantedProperty().get(),
                current.seed());
    }

    /// Starts over with another experiment; one that is in no list of worlds or algorithms will do, too.
    public void start(Experiment experiment) {
        replace(RunViewModel.fresh(experiment));
        offerToBringBack("app.notice.startedOver", previous != null);
    }

    /// Brings back the run that was open before this one, and keeps this one in its place.
    public void bringBack() {
        if (previous != null) {
            RunViewModel back = previous;
            previous = null;
            replace(back);
            notice.set(null);
        }
    }

    private void replace(RunViewModel next) {
        RunViewModel old = run.get();
        old.pause();
        open(next);
        if (old.steps() == 0 || old.hasFailed()) {
            // Nothing to come back to. What was kept before is still worth it: pressing Reset twice loses nothing.
            old.close();
            return;
        }
        if (previous != null) {
            previous.close();
        }
        previous = old;
    }

    private void open(RunViewModel next) {
        Experiment experiment = next.experiment();
        boolean sameForms = run.get() != null && run.get().experiment().environment().equals(experiment.environment())
                && run.get().experiment().algorithm().equals(experiment.algorithm());
        run.set(next);
        told = null;
        unwatchable = null;
        failed.set(false);
        if (sameForms) {
            // Whoever is in the middle of turning a knob keeps it.
            opening = true;
            rules.show(experiment.rules());
            settings.show(next.settings());
            opening = false;
        } else {
            rules = form(experiment.environment().name().key(), experiment.environment().rules(), experiment.rules());
            settings = form(experiment.algorithm().name().key(), experiment.algorithm().settings(), next.settings());
            knobs.set(List.of(rules, settings));
        }
        setup.show(experiment.withSettings(next.settings()));
        restartNeeded.set(false);
        inGame(() -> game.show(next));
        charts.show(next);
        training.set(next.trainingProperty().get());
    }

    // ---- settings ----

    private KnobsViewModel form(String nameKey, Knobs<?> declared, Record values) {
        KnobsViewModel form = new KnobsViewModel(texts.name(nameKey), declared, values, texts);
        form.wantedProperty().subscribe((old, changed) -> edited());
        return form;
    }

    private void edited() {
        if (opening) {
            return;
        }
        editedNanos = now;
        Record applicable = settings.applicable();
        if (!applicable.equals(run.get().settings())) {
            run.get().use(applicable);
            settings.running(applicable);
        }
        restartNeeded.set(rules.isWaiting() || settings.isWaiting());
        setup.settings(rules.wantedProperty().get(), settings.wantedProperty().get());
    }

    private void restartWhenStill() {
        if (restartNeeded.get() && now - editedNanos > STILL_NANOS) {
            restartIfFresh();
        }
    }

    private void restartIfFresh() {
        if (restartNeeded.get() && run.get().isFresh()) {
            RunViewModel fresh = run.get();
            open(RunViewModel.fresh(wanted()));
            fresh.close();
        }
    }

    // ---- notices ----

    private void opened(RunViewModel arrived) {
        boolean worthKeeping = run.get().isUnsaved();
        replace(arrived);
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

    @Override
    public void close() {
        game.close();
        run.get().close();
        if (previous != null) {
            previous.close();
        }
        files.close();
    }
}
