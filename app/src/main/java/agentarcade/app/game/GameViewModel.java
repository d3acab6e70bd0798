package agentarcade.app.game;

import agentarcade.agent.Decision;
import agentarcade.agent.Policy;
import agentarcade.agent.PolicySnapshot;
import agentarcade.app.game.GameFrame.End;
import agentarcade.app.run.RunViewModel;
import agentarcade.env.Action;
import agentarcade.env.Controls.Binding;
import agentarcade.env.Controls.Key;
import agentarcade.env.Environment;
import agentarcade.env.Picture;
import agentarcade.env.Space;
import agentarcade.knob.Texts;
import agentarcade.train.Scene;
import agentarcade.train.Snapshot;
import agentarcade.train.TrainingSession;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The middle of the window: which game is shown, how fast, and what the agent thinks of it.
///
/// The policy that is watched plays its own copy of the world on the FX thread, with a network of its own, while training goes on flat
/// out; a newer policy is fetched before each game. Only when the training itself is watched does it go at a pace for the eye.
public final class GameViewModel implements AutoCloseable {
    /// The training pace slider ends here: beyond it, training runs flat out.
    public static final double FASTEST_PACE = 100_000;
    /// Slower than this, training is drawn moving from step to step.
    private static final double SMOOTH_PACE = 60;

    private final Texts texts;
    private final ObjectProperty<GameMode> mode = new SimpleObjectProperty<>(GameMode.POLICY);
    private final DoubleProperty speed = new SimpleDoubleProperty(1);
    private final DoubleProperty pace = new SimpleDoubleProperty(20);
    private final ReadOnlyObjectWrapper<GameFrame> frame = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper score = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper prompt = new ReadOnlyStringWrapper("");
    private final HeldKeys keys = new HeldKeys();
    private RunViewModel run;
    private Environment world;
    private List<String> actionNames = List.of();
    private PolicySnapshot opened;
    private Policy policy;
    private float[] judged;
    private Decision decision;
    private LiveGame watched;
    private LiveGame played;
    private boolean playing;
    private Scene scene;
    private Picture sceneBefore;
    private long sceneNanos;

    public GameViewModel(Texts texts) {
        this.texts = texts;
        mode.subscribe(this::applyMode);
        pace.subscribe(this::applyPace);
    }

    public ObjectProperty<GameMode> modeProperty() {
        return mode;
    }

    /// Speed of watching a policy and of playing; 1 is natural.
    public DoubleProperty speedProperty() {
        return speed;
    }

    /// Steps a second of training while it is watched; [#FASTEST_PACE] and more is flat out.
    public DoubleProperty paceProperty() {
        return pace;
    }

    public ReadOnlyObjectProperty<GameFrame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /// One line about what is seen here.
    public ReadOnlyStringProperty captionProperty() {
        return caption.getReadOnlyProperty();
    }

    /// How the games seen here have gone so far.
    public ReadOnlyStringProperty scoreProperty() {
        return score.getReadOnlyProperty();
    }

    /// What a player should do now, or nothing.
    public ReadOnlyStringProperty promptProperty() {
        return prompt.getReadOnlyProperty();
    }

    /// What each action is called, in order.
    public List<String> actionNames() {
        return actionNames;
    }

    /// Shows another run.
    public void show(RunViewModel shown) {
        run = shown;
        closePolicy();
        long seed = run.seed();
        world = run.world().seen();
        actionNames = names(world, texts);
        watched = new LiveGame(run.world().seen(), seed, this::policyAction, run::requestPolicy);
        // A person, too, sees what the newest policy would do.
        played = new LiveGame(run.world().seen(), seed + 1, this::personsAction, run::requestPolicy);
        playing = false;
        scene = null;
        sceneBefore = null;
        applyMode();
    }

    /// Takes in the newest snapshot and moves the games on; called once a frame.
    public void pulse(long nanos) {
        if (run == null) {
            return;
        }
        take(run.snapshotProperty().get(), nanos);
        switch (mode.get()) {
            case POLICY -> showPolicy(nanos);
            case TRAINING -> showTraining(nanos);
            case PLAY -> showPlay(nanos);
        }
    }

    private void take(Snapshot snapshot, long nanos) {
        if (snapshot == null) {
            return;
        }
        snapshot.scene().filter(newest -> newest != scene).ifPresent(newest -> {
            boolean sameGame = scene != null && newest.episodeSteps() > scene.episodeSteps();
            sceneBefore = sameGame ? scene.picture() : newest.picture();
            sceneNanos = nanos;
            scene = newest;
        });
        snapshot.policy().filter(newest -> newest != opened).ifPresent(newest -> {
            closePolicy();
            opened = newest;
            policy = newest.open();
        });
    }

    // ---- watch the policy ----

    private void showPolicy(long nanos) {
        if (policy == null) {
            watched.hold(nanos);
            prompt.set(run.hasFailed() ? "" : texts.say("app.game.starting"));
        } else {
            watched.advance(nanos, speed.get());
            prompt.set("");
        }
        show(watched);
        caption.set(texts.say("app.game.policy"));
        score.set(tally(watched));
    }

