package agentarcade.agent;

import java.util.Optional;

/// Chooses actions by what it has learned, without exploring. Used by the thread that opened it.
///
/// One that remembers ([PolicySnapshot#open] of a recurrent network) must be shown the observations of an episode one after another, each
/// once; the others don't mind.
public interface Policy extends AutoCloseable {

    /// An episode begins: whatever was remembered of the one before is forgotten.
    default void startEpisode() {
    }

    Decision decide(float[] observation);

    /// Its networks laid open, as they were at the last decision, if it has any.
    default Optional<Anatomy> anatomy() {
        return Optional.empty();
    }

    @Override
    void close();
}
