package agentarcade.app.game;

import agentarcade.agent.Decision;
import agentarcade.agent.OpenedPolicy;
import agentarcade.agent.Policy;
import agentarcade.agent.PolicySnapshot;

import java.util.Optional;

/// A policy of a run, the newest or one of its past, opened in the window as a network of its own, and what it thinks.
final class ShownPolicy implements AutoCloseable {
    /// Opinions may take one part in so many of the time.
    private static final int IDLE_SHARE = 10;

    private final OpenedPolicy opened = new OpenedPolicy();
    private float[] judged;
    private Decision decision;
    private long restUntil;

    boolean isThere() {
        return opened.policy().isPresent();
    }

    void take(PolicySnapshot newest) {
        if (opened.take(newest)) {
            decision = null;
            judged = null;
        }
    }

    /// What it does now, if it is there. It is asked once an observation, not once a frame.
    Optional<Decision> decide(float[] observation) {
        return opened.policy().map(policy -> decide(policy, observation));
    }

    private Decision decide(Policy policy, float[] observation) {
        if (observation != judged || decision == null) {
            long start = System.nanoTime();
            judged = observation;
            decision = policy.decide(observation);
            long end = System.nanoTime();
            restUntil = end + (IDLE_SHARE - 1) * (end - start);
        }
        return decision;
    }

    /// A game begins in which it decides or has opinions.
    void startEpisode() {
        judged = null;
        opened.policy().ifPresent(Policy::startEpisode);
    }

    /// What it would do, if it is there, or would have done a moment ago: a large network, of which the JVM has not compiled the kernels
    /// yet, takes so long to think that a game would stutter if it were asked at every step.
    Optional<Decision> opinion(float[] observation) {
        boolean tired = decision != null && System.nanoTime() - restUntil < 0;
        return tired ? Optional.of(decision) : decide(observation);
    }

    /// There is none any more; another may come.
    @Override
    public void close() {
        opened.close();
        decision = null;
        judged = null;
    }
}
