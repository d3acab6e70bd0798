package agentarcade.app.game;

import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Picture;
import agentarcade.env.Picture.Event;
import agentarcade.env.Player;
import agentarcade.env.Action;
import agentarcade.env.Randomness;
import agentarcade.env.Step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// A world played at the speed of a game, step after step and game after game, and drawn smoothly in between.
/// Time comes from outside in nanoseconds, so that tests can be quick.
public final class LiveGame {
    /// How long the end of a game stays to be seen.
    private static final long END_NANOS = 700_000_000;
    /// After a hold-up longer than this the game goes on as if no time had passed, instead of racing.
    private static final long MOST_CATCHING_UP_NANOS = 250_000_000;

    private final Environment world;
    private final Supplier<? extends RandomGenerator> chance;
    private final boolean oneAfterAnother;
    private final Runnable onGameStart;
    private final Player player;
    private final int holdFor;
    private final Tally tally = new Tally();
    private final List<Happening> happened = new ArrayList<>();
    private Picture before;
    private Picture now;
    private boolean arrived;
    private float[] observation;
    private float[] considered;
    private Action action;
    private int held;
    private Ending ending;
    private double earned;
    private double lastReward;
    private long steps;
    private long starts;
    private long clock;
    private long intoStep;

    /// An event together with what the step that led to it earned.
    record Happening(Event event, double reward) {
    }

    /// @param player chooses an action in this world, which it must not change
    /// @param holdFor steps of the game for which each action is held
    /// @param onGameStart called before each game, the time to fetch a newer policy
    public LiveGame(Environment world, long seed, Player player, int holdFor, Runnable onGameStart) {
        this(world, always(Randomness.stream(seed, "watching")), player, holdFor, onGameStart, true);
    }

    private static Supplier<RandomGenerator> always(RandomGenerator random) {
        return () -> random;
    }

    /// @param chance asked before each game
    /// @param oneAfterAnother whether the next game begins by itself, or waits for [#startNext]
    LiveGame(Environment world, Supplier<? extends RandomGenerator> chance, Player player, int holdFor, Runnable onGameStart,
            boolean oneAfterAnother) {
        this.world = world;
        this.player = player;
        this.holdFor = holdFor;
        this.onGameStart = onGameStart;
        this.chance = chance;
        this.oneAfterAnother = oneAfterAnother;
        clock = Long.MIN_VALUE;
        startGame();
    }

    private void startGame() {
        onGameStart.run();
        world.reset(chance.get());
        now = world.picture();
        before = now;
        arrived = true;
        observation = world.observation();
        considered = observation;
        held = holdFor;
        ending = Ending.NONE;
        earned = 0;
        steps = 0;
        intoStep = 0;
        starts++;
    }

    /// Lets the game go on to this time. Each step is chosen when it begins and seen to happen until the next.
    /// @param speed 1 is the world's natural speed
    public void advance(long nanos, double speed) {
        long passed = clock == Long.MIN_VALUE ? 0 : Math.min(nanos - clock, MOST_CATCHING_UP_NANOS);
        clock = nanos;
        intoStep += passed;
        long stepNanos = stepNanos(speed);
        while (intoStep >= stepNanos) {
            arrive();
            if (isOver()) {
                if (oneAfterAnother && intoStep >= stepNanos + END_NANOS) {
                    startGame();
                }
                return;
            }
            intoStep -= stepNanos;
            step();
        }
    }

    /// Begins the next game, for whoever decides that for itself.
    void startNext() {
        startGame();
    }

    /// Time stands still until the next [#advance].
    public void hold(long nanos) {
        clock = nanos;
    }

    private void step() {
        if (held == holdFor) {
            action = player.choose(world);
            held = 0;
        }
        Step step = world.step(action);
        held++;
        before = now;
        now = world.picture();
        arrived = false;
        observation = world.observation();
        if (held == holdFor) {
            considered = observation;
        }
        earned += step.reward();
        lastReward = step.reward();
        steps += step.steps();
        ending = step.ending();
    }

    /// The last step has been seen to happen. What it brought is known only now: a fruit is caught at the basket, not on its way there.
    private void arrive() {
        if (arrived) {
            return;
        }
        arrived = true;
        now.events().forEach(event -> happened.add(new Happening(event, lastReward)));
        if (isOver()) {
            tally.count(score());
        }
    }

    /// The picture on its way from the last step to this one.
    public Picture picture(double speed) {
        return before.towards(now, Math.min(1, (double) intoStep / stepNanos(speed)));
    }

    /// How far the end of a game has been shown, 0 … 1, or less than 0 while none is.
    public double ending(double speed) {
        long since = intoStep - stepNanos(speed);
        return isOver() && since >= 0 ? Math.min(1, (double) since / END_NANOS) : -1;
    }

    /// The end of a game, while it is shown.
    Optional<GameFrame.End> end(double speed) {
        double progress = ending(speed);
        return progress < 0 ? Optional.empty() : Optional.of(new GameFrame.End(endKind(), progress));
    }

    /// Whether this game is over and its last step has been seen to happen.
    boolean hasEnded() {
        return isOver() && arrived;
    }

    /// Whether a game that has ended did so well, badly, or simply because time was up.
    GameFrame.Kind endKind() {
        if (now.events().stream().anyMatch(event -> event.kind() == Event.Kind.CRASH)) {
            return GameFrame.Kind.BAD;
        }
        if (lastReward > 0 || now.events().stream().anyMatch(event -> event.kind() == Event.Kind.GOAL)) {
            return GameFrame.Kind.GOOD;
        }
        return ending == Ending.TRUNCATED ? GameFrame.Kind.OVER : GameFrame.Kind.BAD;
    }

    /// What has happened since this was last asked.
    List<Happening> takeHappenings() {
        List<Happening> taken = List.copyOf(happened);
        happened.clear();
        return taken;
    }

    /// Whether no step of this game is left, though the last one may still be seen to happen.
    boolean isOver() {
        return ending != Ending.NONE;
    }

    private long stepNanos(double speed) {
        return (long) (1e9 / (world.naturalSpeed() * speed));
    }

    public float[] observation() {
        return observation;
    }

    /// What was seen when the action that is being done was chosen, or, once it is done, what the next will be chosen by.
    float[] considered() {
        return considered;
    }

    /// Games begun, this one included.
    long starts() {
        return starts;
    }

    /// Steps of this game so far.
    long steps() {
        return steps;
    }

    /// Score of this game so far.
    double score() {
        return world.score().of(earned, steps, ending);
    }

    /// How the games that are over went.
    Tally tally() {
        return tally;
    }
}
