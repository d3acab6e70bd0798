package agentarcade.app.game;

import agentarcade.app.game.Recording.Recorder;
import agentarcade.env.Controls.Key;
import agentarcade.env.Environment;
import agentarcade.env.Player;
import agentarcade.env.Randomness;
import agentarcade.env.Score;

import java.util.Optional;
import java.util.function.LongSupplier;

/// A person at play: waits for the first key, counts down, plays, and waits again when the keyboard goes elsewhere. Or two agents in a
/// race to watch, which starts by itself and waits for nobody.
final class PlaySession {
    static final int COUNT_FROM = 3;
    static final long COUNT_NANOS = 600_000_000;

    /// Waiting for the player, counting down to the start, or at play.
    enum State {
        WAITING, COUNTING, PLAYING
    }

    /// A game of the person that is over.
    /// @param score what the leaderboard counts: of games that are only won or lost, those won in a row that has ended
    /// @param recording the game itself, if it was not too long
    record Finished(double score, boolean slowed, Optional<Recording> recording) {
    }

    private final Environment world;
    private final LiveGame game;
    private final Optional<Race> race;
    private final Optional<Ghost> ghost;
    private final boolean watched;
    private final boolean practice;
    private final PersonalBest best;
    private final HeldKeys keys = new HeldKeys();
    private final Recorder recorder = new Recorder();
    private State state = State.WAITING;
    private boolean countdown = true;
    private boolean begun;
    private long startNanos = Long.MIN_VALUE;
    private long now;
    private long starts;
    private long counted;
    private long seed;
    private boolean slowed;
    private boolean newBest;
    private Finished finished;

    /// A person alone or against an opponent, in races without end.
    /// @param world as the agent sees it, one step of the game at a time
    /// @param onGameStart called before each game
    PlaySession(Environment world, long seed, PersonalBest best, Optional<Race.Side> opponent, Runnable onGameStart) {
        this(world, best, opponent.isPresent() ? Race.seeds(seed) : seeds(seed), opponent, Optional.empty(), Match.endless(), false,
                onGameStart);
    }

    /// @param seeds the chance of each game
    /// @param opponent to race against, if any
    /// @param ghost to play together with, if any and if there is no opponent
    /// @param practice whether its games count for nothing
    PlaySession(Environment world, PersonalBest best, LongSupplier seeds, Optional<Race.Side> opponent, Optional<Ghost> ghost, Match match,
            boolean practice, Runnable onGameStart) {
        this.world = world;
        this.practice = practice;
        slowed = practice;
        this.best = best;
        this.ghost = ghost;
        watched = false;
        LongSupplier noted = () -> seed = seeds.getAsLong();
        Player hands = any -> recorder.add(world.controls().held(keys.takeForStep()));
        Runnable begin = () -> {
            recorder.begin(seed);
            ghost.ifPresent(pale -> {
                pale.startGame();
                if (begun) {
                    // From this moment on, like the game beside it.
                    pale.hold(now);
                }
            });
            onGameStart.run();
        };
        race = opponent.map(other -> new Race(world, hands, other, noted, match, begin));
        game = race.map(Race::left).orElseGet(() -> new LiveGame(world, () -> new Randomness(this.seed), hands, 1, () -> {
            noted.getAsLong();
            begin.run();
        }, true));
        starts = game.starts();
    }

    /// Two agents.
    PlaySession(Race race, PersonalBest best) {
        world = race.opponent().world();
        this.best = best;
        this.race = Optional.of(race);
        ghost = Optional.empty();
        watched = true;
        practice = true;
        game = race.left();
        starts = game.starts();
    }

    /// The chance of the games of a person alone, from a seed.
    static LongSupplier seeds(long seed) {
        return Randomness.stream(seed, "playing")::nextLong;
    }

    /// Whether to count down before a start.
    void countdown(boolean wanted) {
        countdown = wanted;
    }

