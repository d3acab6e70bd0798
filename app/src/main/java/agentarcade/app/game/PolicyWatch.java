package agentarcade.app.game;

import agentarcade.agent.Decision;
import agentarcade.agent.PolicySnapshot;
import agentarcade.env.Action;
import agentarcade.env.Baseline;
import agentarcade.env.Environment;
import agentarcade.env.Player;
import agentarcade.env.Randomness;
import agentarcade.train.Album.Page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Games of the newest policy, of one of the past, or of a player to compare them with, at natural speed in a world of their own.
///
/// Whichever moment of the past is watched, its first game is left to the same chance, and so is its second, and so on: moments can be
/// compared.
final class PolicyWatch implements AutoCloseable {
    /// A good policy may never lose. So that it can get even better while it is watched, a newer one is asked for at least so often.
    private static final long NEWER_NANOS = 10_000_000_000L;

    private final Environment world;
    private final long seed;
    private final ShownPolicy newest;
    private final ShownPolicy earlier = new ShownPolicy();
    private final int actionRepeat;
    private final Runnable requestPolicy;
    private final List<Watchable> watchables = new ArrayList<>();
    private AgentPlayer guest;
    private Watchable watched;
    private Optional<Page> moment = Optional.empty();
    private LiveGame game;
    private long requestedNanos;

    /// @param world as the agent sees it, one step of the game at a time
    /// @param learns whether there is an agent, and so a policy to come
    /// @param guests who can play in this world
    /// @param actionRepeat steps for which the agent holds each action
    PolicyWatch(Environment world, long seed, boolean learns, List<Guest> guests, ShownPolicy newest, int actionRepeat,
            Runnable requestPolicy) {
        this.world = world;
        this.seed = seed;
        this.newest = newest;
        this.actionRepeat = actionRepeat;
        this.requestPolicy = requestPolicy;
        if (learns) {
            watchables.add(Watchable.NEWEST_POLICY);
        }
        for (Baseline baseline : Baseline.of(world, Randomness.stream(seed, "watching-baseline"))) {
            watchables.add(Watchable.of(baseline));
        }
        Watchable atFirst = watchables.getLast();
        guests.forEach(one -> watchables.add(Watchable.of(one)));
        watched = learns ? Watchable.NEWEST_POLICY : atFirst;
        begin();
    }

    List<Watchable> watchables() {
        return List.copyOf(watchables);
    }

    Watchable watched() {
        return watched;
    }

    /// Watches somebody else, from a new game on.
    void watch(Watchable chosen) {
        if (!chosen.equals(watched)) {
            watched = chosen;
            begin();
        }
    }

    /// Watches the agent as it was at a moment, from a new game on; or as it is.
    void watch(Optional<Page> chosen) {
        if (!chosen.map(Page::policy).equals(moment.map(Page::policy))) {
            moment = chosen;
            begin();
        }
    }

    private void begin() {
        close();
        if (watched.guest().isPresent()) {
            Optional<PolicySnapshot> plays = watched.guest().map(Guest::policy);
            guest = new AgentPlayer(() -> plays);
            game = new LiveGame(world, seed, guest, actionRepeat, guest::startGame);
            return;
        }
        moment.ifPresent(page -> earlier.take(page.policy()));
        Player player = watched.baseline().map(Baseline::player).orElse(any -> policyAction());
        // Players by rule choose at every step: that is what their scores are known for.
        int holdFor = watched.baseline().isPresent() ? 1 : actionRepeat;
        game = new LiveGame(world, chance(), player, holdFor, this::gameStarts, true);
    }

    private Supplier<RandomGenerator> chance() {
        if (moment.isPresent()) {
            AtomicLong games = new AtomicLong();
            return () -> Randomness.stream(seed, "moment " + games.incrementAndGet());
        }
        RandomGenerator all = Randomness.stream(seed, "watching");
        return () -> all;
    }

    private void gameStarts() {
        requestPolicy.run();
        policy().startEpisode();
    }

    private Action policyAction() {
        return policy().decide(game.considered()).orElseThrow().action();
    }

    /// The policy that is watched or, with a player by rule, that thinks of its games.
    ShownPolicy policy() {
        return moment.isPresent() ? earlier : newest;
    }

    /// @return whether there is somebody to play yet
    boolean advance(long nanos, double speed) {
        boolean ready = !watched.equals(Watchable.NEWEST_POLICY) || policy().isThere();
        if (ready) {
            game.advance(nanos, speed);
        } else {
            game.hold(nanos);
        }
        if (nanos - requestedNanos >= NEWER_NANOS) {
            requestedNanos = nanos;
            requestPolicy.run();
        }
        return ready;
    }

    /// What the guest who is watched thinks of its actions.
    Optional<Decision> guestOpinion() {
        return Optional.ofNullable(guest).flatMap(AgentPlayer::decision);
    }

    @Override
    public void close() {
        if (guest != null) {
            guest.close();
            guest = null;
        }
        earlier.close();
    }

    LiveGame game() {
        return game;
    }
}
