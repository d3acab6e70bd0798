package agentarcade.app.run;

import agentarcade.experiment.Experiment;
import agentarcade.experiment.Past;
import agentarcade.experiment.Run;
import agentarcade.experiment.Waypoint;
import agentarcade.experiment.World;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.store.Branch;
import agentarcade.store.RunFile;
import agentarcade.store.RunFiles;
import agentarcade.train.Album;
import agentarcade.train.Checkpoint;
import agentarcade.train.Goal;
import agentarcade.train.Measure;
import agentarcade.train.Series;
import agentarcade.train.Snapshot;
import agentarcade.train.Status;
import agentarcade.train.Timeline;
import agentarcade.train.TrainingEvent;
import agentarcade.train.TrainingLoop;
import agentarcade.train.TrainingSession;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// One open run: its training session, and the newest of what is known about it as properties. Belongs to the FX thread.
///
/// A *shelved* run has no session: it is what a file says of a run, curves and settings, to compare others with.
public final class RunViewModel implements AutoCloseable {
    private final Plan plan;
    private final Optional<TrainingSession> session;
    private final Optional<ChangeLog> changeLog;
    private Past past = Past.begun(Instant.now());
    private final ReadOnlyObjectWrapper<Snapshot> snapshot = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper training = new ReadOnlyBooleanWrapper();
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<Look> look = new SimpleObjectProperty<>(Look.FIRST);
    private final BooleanProperty drawn = new SimpleBooleanProperty(true);
    private final ObservableList<Change> changes = FXCollections.observableArrayList();
    private final ObjectProperty<Album.Page> moment = new SimpleObjectProperty<>();
    private Record settings;
    private int number = 1;
    private Optional<Path> file = Optional.empty();
    private Optional<RunFile> seen = Optional.empty();
    private long savedSteps;
    private Optional<CompletableFuture<Boolean>> advance = Optional.empty();
    private Optional<Repeating> repeating = Optional.empty();

    /// Training from the beginning, paused; or just a world to play in.
    public static RunViewModel fresh(Plan plan) {
        return new RunViewModel(plan, Optional.of((experiment, listener) -> {
            experiment.check();
            return experiment.start(listener);
        }));
    }

    /// Training from where a run was saved, paused.
    public static RunViewModel resumed(Run run, Path file) {
        RunViewModel resumed = goingOn(run, Long.MAX_VALUE, (known, listener) -> RunFiles.resume(file, known, listener));
        resumed.saved(file, run.checkpoint().progress().steps());
        resumed.name.set(nameBy(file, run.experiment()));
        return resumed;
    }

    /// Training from where a program that is gone last kept a run, paused. It is in no file of a person's.
    public static RunViewModel recovered(Run run, Path kept) {
        RunViewModel recovered = goingOn(run, Long.MAX_VALUE, (known, listener) -> RunFiles.resume(kept, known, listener));
        recovered.name.set(run.past().provenance().name());
        return recovered;
    }

    /// Training from where another run is now, paused.
    public static RunViewModel copied(Run run) {
        return goingOn(run, Long.MAX_VALUE, (known, listener) -> known.experiment().resume(known.checkpoint(), listener));
    }

    /// Training from where another run was at an earlier moment, paused. It is starting until all that has been repeated, see
    /// [#repeatedShare].
    /// @param page the moment
    /// @param album the policies of the other run
    /// @throws Refused if it is not known by which settings the run went then
    public static RunViewModel branch(Run run, Path file, Album.Page page, Album.View album) throws Refused {
        long step = page.steps();
        Record settings = run.checkpoint().settings().at(step).orElseThrow(() -> new Refused(Sentence.of("branch.problem.unknown", step)));
        Run then = new Run(run.experiment().withSettings(settings), run.checkpoint(), Branch.past(run.past(), step));
        Repeating way = new Repeating();
        // The album may have thinned out the page that was chosen.
        Album.View kept = album.until(step).with(page);
        RunViewModel branch = goingOn(then, step, (known, listener) -> way.repeat(known, file, kept, step, listener));
        branch.repeating = Optional.of(way);
        return branch;
    }

    private interface Resuming {
        TrainingLoop resume(Run run, Consumer<TrainingEvent> listener) throws Refused;
    }

