package agentarcade.app.game;

import agentarcade.env.Environment;
import agentarcade.env.Player;
import agentarcade.env.Randomness;
import agentarcade.env.Score;
import agentarcade.env.wrappers.TimeLimited;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A person and an opponent side by side in two copies of a world, game after game on the same chance: the same fruit, the same tunnel.
///
/// Both start together. Whoever is out first waits for the other. Where a perfect player would go on for ever, the race is decided as soon
/// as the person is out and the opponent ahead. The better score wins, whatever the world counts.
final class Race {
    /// How long a result stays to be read before the next race.
    static final long RESULT_NANOS = 2_500_000_000L;
    /// After a hold-up longer than this time goes on as if none had passed, as in [LiveGame].
    private static final long MOST_CATCHING_UP_NANOS = 250_000_000;

    private final LiveGame person;
    private final LiveGame rival;
    private final Opponent opponent;
    private final Score score;
    private final Randomness seeds;
    private long seed;
    private Result result;
    private long clock = Long.MIN_VALUE;
    private long resultShown;
    private int won;
    private int lost;

    /// Who to race against.
    /// @param nameKey the text that names it
    /// @param world of its own, equal to the person's
    /// @param holdFor steps of the game for which each of its actions is held
    /// @param onStart called before each of its games
    /// @param ready whether it can play yet
    /// @param endless whether a perfect player would never be out
    record Opponent(String nameKey, Environment world, Player player, int holdFor, Runnable onStart, BooleanSupplier ready,
            boolean endless) {
    }

    /// How a race went. Scores are those that are shown: to a tenth.
    /// @param playsOn whether the opponent was still in its game
    record Result(double person, double rival, boolean playsOn) {
        /// More than 0: the person won; less: the opponent; 0: a draw. Larger scores are better, in every world.
        int winner() {
            return Double.compare(person, rival);
        }
    }

    /// Whether, by these rules, time is never up for whoever plays.
    static boolean isEndless(Record rules) {
        return !(rules instanceof TimeLimited limited) || limited.inTrainingOnly() || limited.stepLimit() == 0;
    }

    /// @param hands the person
    /// @param onGameStart called before each race
    Race(Environment world, Player hands, Opponent opponent, long seed, Runnable onGameStart) {
        this.opponent = opponent;
        score = world.score();
        seeds = Randomness.stream(seed, "race");
        this.seed = seeds.nextLong();
        person = new LiveGame(world, this::chance, hands, 1, onGameStart, false);
        rival = new LiveGame(opponent.world(), this::chance, opponent.player(), opponent.holdFor(), opponent.onStart(), false);
    }

    /// A generator for each of the two: whoever lasts longer draws more from its own.
    private Randomness chance() {
        return new Randomness(seed);
    }

    /// Lets both go on to this time.
    void advance(long nanos, double speed) {
        long passed = clock == Long.MIN_VALUE ? 0 : Math.min(nanos - clock, MOST_CATCHING_UP_NANOS);
        clock = nanos;
        person.advance(nanos, speed);
        if (result == null) {
            rival.advance(nanos, speed);
            decide();
            return;
        }
        // An opponent that is out sees its end out; one that plays on stands still.
        if (rival.hasEnded()) {
            rival.advance(nanos, speed);
        }
        resultShown += passed;
        if (resultShown >= RESULT_NANOS) {
            startNext();
        }
    }

    /// Both stand still until the next [#advance].
    void hold(long nanos) {
        clock = nanos;
        person.hold(nanos);
        rival.hold(nanos);
    }

    private void decide() {
        if (!person.hasEnded() || !rival.hasEnded() && !isBeaten()) {
            return;
        }
        result = new Result(GameWords.rounded(person.score()), GameWords.rounded(rival.score()), !rival.hasEnded());
        resultShown = 0;
        won += result.winner() > 0 ? 1 : 0;
        lost += result.winner() < 0 ? 1 : 0;
    }

    /// Whether the person, who is out, can't win any more in a world that may never end for the other.
    private boolean isBeaten() {
        return opponent.endless() && switch (score) {
            case STEPS, CATCHES -> rival.score() > person.score();
            // It goes up and down, so no time is better than now.
            case RETURN -> true;
            case WIN -> false;
        };
    }

    private void startNext() {
        seed = seeds.nextLong();
        result = null;
        person.startNext();
        rival.startNext();
    }

    Opponent opponent() {
        return opponent;
    }

    LiveGame person() {
        return person;
    }

    LiveGame rival() {
        return rival;
    }

    /// How this race went, once it is decided.
    Optional<Result> result() {
        return Optional.ofNullable(result);
    }

    /// Races the person has won.
    int won() {
        return won;
    }

    /// Races the opponent has won.
    int lost() {
        return lost;
    }
}
