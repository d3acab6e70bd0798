package agentarcade.env.classic;

import agentarcade.env.Action;

/// An action that is a single real number, such as a torque.
final class OneNumber {
    private OneNumber() {
    }

    static Action.Continuous action(double value) {
        return new Action.Continuous(new float[] {(float) value});
    }

    /// The number, which may lie outside the action space: each world clips it in its own way.
    /// @param world whose action it is, for the message
    /// @throws IllegalArgumentException for any other action, and for a number that is not finite
    static double of(Action action, String world) {
        if (!(action instanceof Action.Continuous(float[] values)) || values.length != 1) {
            throw new IllegalArgumentException("%s takes one real number as its action, not %s".formatted(world, described(action)));
        }
        if (!Float.isFinite(values[0])) {
            throw new IllegalArgumentException("%s takes a finite number as its action, not %s".formatted(world, values[0]));
        }
        return values[0];
    }

    private static String described(Action action) {
        return action instanceof Action.Continuous(float[] values) ? values.length + " numbers" : String.valueOf(action);
    }
}