    /// @param step from which it goes on, or any later one
    private static RunViewModel goingOn(Run run, long step, Resuming resuming) {
        // A session keeps its builder. What it was built from may be large and has done its duty then.
        AtomicReference<Run> once = new AtomicReference<>(run);
        RunViewModel goingOn = new RunViewModel(Plan.of(run.experiment()),
                Optional.of((experiment, listener) -> resuming.resume(once.getAndSet(null), listener)));
        goingOn.past = run.past();
        goingOn.changes.setAll(changes(run, step));
        return goingOn;
    }

    private static List<Change> changes(Run run, long step) {
        return ChangeLog.recall(run.experiment().algorithm().settings(), run.checkpoint().settings(), run.checkpoint().way(), step);
    }

    /// What a file says of a run, without training it.
    public static RunViewModel shelved(Run run, Path file) {
        Checkpoint.Progress progress = run.checkpoint().progress();
        Map<String, Series.View> curves = new TreeMap<>();
        run.checkpoint().curves().forEach((name, state) -> curves.put(name, Series.restored(state).view()));
        RunViewModel shelved = new RunViewModel(Plan.of(run.experiment()), Optional.empty());
        Timeline.View timeline = run.checkpoint().way();
        shelved.snapshot.set(new Snapshot(new Status.Closed(), progress.steps(), progress.episodes(), timeline.now().updates(),
                Duration.ofNanos(progress.trainedNanos()), 0, run.experiment().settings(), Map.copyOf(curves), timeline,
                Album.View.EMPTY, Optional.empty(), Optional.empty(), Optional.empty()));
        shelved.changes.setAll(changes(run, progress.steps()));
        shelved.saved(file, progress.steps());
        shelved.name.set(nameBy(file, run.experiment()));
        return shelved;
    }

    /// Who chose a name for a file chose one for the run.
    private static String nameBy(Path file, Experiment experiment) {
        String chosen = file.getFileName().toString();
        return chosen.equals(RunFiles.suggestedName(experiment)) ? "" : chosen.replace(RunFiles.EXTENSION, "");
    }

    /// Builds the training of an experiment, on the training thread.
    @FunctionalInterface
    private interface Builder {
        TrainingLoop build(Experiment experiment, Consumer<TrainingEvent> listener) throws Refused;
    }

    /// @param builder empty for a run that is shelved
    private RunViewModel(Plan plan, Optional<Builder> builder) {
        this.plan = plan;
        Optional<Experiment> trained = builder.flatMap(known -> plan.experiment());
        changeLog = trained.map(experiment -> new ChangeLog(experiment.algorithm().settings(), experiment.settings()));
        session = trained.map(experiment -> new TrainingSession(listener -> builder.orElseThrow().build(experiment, listener),
                experiment.settings(), changeLog.orElseThrow()));
        settings = plan.settings().orElse(null);
    }

    /// Takes in what is new; called once a frame.
    public void pulse() {
        session.flatMap(TrainingSession::latest).ifPresent(newest -> {
            if (newest.status() instanceof Status.Failed) {
                training.set(false);
            }
            snapshot.set(newest);
        });
        if (advance.filter(CompletableFuture::isDone).isPresent()) {
            advance = Optional.empty();
            training.set(false);
        }
        changeLog.ifPresent(log -> log.writeTo(changes));
    }

    /// The newest snapshot; null until the first pulse.
    public ReadOnlyObjectProperty<Snapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /// Whether training is meant to go on: true from the moment it was asked for, even while the engine still starts.
    public ReadOnlyBooleanProperty trainingProperty() {
        return training.getReadOnlyProperty();
    }

    /// What a person calls this run; empty for one that nobody has named.
    public StringProperty nameProperty() {
        return name;
    }

    /// Tells runs apart that would be called the same: 1 for the first of them.
    public int number() {
        return number;
    }

    public void number(int other) {
        number = other;
    }

    /// How its curves look.
    public ObjectProperty<Look> lookProperty() {
        return look;
    }

    /// Whether its curves are drawn beside those of the others.
    public BooleanProperty drawnProperty() {
        return drawn;
    }

    /// The settings changed while it was going on, in the order they were.
    public ObservableList<Change> changes() {
        return changes;
    }

    /// The moment of its past at which its agent is looked at; null for now.
    public ObjectProperty<Album.Page> momentProperty() {
        return moment;
    }

    /// How much of another run this one has repeated, 0 … 1, if it is a branch.
    public double repeatedShare() {
        return repeating.map(Repeating::share).orElse(1.0);
    }

