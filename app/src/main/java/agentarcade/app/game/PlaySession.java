package agentarcade.app.game;

import agentarcade.env.Controls.Key;
import agentarcade.env.Environment;
import agentarcade.env.Player;
import agentarcade.env.Score;

import java.util.Optional;

/// A person at play: waits for the first key, counts down, plays, and waits again when the keyboard goes elsewhere.
final class PlaySession {
    static final int COUNT_FROM = 3;
    static final long COUNT_NANOS = 600_000_000;

    /// Waiting for the player, counting down to the start, or at play.
    enum State {
        WAITING, COUNTING, PLAYING
    }

    private final Environment world;
    private final LiveGame game;
    private final Optional<Race> race;
    private final PersonalBest best;
    private final HeldKeys keys = new HeldKeys();
    private State state = State.WAITING;
    private boolean countdown = true;
    private boolean begun;
    private long startNanos = Long.MIN_VALUE;
    private long now;
    private long starts;
    private long counted;
    private boolean slowed;
    private boolean newBest;

    /// @param world as the agent sees it, one step of the game at a time
    /// @param opponent to race against, if any
    /// @param onGameStart called before each game
    PlaySession(Environment world, long seed, PersonalBest best, Optional<Race.Opponent> opponent, Runnable onGameStart) {
        this.world = world;
        this.best = best;
        Player hands = any -> world.controls().held(keys.takeForStep());
        race = opponent.map(other -> new Race(world, hands, other, seed, onGameStart));
        game = race.map(Race::person).orElseGet(() -> new LiveGame(world, seed, hands, 1, onGameStart));
        starts = game.starts();
    }

    /// Whether to count down before a start.
    void countdown(boolean wanted) {
        countdown = wanted;
    }

    /// Moves the game on to this time.
    void advance(long nanos, double speed) {
        now = nanos;
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
            return;
        }
        slowed |= speed < 1;
        race.ifPresentOrElse(both -> both.advance(nanos, speed), () -> game.advance(nanos, speed));
        if (game.tally().games() > counted) {
            counted = game.tally().games();
            newBest |= best.count(game.tally().last(), slowed);
        }
        if (game.starts() > starts) {
            starts = game.starts();
            slowed = false;
            // Where games are won or lost they are short, and the next follows at once, unless two are to start together.
            if (world.score() != Score.WIN || race.isPresent()) {
                start();
            }
        }
    }

    private void start() {
        state = countdown ? State.COUNTING : State.PLAYING;
        startNanos = Long.MIN_VALUE;
        begun = true;
    }

    /// A key went down. The first one that this world has a use for starts the game.
    void pressed(Key key) {
        if (world.controls().bindings().stream().anyMatch(binding -> binding.keys().contains(key))) {
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
        return race.isEmpty() || race.get().opponent().ready().getAsBoolean();
    }

    /// Lets go of all keys and waits for the player to come back.
    void pause() {
        keys.releaseAll();
        state = State.WAITING;
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

    /// The person's game.
    LiveGame game() {
        return game;
    }

    /// The race this game is part of, if there is an opponent.
    Optional<Race> race() {
        return race;
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
}
