package agentarcade.app.game;

import agentarcade.agent.Decision;
import agentarcade.app.game.GameFrame.Rival;
import agentarcade.app.run.RunViewModel;
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
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

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
    private final BestScores bestScores;
    private final ObjectProperty<GameMode> mode = new SimpleObjectProperty<>(GameMode.POLICY);
    private final DoubleProperty speed = new SimpleDoubleProperty(1);
    private final DoubleProperty pace = new SimpleDoubleProperty(FASTEST_PACE);
    private final BooleanProperty effectsWanted = new SimpleBooleanProperty(true);
    private final BooleanProperty countdown = new SimpleBooleanProperty(true);
    private final ObjectProperty<Watchable> watched = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<List<Watchable>> watchables = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<Rivalry> rivalry = new SimpleObjectProperty<>(Rivalry.NONE);
    private final ReadOnlyObjectWrapper<List<Rivalry>> rivalries = new ReadOnlyObjectWrapper<>(List.of(Rivalry.NONE));
    private final ReadOnlyObjectWrapper<List<GameWords.Control>> controls = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper trainable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper judging = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<GameFrame> frame = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper score = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper comparison = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper prompt = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final NewestPolicy policy = new NewestPolicy();
    private final Effects effects = new Effects();
    private final Effects rivalEffects = effects.beside();
    private RunViewModel run;
    private Sight sight;
    private GameWords words;
    private Space actions = new Space.Discrete(1);
    private PlayWords playWords;
    private PersonalBest best;
    private PolicyWatch watch;
    private TrainingWatch training;
    private PlaySession play;
    private Rivalry racing;
    private boolean paceIsForWatching;
    private double otherPace = PACE_FOR_WATCHING;

    public GameViewModel(Texts texts, BestScores bestScores) {
        this.texts = texts;
        this.bestScores = bestScores;
        mode.subscribe(this::applyMode);
        pace.subscribe(this::applyPace);
        countdown.subscribe(this::applyCountdown);
        effectsWanted.subscribe(this::clearEffects);
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
        return effectsWanted;
    }

    /// Whether a person's game starts with a countdown.
    public BooleanProperty countdownProperty() {
        return countdown;
    }

    /// Whose games are watched, one of [#watchablesProperty].
    public ObjectProperty<Watchable> watchedProperty() {
        return watched;
    }

    /// All whose games can be watched in this world.
    public ReadOnlyObjectProperty<List<Watchable>> watchablesProperty() {
        return watchables.getReadOnlyProperty();
    }

    /// Whom a person who plays races against, one of [#rivalriesProperty].
    public ObjectProperty<Rivalry> rivalryProperty() {
        return rivalry;
    }

    /// All whom one can race against in this world, nobody included.
    public ReadOnlyObjectProperty<List<Rivalry>> rivalriesProperty() {
        return rivalries.getReadOnlyProperty();
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
        return frame.getReadOnlyProperty();
    }

    /// One line about what is seen here.
    public ReadOnlyStringProperty captionProperty() {
        return caption.getReadOnlyProperty();
    }

    /// How the game seen here goes or, in a race, who has won how many.
    public ReadOnlyStringProperty scoreProperty() {
        return score.getReadOnlyProperty();
    }

    /// What to compare the score with: the games before, or the player's best.
    public ReadOnlyStringProperty comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /// What a player should do now, or nothing.
    public ReadOnlyStringProperty promptProperty() {
        return prompt.getReadOnlyProperty();
    }

    /// The number of the countdown, or nothing.
    public ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
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
        Optional<Rivalry> rivalBefore = sameWorld ? Optional.ofNullable(rivalry.get()) : Optional.empty();
        run = shown;
        policy.close();
        clearEffects();
        int repeat = shownWorld.wrapping().actionRepeat();
        Environment world = shownWorld.seen();
        words = new GameWords(world, texts);
        playWords = new PlayWords(texts, words);
        best = PersonalBest.in(shownWorld, world.score(), bestScores);
        sight = Sight.of(world, shownWorld.wrapping().frameSpacing());
        controls.set(words.controls());
        trainable.set(shown.canTrain());
        judging.set(shown.canTrain());
        actions = world.actions();
        training = new TrainingWatch();
        watch = new PolicyWatch(world, shown.seed(), shown.canTrain(), policy, repeat, shown::requestPolicy);
        // Whoever was watched in this world goes on being watched.
        Watchable again = before.flatMap(old -> watch.watchables().stream().filter(one -> one.key().equals(old.key())).findFirst())
                .orElse(watch.watched());
        watchables.set(watch.watchables());
        watched.set(again);
        rivalries.set(Rivalry.among(watch.watchables()));
        rivalry.set(rivalBefore.flatMap(old -> rivalries.get().stream().filter(one -> one.key().equals(old.key())).findFirst())
                .orElse(Rivalry.NONE));
        beginPlay();
        if (mode.get() == GameMode.TRAINING && !shown.canTrain()) {
            mode.set(GameMode.POLICY);
        } else {
            applyMode();
        }
    }

    /// A person begins to play, alone or in a race.
    private void beginPlay() {
        racing = rivalry.get() == null ? Rivalry.NONE : rivalry.get();
        clearEffects();
        World world = run.world();
        // A person, too, sees what the newest policy would do.
        play = new PlaySession(world.seen(), run.seed() + 1, best,
                racing.against().map(one -> watch.opponent(one, world.seen(), Race.isEndless(world.rules()))), () -> {
                    run.requestPolicy();
                    policy.startEpisode();
                });
        applyCountdown();
    }

    private void applyMode() {
        if (run != null) {
            focusLost();
            clearEffects();
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

    private void applyCountdown() {
        if (play != null) {
            play.countdown(countdown.get());
        }
    }

    private void clearEffects() {
        effects.clear();
        rivalEffects.clear();
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
        switch (mode.get()) {
            case POLICY -> showPolicy(nanos);
            case TRAINING -> showTraining(nanos);
            case PLAY -> showPlay(nanos);
        }
    }

    private void showPolicy(long nanos) {
        if (watched.get() != null) {
            watch.watch(watched.get());
        }
        boolean ready = watch.advance(nanos, speed.get());
        show(watch.game(), Optional.empty(), nanos);
        tell(ready || run.hasFailed() ? "" : texts.say("app.game.starting"), "", words.score(watch.game(), true),
                words.before(watch.game().tally()));
        caption.set(watch.watched().baseline().isEmpty()
                ? texts.say("app.game.policy")
                : texts.say(run.world().wrapping().actionRepeat() > 1 ? "app.game.baselineAtEachStep" : "app.game.baseline",
                        texts.name(watch.watched().key()), run.world().wrapping().actionRepeat()));
    }

    private void showTraining(long nanos) {
        Optional<Scene> scene = training.scene();
        if (scene.isEmpty()) {
            show(watch.game(), Optional.empty(), nanos);
            tell(run.hasFailed() || !run.canTrain() ? "" : texts.say("app.game.starting"), "", "", "");
            return;
        }
        Scene now = scene.get();
        celebrate(training.takeHappenings(nanos, pace.get()), effects, nanos);
        frame.set(new GameFrame(training.picture(nanos, pace.get()), now.observation(), sight, Optional.of(now.decision()),
                Optional.empty(), effects.at(nanos)));
        tell("", "", texts.say("app.game.trainingStep", now.episodes() + (now.over() ? 0 : 1), now.episodeSteps()), "");
        caption.set(texts.say("app.game.training"));
    }

    private void showPlay(long nanos) {
        if (rivalry.get() != null && !rivalry.get().equals(racing)) {
            beginPlay();
        }
        play.advance(nanos, speed.get());
        if (play.takeNewBest() && effectsWanted.get()) {
            effects.proclaimed(texts.say("app.play.newBest"), nanos);
        }
        play.race().ifPresent(race -> celebrate(race.rival().takeHappenings(), rivalEffects, nanos));
        show(play.game(), playWords.rival(play, rivalEffects, nanos, speed.get()), nanos);
        tell(playWords.prompt(play, run.hasFailed()), playWords.count(play), playWords.score(play), playWords.comparison(play));
        caption.set(playWords.caption(play, speed.get() < 1, run.canTrain()));
    }

    private void tell(String toDo, String counted, String reached, String toCompare) {
        prompt.set(toDo);
        count.set(counted);
        score.set(reached);
        comparison.set(toCompare);
    }

    private void show(LiveGame game, Optional<Rival> rival, long nanos) {
        celebrate(game.takeHappenings(), effects, nanos);
        Optional<Decision> opinion = judging.get() ? policy.opinion(game.considered()) : Optional.empty();
        frame.set(new GameFrame(game.picture(speed.get()), game.observation(), sight, opinion, game.end(speed.get()), effects.at(nanos),
                rival));
    }

    private void celebrate(List<LiveGame.Happening> happenings, Effects seen, long nanos) {
        if (effectsWanted.get()) {
            happenings.forEach(happening -> seen.happened(happening.event(), words.pop(happening), nanos));
        }
    }

    /// What the agent sees in the game that is shown, once there is one.
    public Optional<Sighting> sighting() {
        if (mode.get() == GameMode.TRAINING && training != null) {
            return training.scene().map(scene -> new Sighting(scene.observation(), scene.episodes() - (scene.over() ? 1 : 0)));
        }
        LiveGame game = run == null ? null : mode.get() == GameMode.PLAY ? play.game() : watch.game();
        return Optional.ofNullable(game).map(live -> new Sighting(live.considered(), live.starts()));
    }

    // ---- the player's hands ----

    /// A key went down, or a place where the pointer is held.
    public void keyPressed(Key key) {
        if (mode.get() == GameMode.PLAY) {
            play.pressed(key);
        }
    }

    public void keyReleased(Key key) {
        if (play != null) {
            play.released(key);
        }
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
        if (play != null) {
            play.pause();
        }
    }

    /// All keys and what they do, in one line.
    String controlsInOneLine() {
        return words == null ? "" : words.controlsInOneLine();
    }

    @Override
    public void close() {
        policy.close();
    }
}