    /// What this run was set up with.
    public Plan plan() {
        return plan;
    }

    /// What is trained here.
    /// @throws java.util.NoSuchElementException if nobody can, see [#canTrain]
    public Experiment experiment() {
        return plan.experiment().orElseThrow();
    }

    public World world() {
        return plan.world();
    }

    public long seed() {
        return plan.seed();
    }

    /// Whether somebody learns here; otherwise this is a world to watch and to play in.
    public boolean canTrain() {
        return session.isPresent();
    }

    /// Whether this is only what a file says of a run.
    public boolean isShelved() {
        return session.isEmpty() && plan.learner().isPresent();
    }

    /// What this run is set up with by now, changed settings included.
    public Plan planNow() {
        return settings == null ? plan : plan.withSettings(settings);
    }

    /// The settings training was last told to go by, if there is any.
    public Optional<Record> settings() {
        return Optional.ofNullable(settings);
    }

    public long steps() {
        return snapshot.get() == null ? 0 : snapshot.get().steps();
    }

    /// Nothing has been learned yet, so nothing is lost by starting over.
    public boolean isFresh() {
        return !training.get() && steps() == 0;
    }

    public boolean hasFailed() {
        return snapshot.get() != null && snapshot.get().status() instanceof Status.Failed;
    }

    /// Whether there is something that can be saved. Of a run that has failed there is, if it could be captured as it was then.
    public boolean canBeSaved() {
        return canTrain() && (!hasFailed() || session.orElseThrow().isRescued());
    }

    /// It has learned something that is in no file.
    public boolean isUnsaved() {
        return steps() > savedSteps && canBeSaved();
    }

    public Optional<Path> file() {
        return file;
    }

    public void saved(Path path, long atSteps) {
        file = Optional.of(path);
        savedSteps = atSteps;
    }

    /// Its file is called otherwise now.
    public void moved(Path path) {
        file = Optional.of(path);
        seen = seen.map(known -> new RunFile(path.toAbsolutePath(), known.bytes(), known.modified()));
    }

    /// Its file as it was when the run was read from it or saved to it last, if that is known: if it is another now, somebody else wrote it.
    public Optional<RunFile> seen() {
        return seen;
    }

    public void seen(Optional<RunFile> now) {
        seen = now;
    }

    public void train() {
        advance = Optional.empty();
        training.set(canTrain());
        session.ifPresent(TrainingSession::resume);
    }

    /// Trains until so many more are done, then pauses.
    public void advance(Measure measure, long count) {
        training.set(canTrain());
        advance = session.map(trained -> trained.advance(measure, count));
    }

    /// Where training will pause by itself, while it goes on towards such a place.
    public Optional<Goal> goal() {
        return session.flatMap(TrainingSession::goal);
    }

    public void pause() {
        advance = Optional.empty();
        training.set(false);
        session.ifPresent(TrainingSession::pause);
    }

    public void step() {
        advance = Optional.empty();
        training.set(false);
        session.ifPresent(TrainingSession::step);
    }

    public void pace(double stepsPerSecond) {
        session.ifPresent(trained -> trained.pace(stepsPerSecond));
    }

    /// Goes on with other settings, of which those that need a restart are the same.
    public void use(Record changed) {
        settings = changed;
        session.ifPresent(trained -> trained.use(changed));
    }

    public void showTraining(boolean wanted) {
        session.ifPresent(trained -> trained.showScene(wanted));
    }

    /// Whether snapshots should show what was learned from lately.
    public void showInsight(boolean wanted) {
        session.ifPresent(trained -> trained.showInsight(wanted));
    }

    public void requestPolicy() {
        session.ifPresent(TrainingSession::requestPolicy);
    }

    /// The run as it is now, ready for a file.
    public CompletableFuture<Run> capture() {
        Experiment trained = experiment();
        Past kept = past.with(past.provenance().named(name.get()).savedAt(Instant.now()));
        return session.orElseThrow().capture()
                .thenApply(checkpoint -> new Run(trained.withSettings(checkpoint.settings().latest()), checkpoint, kept));
    }

    /// Keeps another place from which the run can be repeated.
    public void keep(Waypoint waypoint) {
        past = past.with(waypoint);
    }

    @Override
    public void close() {
        repeating.ifPresent(Repeating::stop);
        session.ifPresent(TrainingSession::close);
    }
}
