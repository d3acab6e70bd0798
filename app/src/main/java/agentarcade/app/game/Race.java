package agentarcade.app.game;

import agentarcade.env.Environment;
import agentarcade.env.Player;
import agentarcade.env.Randomness;
import agentarcade.env.Score;
import agentarcade.env.wrappers.TimeLimited;
import agentarcade.knob.Sentence;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Two players side by side in two copies of a world, game after game on the same chance: the same fruit, the same tunnel.
///
/// Both start together. Whoever is out first waits for the other. Where a perfect player would go on for ever, the race is decided as soon
/// as one is out and the other ahead; only a person may go on, to see how far it goes. The better score wins, whatever the world counts.
/// Races go on until their [Match] is over.
final class Race {
    /// How long a result stays to be read before the next race.
    static final long RESULT_NANOS = 2_500_000_000L;
    /// After a hold-up longer than this time goes on as if none had passed, as in [LiveGame].
    private static final long MOST_CATCHING_UP_NANOS = 250_000_000;

    /// Two who never make a mistake are stopped after so many seconds of the game.
    private static final double LONGEST_SHOW_SECONDS = 90;

    private final LiveGame left;
    private final LiveGame rival;
    private final Optional<Side> agent;
    private final Side opponent;
    private final Score score;
    private final Match match;
    private final LongSupplier seeds;
    private final double mostSteps;
    private long seed;
    private Randomness leftChance;
    private Randomness rivalChance;
    private Result result;
    private long clock = Long.MIN_VALUE;
    private long resultShown;

    /// One of the two, unless that is the left.
    /// @param name the text that names it
    /// @param world of its own, equal to the other's
    /// @param holdFor steps of the game for which each of its actions is held
    /// @param onStart called before each of its games
    /// @param ready whether it can play yet
    /// @param endless whether a perfect player would never be out
    record Side(Sentence name, Environment world, Player player, int holdFor, Runnable onStart, BooleanSupplier ready, boolean endless) {
        /// The same side, with something more to do before each of its games.
        Side before(Runnable first) {
            return new Side(name, world, player, holdFor, () -> {
                first.run();
                onStart.run();
            }, ready, endless);
        }
    }

    /// How a race went. Scores are those that are shown: to a tenth.
    /// @param playsOn whether whoever won was still in the game
    record Result(double left, double rival, boolean playsOn) {
        /// More than 0: the left side won; less: the right one; 0: a draw. Larger scores are better, in every world.
        int winner() {
            return Double.compare(left, rival);
        }
    }

    /// Whether, by these rules, time is never up for whoever plays.
    static boolean isEndless(Record rules) {
        return !(rules instanceof TimeLimited limited) || limited.inTrainingOnly() || limited.stepLimit() == 0;
    }

    /// @param hands the person
    /// @param onGameStart called before each race
    /// @param seeds the chance of each race
    Race(Environment world, Player hands, Side opponent, LongSupplier seeds, Match match, Runnable onGameStart) {
        this(Optional.empty(), world, hands, 1, onGameStart, opponent, seeds, match);
    }

    /// A race to watch.
    Race(Side agent, Side opponent, LongSupplier seeds, Match match) {
        this(Optional.of(agent), agent.world(), agent.player(), agent.holdFor(), agent.onStart(), opponent, seeds, match);
    }

    private Race(Optional<Side> agent, Environment world, Player player, int holdFor, Runnable onStart, Side opponent, LongSupplier seeds,
            Match match) {
        this.agent = agent;
        this.opponent = opponent;
        this.match = match;
        this.seeds = seeds;
        score = world.score();
        mostSteps = LONGEST_SHOW_SECONDS * world.naturalSpeed();
        seed = seeds.getAsLong();
        left = new LiveGame(world, () -> leftChance = new Randomness(seed), player, holdFor, onStart, false);
        // A generator for each of the two: whoever lasts longer draws more from its own.
        rival = new LiveGame(opponent.world(), () -> rivalChance = new Randomness(seed), opponent.player(), opponent.holdFor(),
                opponent.onStart(), false);
    }

    /// The chance of one race after another, from a seed.
    static LongSupplier seeds(long seed) {
        return Randomness.stream(seed, "race")::nextLong;
    }

    /// Lets both go on to this time.
    void advance(long nanos, double speed) {
        long passed = clock == Long.MIN_VALUE ? 0 : Math.min(nanos - clock, MOST_CATCHING_UP_NANOS);
        clock = nanos;
        move(left, nanos, speed);
        move(rival, nanos, speed);
        if (result == null) {
            decide();
            return;
        }
        resultShown += passed;
        if (resultShown >= RESULT_NANOS && !match.isOver()) {
            startNext();
        }
    }

    /// Once there is a result, whoever is out sees the end out, and whoever could play on stands still.
    private void move(LiveGame game, long nanos, double speed) {
        if (result == null || game.hasEnded()) {
            game.advance(nanos, speed);
        } else {
            // Not just left alone: it would make up for the time at the start of the next race, ahead of the other.
            game.hold(nanos);
        }
    }

    /// Both stand still until the next [#advance].
    void hold(long nanos) {
        clock = nanos;
        left.hold(nanos);
        rival.hold(nanos);
    }

    private void decide() {
        boolean over = left.hasEnded() && (rival.hasEnded() || isBeaten(left, rival))
                || agent.isPresent() && (rival.hasEnded() && isBeaten(rival, left) || left.steps() >= mostSteps);
        if (!over) {
            return;
        }
        double mine = GameWords.rounded(left.score());
        double theirs = GameWords.rounded(rival.score());
        result = new Result(mine, theirs, !(theirs > mine ? rival : left).hasEnded());
        resultShown = 0;
        match.count(result);
    }

    /// Whether somebody who is out can't win any more in a world that may never end for the other.
    private boolean isBeaten(LiveGame out, LiveGame other) {
        return opponent.endless() && switch (score) {
            case STEPS, CATCHES -> other.score() > out.score();
            // It goes up and down, so no time is better than now.
            case RETURN -> true;
            case WIN -> false;
        };
    }

    /// Once more, as a new match.
    void rematch() {
        match.again();
        startNext();
    }

    private void startNext() {
        seed = seeds.getAsLong();
        result = null;
        left.startNext();
        rival.startNext();
    }

    /// Whoever plays on the left, unless that is the person.
    Optional<Side> agent() {
        return agent;
    }

    Side opponent() {
        return opponent;
    }

    /// The game on the left: the person's, if one plays.
    LiveGame left() {
        return left;
    }

    LiveGame rival() {
        return rival;
    }

    /// Whether everyone can play.
    boolean isReady() {
        return opponent.ready().getAsBoolean() && agent.map(side -> side.ready().getAsBoolean()).orElse(true);
    }

    /// How this race went, once it is decided.
    Optional<Result> result() {
        return Optional.ofNullable(result);
    }

    Match match() {
        return match;
    }

    /// The seed of this race's chance.
    long seed() {
        return seed;
    }

    /// Where the chance of the two is now, the left one first.
    List<Randomness.State> chance() {
        return List.of(leftChance.state(), rivalChance.state());
    }
}
