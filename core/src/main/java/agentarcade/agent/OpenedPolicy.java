package agentarcade.agent;

import java.util.Optional;

/// The policy of the newest of several snapshots. Each takes over the memory of the one before. Used by one thread.
public final class OpenedPolicy implements AutoCloseable {
    private PolicySnapshot snapshot;
    private Policy policy;

    /// Opens a snapshot in place of the one before, unless it is the same.
    ///
    /// @return whether it was another
    /// @throws IllegalStateException or whatever opening it throws; there is no policy then
    public boolean take(PolicySnapshot newest) {
        if (newest == snapshot) {
            return false;
        }
        Policy before = policy;
        // If this fails, the one before is used up nevertheless.
        policy = null;
        snapshot = null;
        policy = before == null ? newest.open() : newest.openInPlaceOf(before);
        snapshot = newest;
        return true;
    }

    public Optional<Policy> policy() {
        return Optional.ofNullable(policy);
    }

    /// Whether the policy must be shown the observations of an episode one after another.
    public boolean remembers() {
        return snapshot != null && snapshot.remembers();
    }

    /// There is none any more; another may come.
    @Override
    public void close() {
        if (policy != null) {
            policy.close();
        }
        policy = null;
        snapshot = null;
    }
}
