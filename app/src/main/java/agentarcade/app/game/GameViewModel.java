package agentarcade.app.game;

import agentarcade.agent.Decision;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.run.RunWords;
import agentarcade.env.Controls.Key;
import agentarcade.env.Environment;
import agentarcade.env.Space;
import agentarcade.experiment.World;
import agentarcade.knob.Texts;
import agentarcade.train.Scene;
import agentarcade.train.Snapshot;
import agentarcade.train.TrainingSession;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The middle of the window: which game is shown, how fast, and what the agent thinks of it.
///
/// The policy that is watched plays its own copy of the world on the FX thread, with a network of its own, while training goes on flat
/// out; a newer policy is fetched before each game. Only when the training itself is watched does it go at a pace for the eye.
public final class GameViewModel implements AutoCloseable {
    /// The training pace slider ends here: beyond it, training runs flat out.
    public static final double FASTEST_PACE = 100_000;

    /// Steps a second at which the eye can follow, for the first time training itself is watched.
    private static final double PACE_FOR_WATCHING = 20;

    private final Texts texts;
    private final ObjectProperty<GameMode> mode = new SimpleObjectProperty<>(GameMode.POLICY);
    private final DoubleProperty speed = new SimpleDoubleProperty(1);
    private final DoubleProperty pace = new SimpleDoubleProperty(FASTEST_PACE);
    private final List<Guest> guests = new ArrayList<>();
    private final ObjectProperty<Watchable> watched = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<List<Watchable>> watchables = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<GameWords.Control>> controls = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper trainable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper judging = new ReadOnlyBooleanWrapper();
    private final Screen screen = new Screen();
    private final ShownPolicy policy = new ShownPolicy();
    private final PlayViewModel play;
    private final TimeMachine timeMachine;
    private RunViewModel run;
    private Sight sight;
    private GameWords words;
    private Space actions = new Space.Discrete(1);
    private PolicyWatch watch;
    private TrainingWatch training;
    private boolean paceIsForWatching;
    private double otherPace = PACE_FOR_WATCHING;

    /// @param kept what is remembered of a person's games
    /// @param runs all that are open: their agents can be raced against
    public GameViewModel(Texts texts, Keepsakes kept, ObservableList<RunViewModel> runs) {
        this.texts = texts;
        play = new PlayViewModel(texts, kept, runs, policy, screen);
        timeMachine = new TimeMachine(texts);
        mode.subscribe(this::applyMode);
        pace.subscribe(this::applyPace);
    }

    /// From which moment of its training the watched agent is taken.
    public TimeMachine timeMachine() {
        return timeMachine;
    }

    /// What a person who plays can choose.
    public PlayViewModel play() {
        return play;
    }

    public ObjectProperty<GameMode> modeProperty() {
        return mode;
    }

    /// Speed of watching a policy and of playing; 1 is natural.
    public DoubleProperty speedProperty() {
        return speed;
    }

    /// Steps a second of training; [#FASTEST_PACE] and more is flat out. Watching the training itself has a pace of its own, which comes
    /// and goes with that mode.
    public DoubleProperty paceProperty() {
        return pace;
    }

    /// Whether flashes, bursts, shakes and pops are wanted; the end of a game is framed in any case.
    public BooleanProperty effectsProperty() {
        return screen.effectsWantedProperty();
    }

    /// Whether a person's game starts with a countdown.
    public BooleanProperty countdownProperty() {
        return play.countdownProperty();
    }

    /// Whose games are watched, one of [#watchablesProperty].
    public ObjectProperty<Watchable> watchedProperty() {
        return watched;
    }

    /// All whose games can be watched in this world.
    public ReadOnlyObjectProperty<List<Watchable>> watchablesProperty() {
        return watchables.getReadOnlyProperty();
    }

    /// The keys of this world and what they do.
    ReadOnlyObjectProperty<List<GameWords.Control>> controlsProperty() {
        return controls.getReadOnlyProperty();
    }

    /// Whether there is an agent to say what it thinks of its actions.
    public ReadOnlyBooleanProperty judgingProperty() {
        return judging.getReadOnlyProperty();
    }