    private Action policyAction(float[] observation) {
        return policy.decide(observation).action();
    }

    // ---- watch the training ----

    private void showTraining(long nanos) {
        if (scene == null) {
            show(watched);
            prompt.set(run.hasFailed() ? "" : texts.say("app.game.starting"));
            return;
        }
        prompt.set("");
        double stepNanos = pace.get() > SMOOTH_PACE ? 1 : Math.min(1e9 / pace.get(), 2e8);
        Picture moving = sceneBefore.towards(scene.picture(), Math.min(1, (nanos - sceneNanos) / stepNanos));
        frame.set(new GameFrame(moving, scene.observation(), world.observations(), Optional.of(scene.decision()), Optional.empty()));
        caption.set(texts.say("app.game.training"));
        score.set(texts.say("app.game.trainingStep", scene.episodes() + (scene.over() ? 0 : 1), scene.episodeSteps()));
    }

    private void applyPace() {
        if (run != null) {
            boolean watching = mode.get() == GameMode.TRAINING;
            run.pace(watching && pace.get() < FASTEST_PACE ? pace.get() : TrainingSession.FLAT_OUT);
        }
    }

    // ---- play ----

    private void showPlay(long nanos) {
        if (playing) {
            played.advance(nanos, speed.get());
            prompt.set("");
        } else {
            played.hold(nanos);
            prompt.set(texts.say(played.games() == 0 ? "app.play.start" : "app.play.goOn", keyNames()));
        }
        show(played);
        caption.set(texts.say("app.play.caption", controlNames()));
        score.set(tally(played));
    }

    private Action personsAction(float[] observation) {
        return world.controls().held(keys.takeForStep());
    }

    /// A key went down. The first one that this world has a use for starts the game.
    public void keyPressed(Key key) {
        boolean known = world.controls().bindings().stream().anyMatch(binding -> binding.keys().contains(key));
        if (known && mode.get() == GameMode.PLAY) {
            keys.pressed(key);
            playing = true;
        }
    }

    public void keyReleased(Key key) {
        keys.released(key);
    }

    /// The game lost the keyboard: let go of all keys and wait for the player to come back.
    public void focusLost() {
        keys.releaseAll();
        playing = false;
    }

    private String keyNames() {
        return world.controls().bindings().stream().map(binding -> texts.say("key." + binding.keys().getFirst()))
                .collect(Collectors.joining(texts.say("app.play.or")));
    }

    /// All keys and what they do, such as "← A: left, → D: right".
    private String controlNames() {
        return world.controls().bindings().stream()
                .map(binding -> binding.keys().stream().map(key -> texts.say("key." + key)).collect(Collectors.joining(" ")) + ": "
                        + texts.name(binding.name()))
                .collect(Collectors.joining(", "));
    }

    // ---- both ----

    private void applyMode() {
        if (run != null) {
            focusLost();
            run.showTraining(mode.get() == GameMode.TRAINING);
            run.requestPolicy();
            applyPace();
        }
    }

    private void show(LiveGame game) {
        double progress = game.ending(speed.get());
        Optional<End> end = progress < 0 ? Optional.empty() : Optional.of(new End(game.lastReward() > 0, progress));
        frame.set(new GameFrame(game.picture(speed.get()), game.observation(), world.observations(), opinion(game.observation()), end));
    }

    /// What the newest policy thinks; asked once an observation, not once a frame.
    private Optional<Decision> opinion(float[] observation) {
        if (policy == null) {
            return Optional.empty();
        }
        if (observation != judged || decision == null) {
            judged = observation;
            decision = policy.decide(observation);
        }
        return Optional.of(decision);
    }

    private String tally(LiveGame game) {
        if (game.games() == 0) {
            return texts.say("app.tally.none");
        }
        boolean many = game == watched && game.games() > LiveGame.RECENT;
        return switch (world.score()) {
            case WIN -> many
                    ? texts.say("app.tally.recent", game.recentScoreSum(), LiveGame.RECENT)
                    : texts.say("app.tally.won", game.scoreSum(), game.games());
            case RETURN, STEPS, CATCHES -> texts.say("app.tally.mean", game.games(), tenths(game.lastScore()), tenths(game.meanScore()));
        };
    }

    private static double tenths(double score) {
        return Math.round(10 * score) / 10.0;
    }

    @Override
    public void close() {
        closePolicy();
    }

    private void closePolicy() {
        if (policy != null) {
            policy.close();
        }
        policy = null;
        opened = null;
        decision = null;
    }

    /// Names of a world's choices, taken from its controls: the action of no key at all is "stay".
    private static List<String> names(Environment world, Texts texts) {
        if (!(world.actions() instanceof Space.Discrete(int n))) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (int index = 0; index < n; index++) {
            Action action = Action.Discrete.of(index);
            String key =
                    world.controls().bindings().stream().filter(binding -> binding.action().equals(action)).map(Binding::name).findFirst()
                            .orElse("control.stay");
            names.add(texts.name(key));
        }
        return names;
    }
}
