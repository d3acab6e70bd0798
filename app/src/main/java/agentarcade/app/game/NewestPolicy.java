package agentarcade.app.game;

import agentarcade.agent.Decision;
import agentarcade.agent.Policy;
import agentarcade.agent.PolicySnapshot;

import java.util.Optional;

/// The newest policy of a run, opened in the window as a network of its own, and what it thinks.
final class NewestPolicy implements AutoCloseable {
    private PolicySnapshot opened;
    private Policy policy;
    private float[] judged;
    private Decision decision;

    boolean isThere() {
        return policy != null;
    }

    void take(PolicySnapshot newest) {
        if (newest != opened) {
            close();
            opened = newest;
            policy = newest.open();
        }
    }

    /// What it would do, if it is there. It is asked once an observation, not once a frame.
    Optional<Decision> decide(float[] observation) {
        if (policy == null) {
            return Optional.empty();
        }
        if (observation != judged || decision == null) {
            judged = observation;
            decision = policy.decide(observation);
        }
        return Optional.of(decision);
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
