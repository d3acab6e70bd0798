package agentarcade.app.game;

import agentarcade.agent.Decision;
import agentarcade.agent.PolicySnapshot;
import agentarcade.env.Action;
import agentarcade.env.Baseline;
import agentarcade.env.Environment;
import agentarcade.env.Player;
import agentarcade.env.Randomness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Games of the newest policy, or of a player to compare it with, at natural speed in a world of their own.
final class PolicyWatch implements AutoCloseable {
    /// A good policy may never lose. So that it can get even better while it is watched, a newer one is asked for at least so often.
    private static final long NEWER_NANOS = 10_000_000_000L;

    private final Environment world;
    private final long seed;
    private final NewestPolicy policy;
    private final int actionRepeat;
    private final Runnable requestPolicy;
    private final List<Watchable> watchables = new ArrayList<>();
    private AgentPlayer guest;
    private Watchable watched;
    private LiveGame game;
    private long requestedNanos;

    /// @param world as the agent sees it, one step of the game at a time
    /// @param learns whether there is an agent, and so a policy to come
    /// @param guests who can play in this world
    /// @param actionRepeat steps for which the agent holds each action
    PolicyWatch(Environment world, long seed, boolean learns, List<Guest> guests, NewestPolicy policy, int actionRepeat,
            Runnable requestPolicy) {
        this.world = world;
        this.seed = seed;
        this.policy = policy;
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

    private void begin() {
        close();
        if (watched.guest().isPresent()) {
            Optional<PolicySnapshot> plays = watched.guest().map(Guest::policy);
            guest = new AgentPlayer(() -> plays);
            game = new LiveGame(world, seed, guest, actionRepeat, guest::startGame);
            return;
        }
        Player player = watched.baseline().map(Baseline::player).orElse(any -> policyAction());
        // Players by rule choose at every step: that is what their scores are known for.
        game = new LiveGame(world, seed, player, watched.baseline().isPresent() ? 1 : actionRepeat, () -> {
            requestPolicy.run();
            policy.startEpisode();
        });
    }

    private Action policyAction() {
        return policy.decide(game.considered()).orElseThrow().action();
    }

    /// @return whether there is somebody to play yet
    boolean advance(long nanos, double speed) {
        boolean ready = !watched.equals(Watchable.NEWEST_POLICY) || policy.isThere();
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
    }

    LiveGame game() {
        return game;
    }
}
