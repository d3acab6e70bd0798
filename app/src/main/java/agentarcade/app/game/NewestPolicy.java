package agentarcade.app.game;

import agentarcade.agent.Decision;
import agentarcade.agent.Policy;
import agentarcade.agent.PolicySnapshot;

import java.util.Optional;

/// The newest policy of a run, opened in the window as a network of its own, and what it thinks.
final class NewestPolicy implements AutoCloseable {
    /// Opinions may take one part in so many of the time.
    private static final int IDLE_SHARE = 10;

    private PolicySnapshot opened;
    private Policy policy;
    private float[] judged;
    private Decision decision;
    private long restUntil;

    boolean isThere() {
        return policy != null;
    }

    void take(PolicySnapshot newest) {
        if (newest != opened) {
            policy = policy == null ? newest.open() : newest.openInPlaceOf(policy);
            opened = newest;
            decision = null;
            judged = null;
        }
    }

    /// What it does now, if it is there. It is asked once an observation, not once a frame.
    Optional<Decision> decide(float[] observation) {
        if (policy == null) {
            return Optional.empty();
        }
        if (observation != judged || decision == null) {
            long start = System.nanoTime();
            judged = observation;
            decision = policy.decide(observation);
            long end = System.nanoTime();
            restUntil = end + (IDLE_SHARE - 1) * (end - start);
        }
        return Optional.of(decision);
    }

    /// A game begins in which it decides or has opinions.
    void startEpisode() {
        judged = null;
        if (policy != null) {
            policy.startEpisode();
        }
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
        if (policy != null) {
            policy.close();
        }
        policy = null;
        opened = null;
        decision = null;
        judged = null;
    }
}