    /// Whether there is a training to watch.
    public ReadOnlyBooleanProperty trainableProperty() {
        return trainable.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<GameFrame> frameProperty() {
        return screen.frameProperty().getReadOnlyProperty();
    }

    /// One line about what is seen here.
    public ReadOnlyStringProperty captionProperty() {
        return screen.captionProperty().getReadOnlyProperty();
    }

    /// How the game seen here goes or, in a race, who has won how many.
    public ReadOnlyStringProperty scoreProperty() {
        return screen.scoreProperty().getReadOnlyProperty();
    }

    /// What to compare the score with: the games before, or the player's best.
    public ReadOnlyStringProperty comparisonProperty() {
        return screen.comparisonProperty().getReadOnlyProperty();
    }

    /// What a player should do now, or nothing.
    public ReadOnlyStringProperty promptProperty() {
        return screen.promptProperty().getReadOnlyProperty();
    }

    /// The number of the countdown, or nothing.
    public ReadOnlyStringProperty countProperty() {
        return screen.countProperty().getReadOnlyProperty();
    }

    /// What an agent can do in this world.
    Space actions() {
        return actions;
    }

    /// What each choice is called; empty where actions are real numbers.
    public List<String> actionNames() {
        return words == null ? List.of() : words.actions();
    }

    // ---- once a run ----

    /// Shows another run.
    public void show(RunViewModel shown) {
        World shownWorld = shown.world();
        boolean sameWorld = run != null && run.world().type().equals(shownWorld.type()) && run.canTrain() == shown.canTrain();
        Optional<Watchable> before = sameWorld ? Optional.ofNullable(watched.get()) : Optional.empty();
        run = shown;
        policy.close();
        screen.clearEffects();
        if (!sameWorld) {
            // Nothing of another world may be painted with the actions of this one.
            screen.frameProperty().set(null);
        }
        int repeat = shownWorld.wrapping().actionRepeat();
        Environment world = shownWorld.seen();
        words = new GameWords(world, texts);
        sight = Sight.of(world, shownWorld.wrapping().frameSpacing());
        controls.set(words.controls());
        trainable.set(shown.canTrain());
        judging.set(shown.canTrain());
        actions = world.actions();
        training = new TrainingWatch();
        closeWatch();
        watch = new PolicyWatch(world, shown.seed(), shown.canTrain(), guests(shownWorld), policy, repeat, shown::requestPolicy);
        // Whoever was watched in this world goes on being watched.
        Watchable again = before.flatMap(old -> watch.watchables().stream().filter(one -> one.key().equals(old.key())).findFirst())
                .orElse(watch.watched());
        watchables.set(watch.watchables());
        watched.set(again);
        play.show(shown, watch.watchables(), words, sight);
        timeMachine.show(shown);
        if (mode.get() == GameMode.TRAINING && !shown.canTrain()) {
            mode.set(GameMode.POLICY);
        } else {
            applyMode();
        }
    }

    /// Somebody from elsewhere can be watched and raced against from now on, in the world it is for.
    public void welcome(Guest guest) {
        guests.removeIf(one -> one.name().equals(guest.name()) && one.world().equals(guest.world()));
        guests.add(guest);
        if (run != null) {
            show(run);
        }
    }

    private List<Guest> guests(World world) {
        return guests.stream().filter(guest -> guest.world().equals(world)).toList();
    }

    private void closeWatch() {
        if (watch != null) {
            watch.close();
        }
    }

    private void applyMode() {
        if (run != null) {
            focusLost();
            screen.clearEffects();
            run.showTraining(mode.get() == GameMode.TRAINING);
            run.requestPolicy();
            if (paceIsForWatching != (mode.get() == GameMode.TRAINING)) {
                paceIsForWatching = !paceIsForWatching;
                double before = pace.get();
                pace.set(otherPace);
                otherPace = before;
            }
            applyPace();
        }
    }

    private void applyPace() {
        if (run != null) {
            run.pace(pace.get() < FASTEST_PACE ? pace.get() : TrainingSession.FLAT_OUT);
        }
    }

    /// Goes on as another one did with the same run.
    public void goOn(GameViewModel other) {
        other.guests.forEach(this::welcome);
        watchables.get().stream().filter(one -> one.key().equals(other.watched.get().key())).findFirst().ifPresent(watched::set);
        play.goOn(other.play);
        speed.set(other.speed.get());
        mode.set(other.mode.get());
        // The mode brought a pace of its own.
        otherPace = other.otherPace;
        pace.set(other.pace.get());
    }

    // ---- once a frame ----

    /// Takes in the newest snapshot and moves the games on.
    public void pulse(long nanos) {
        if (run == null) {
            return;
        }
        Snapshot snapshot = run.snapshotProperty().get();
        if (snapshot != null) {
            snapshot.scene().ifPresent(newest -> training.take(newest, nanos));
            snapshot.policy().ifPresent(policy::take);
        }
        timeMachine.pulse(nanos, mode.get() == GameMode.POLICY && Watchable.NEWEST_POLICY.equals(watched.get()));
        switch (mode.get()) {
            case POLICY -> showPolicy(nanos);
            case TRAINING -> showTraining(nanos);
            case PLAY -> play.pulse(nanos, speed.get(), judging.get());
        }
    }

    private void showPolicy(long nanos) {
        if (watched.get() != null) {
            watch.watch(watched.get());
        }
        watch.watch(timeMachine.moment());
        boolean ready = watch.advance(nanos, speed.get());
        show(watch.game(), nanos);
        screen.tell(ready || run.hasFailed() ? "" : texts.say("app.game.starting"), "", words.score(watch.game(), true),
                words.before(watch.game().tally()));
        screen.captionProperty().set(watch.watched().equals(Watchable.NEWEST_POLICY)
                ? timeMachine.moment().map(page -> texts.say(RunWords.age("app.game.policyAfter", page)))
                        .orElse(texts.say("app.game.policy"))
                : watch.watched().guest().isPresent() ? texts.say("app.game.guest", watch.watched().words(texts))
                        : texts.say(run.world().wrapping().actionRepeat() > 1 ? "app.game.baselineAtEachStep" : "app.game.baseline",
                                watch.watched().words(texts), run.world().wrapping().actionRepeat()));
    }

    private void showTraining(long nanos) {
        Optional<Scene> scene = training.scene();
        if (scene.isEmpty()) {
            show(watch.game(), nanos);
            screen.tell(run.hasFailed() || !run.canTrain() ? "" : texts.say("app.game.starting"), "", "", "");
            return;
        }
        Scene now = scene.get();
        screen.celebrate(training.takeHappenings(nanos, pace.get()), words, nanos);
        screen.frameProperty().set(new GameFrame(training.picture(nanos, pace.get()), now.observation(), sight, Optional.of(now.decision()),
                Optional.empty(), screen.effects(nanos)));
        screen.tell("", "", texts.say("app.game.trainingStep", now.episodes() + (now.over() ? 0 : 1), now.episodeSteps()), "");
        screen.captionProperty().set(texts.say("app.game.training"));
    }

    private void show(LiveGame game, long nanos) {
        screen.celebrate(game.takeHappenings(), words, nanos);
        Optional<Decision> opinion = !judging.get() ? Optional.empty()
                : watch.watched().guest().isPresent() ? watch.guestOpinion() : watch.policy().opinion(game.considered());
        screen.frameProperty().set(new GameFrame(game.picture(speed.get()), game.observation(), sight, opinion, game.end(speed.get()),
                screen.effects(nanos)));
    }

    /// What the agent sees in the game that is shown, once there is one.
    public Optional<Sighting> sighting() {
        if (mode.get() == GameMode.TRAINING && training != null) {
            return training.scene().map(scene -> new Sighting(scene.observation(), scene.episodes() - (scene.over() ? 1 : 0)));
        }
        Optional<LiveGame> game = mode.get() == GameMode.PLAY ? play.game() : Optional.ofNullable(watch).map(PolicyWatch::game);
        return game.map(live -> new Sighting(live.considered(), live.starts()));
    }

    // ---- the player's hands ----

    /// A key went down, or a place where the pointer is held.
    public void keyPressed(Key key) {
        if (mode.get() == GameMode.PLAY) {
            play.pressed(key);
        }
    }

    public void keyReleased(Key key) {
        play.released(key);
    }

    /// The mouse button or a finger is held on the game.
    /// @param across where, 0 … 1 from the left border of the picture to the right one
    public void pointerHeld(double across) {
        boolean right = across >= 0.5;
        keyReleased(right ? Key.POINTER_LEFT : Key.POINTER_RIGHT);
        keyPressed(Key.POINTER);
        keyPressed(right ? Key.POINTER_RIGHT : Key.POINTER_LEFT);
    }

    public void pointerReleased() {
        keyReleased(Key.POINTER);
        keyReleased(Key.POINTER_LEFT);
        keyReleased(Key.POINTER_RIGHT);
    }

    /// The game lost the keyboard: let go of all keys and wait for the player to come back.
    public void focusLost() {
        play.pause();
    }

    /// All keys and what they do, in one line.
    String controlsInOneLine() {
        return words == null ? "" : words.controlsInOneLine();
    }

    @Override
    public void close() {
        closeWatch();
        play.close();
        policy.close();
    }
}