    /// Moves the game on to this time.
    void advance(long nanos, double speed) {
        now = nanos;
        if (watched && !begun && isReady()) {
            start();
        }
        if (state == State.COUNTING && startNanos == Long.MIN_VALUE) {
            startNanos = nanos + COUNT_FROM * COUNT_NANOS;
        }
        if (state == State.COUNTING && nanos >= startNanos) {
            state = State.PLAYING;
            // What was tapped to start is no move in the game.
            keys.forgetTaps();
        }
        if (state != State.PLAYING) {
            race.ifPresentOrElse(both -> both.hold(nanos), () -> game.hold(nanos));
            ghost.ifPresent(pale -> pale.hold(nanos));
            return;
        }
        slowed |= speed < 1;
        ghost.ifPresent(pale -> pale.advance(nanos, speed));
        race.ifPresentOrElse(both -> both.advance(nanos, speed), () -> game.advance(nanos, speed));
        if (game.tally().games() > counted) {
            counted = game.tally().games();
            if (!watched) {
                count(game.tally().last());
            }
        }
        if (game.starts() > starts) {
            starts = game.starts();
            slowed = practice;
            // Where games are won or lost they are short, and the next follows at once, unless two are to start together.
            if (world.score() != Score.WIN || race.isPresent()) {
                start();
            }
        }
    }

    private void count(double score) {
        long row = best.row();
        newBest |= best.count(score, slowed);
        finished = new Finished(world.score() != Score.WIN ? score : score > 0 ? 0 : row, slowed, recorder.end(score));
    }

    private void start() {
        state = countdown ? State.COUNTING : State.PLAYING;
        startNanos = Long.MIN_VALUE;
        begun = true;
    }

    /// A key went down. The first one that this world has a use for starts the game.
    void pressed(Key key) {
        if (!watched && world.controls().bindings().stream().anyMatch(binding -> binding.keys().contains(key))) {
            keys.pressed(key);
            if (state == State.WAITING && isReady()) {
                start();
            }
        }
    }

    void released(Key key) {
        keys.released(key);
    }

    /// Whether everyone who plays can play.
    boolean isReady() {
        return race.map(Race::isReady).orElse(true);
    }

    /// Lets go of all keys and waits for the player to come back, if there is one and something to come back to.
    void pause() {
        keys.releaseAll();
        if (!watched && !isMatchOver()) {
            state = State.WAITING;
        }
    }

    /// Whether a match has been decided, and nothing more will happen before [#rematch].
    boolean isMatchOver() {
        return race.map(both -> both.match().isOver()).orElse(false);
    }

    /// The same match again, by another chance.
    void rematch() {
        race.ifPresent(Race::rematch);
        starts = game.starts();
        slowed = practice;
        start();
    }

    State state() {
        return state;
    }

    /// Whether nothing has been played yet.
    boolean isNew() {
        return !begun;
    }

    /// What the countdown shows: 3, 2 or 1.
    int count() {
        long left = startNanos == Long.MIN_VALUE ? COUNT_FROM * COUNT_NANOS : startNanos - now;
        return Math.clamp((left + COUNT_NANOS - 1) / COUNT_NANOS, 1, COUNT_FROM);
    }

    /// The person's game, or that of the agent on the left.
    LiveGame game() {
        return game;
    }

    /// The race this game is part of, if there is an opponent.
    Optional<Race> race() {
        return race;
    }

    Optional<Ghost> ghost() {
        return ghost;
    }

    /// Whether nobody plays here but agents.
    boolean isWatched() {
        return watched;
    }

    PersonalBest best() {
        return best;
    }

    /// Whether there is a new best since this was last asked.
    boolean takeNewBest() {
        boolean taken = newBest;
        newBest = false;
        return taken;
    }

    /// The last game the person has finished since this was last asked.
    Optional<Finished> takeFinished() {
        Optional<Finished> taken = Optional.ofNullable(finished);
        finished = null;
        return taken;
    }
}
