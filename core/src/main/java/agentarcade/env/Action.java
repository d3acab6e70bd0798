package agentarcade.env;

import java.util.stream.IntStream;

/// What an agent or a player does in one step: one of n choices, or a vector of real numbers.
public sealed interface Action {

    /// One of n choices, counted from 0.
    record Discrete(int index) implements Action {
        private static final Discrete[] COMMON = IntStream.range(0, 32).mapToObj(Discrete::new).toArray(Discrete[]::new);

        /// The same action without making a new object for it: worlds are stepped millions of times a second.
        public static Discrete of(int index) {
            return index >= 0 && index < COMMON.length ? COMMON[index] : new Discrete(index);
        }
    }

    /// Real numbers, one for each dimension of the action space.
    record Continuous(float[] values) implements Action {
    }
}
