package agentarcade.app.game;

import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Picture;
import agentarcade.env.Randomness;
import agentarcade.env.Step;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/// A world played at the speed of a game, step after step and game after game, and drawn smoothly in between.
/// Time comes from outside in nanoseconds, so that tests can be quick.
public final class LiveGame {
    /// How long the end of a game stays to be seen.
    private static final long END_NANOS = 700_000_000;
    /// After a hold-up longer than this the game goes on as if no time had passed, instead of racing.
    private static final long MOST_CATCHING_UP_NANOS = 250_000_000;

    /// Games that count for [#recentScoreSum].
    public static final int RECENT = 10;

    private final Environment world;
    private final Randomness randomness;
    private final Runnable onGameStart;
    private final Function<float[], Action> player;
    private Picture before;
    private Picture now;
    private float[] observation;
    private boolean over;
    private double earned;
    private long steps;
    private long games;
    private double scoreSum;
    private final Deque<Double> recent = new ArrayDeque<>();
    private double lastScore;
    private double lastReward;
    private long clock;
    private long intoStep;

    /// @param player chooses an action for an observation, once a step
    /// @param onGameStart called before each game, the time to fetch a newer policy
    public LiveGame(Environment world, long seed, Function<float[], Action> player, Runnable onGameStart) {
        this.world = world;
        this.player = player;
        this.onGameStart = onGameStart;
        randomness = Randomness.stream(seed, "watching");
        clock = Long.MIN_VALUE;
        startGame();
    }

    private void startGame() {
        onGameStart.run();
        world.reset(randomness);
        now = world.picture();
        before = now;
        observation = world.observation();
        over = false;
        earned = 0;
        steps = 0;
        intoStep = 0;
    }

    /// Lets the game go on to this time. Each step is chosen when it begins and seen to happen until the next.
    /// @param speed 1 is the world's natural speed
    public void advance(long nanos, double speed) {
        long passed = clock == Long.MIN_VALUE ? 0 : Math.min(nanos - clock, MOST_CATCHING_UP_NANOS);
        clock = nanos;
        intoStep += passed;
        long stepNanos = stepNanos(speed);
        while (intoStep >= (over ? stepNanos + END_NANOS : stepNanos)) {
            if (over) {
                startGame();
                return;
            }
            intoStep -= stepNanos;
            step();
        }
    }

    /// Time stands still until the next [#advance].
    public void hold(long nanos) {
        clock = nanos;
    }

    private void step() {
        Step step = world.step(player.apply(observation));
        before = now;
        now = world.picture();
        observation = world.observation();
        earned += step.reward();
        lastReward = step.reward();
        steps += step.steps();
        if (step.ending() != Ending.NONE) {
            over = true;
            games++;
            lastScore = world.score().of(earned, steps, step.ending());
            scoreSum += lastScore;
            recent.addLast(lastScore);
            if (recent.size() > RECENT) {
                recent.removeFirst();
            }
        }
    }

    /// The picture on its way from the last step to this one.
    public Picture picture(double speed) {
        return before.towards(now, Math.min(1, (double) intoStep / stepNanos(speed)));
    }

    /// How far the end of a game has been shown, 0 … 1, or less than 0 while none is.
    public double ending(double speed) {
        long since = intoStep - stepNanos(speed);
        return over && since >= 0 ? Math.min(1, (double) since / END_NANOS) : -1;
    }

    private long stepNanos(double speed) {
        return (long) (1e9 / (world.naturalSpeed() * speed));
    }

    public float[] observation() {
        return observation;
    }

    public double lastReward() {
        return lastReward;
    }

    /// Finished games.
    public long games() {
        return games;
    }

    /// Score of the last finished game.
    public double lastScore() {
        return lastScore;
    }

    public double meanScore() {
        return games == 0 ? Double.NaN : scoreSum / games;
    }

    public double scoreSum() {
        return scoreSum;
    }

    /// The sum over the last [#RECENT] games only: what a policy did before it learned says little about now.
    public double recentScoreSum() {
        return recent.stream().mapToDouble(Double::doubleValue).sum();
    }
}
