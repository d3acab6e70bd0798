package agentarcade.agent;

import agentarcade.env.Action;

import java.util.OptionalDouble;

/// The action a policy prefers, within the world's bounds, and what made it choose that.
public record Decision(
        Action action,
        // What it thinks of the actions.
        Opinion opinion,
        // The discounted return it expects from here on, where it has learned to judge that.
        OptionalDouble value) {

    /// By how good each action is believed to be; the best one's value is that of the state.
    public static Decision byValues(Action action, float[] values) {
        float best = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            best = Math.max(best, value);
        }
        return new Decision(action, new Opinion.ActionValues(values), OptionalDouble.of(best));
    }
}
