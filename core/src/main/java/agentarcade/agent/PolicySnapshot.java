package agentarcade.agent;

import java.lang.reflect.Array;
import java.util.Map;

/// What an agent had learned at one moment, as plain immutable data that any thread may keep.
public interface PolicySnapshot {

    /// The policy, ready to decide on the calling thread. Needs no ND4J, so a window can do it before the engine is loaded.
    Policy open();

    /// About how much memory it keeps, for whoever keeps many: its weights; 0 where there are none.
    default long bytes() {
        return arrays().values().stream().mapToLong(weights -> (long) Float.BYTES * Array.getLength(weights)).sum();
    }

    /// Whether it must be shown the observations of an episode one after another.
    default boolean remembers() {
        return false;
    }

    /// All that an agent can learn of it, as arrays by name, such as go into a file: what sets it apart from other policies of the same
    /// agent. They are its own and not to be written.
    default Map<String, Object> arrays() {
        return Map.of();
    }

    /// Another policy of the same agent.
    /// @param arrays as from [#arrays]; they belong to the new policy
    /// @throws IllegalArgumentException if these are not the arrays of such a policy
    default PolicySnapshot with(Map<String, Object> arrays) {
        if (!arrays.isEmpty()) {
            throw new IllegalArgumentException("Nothing is learned here, but there is %s".formatted(arrays.keySet()));
        }
        return this;
    }

    /// The same in place of a policy that the calling thread opened earlier, from any snapshot. That one is used up: its memory serves again
    /// where it fits, because getting new memory for a large network takes longer than a frame.
    default Policy openInPlaceOf(Policy before) {
        before.close();
        return open();
    }
}
