package agentarcade.agent;

/// What an agent had learned at one moment, as plain immutable data that any thread may keep.
public interface PolicySnapshot {

    /// The policy, ready to decide on the calling thread. Needs no ND4J, so a window can do it before the engine is loaded.
    Policy open();

    /// About how much memory it keeps, for whoever keeps many: its weights; 0 where there are none.
    default long bytes() {
        return 0;
    }

    /// Whether it must be shown the observations of an episode one after another.
    default boolean remembers() {
        return false;
    }

    /// The same in place of a policy that the calling thread opened earlier, from any snapshot. That one is used up: its memory serves again
    /// where it fits, because getting new memory for a large network takes longer than a frame.
    default Policy openInPlaceOf(Policy before) {
        before.close();
        return open();
    }
}
