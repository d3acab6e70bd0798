package agentarcade.agent.parts;

import agentarcade.env.Action;
import agentarcade.env.Space;

/// The actions of a [Space.Box] measured from −1, its lower bound, to 1, its upper: the range of a tanh, so a network need not know the
/// units of a world.
public record UnitActions(Space.Box box) {

    public UnitActions {
        if (!isBounded(box)) {
            throw new IllegalArgumentException("Actions need finite bounds to be measured against, unlike those in " + box);
        }
    }

    /// Whether all numbers have bounds that are finite and apart.
    public static boolean isBounded(Space.Box box) {
        for (int i = 0; i < box.size(); i++) {
            if (!(Float.isFinite(box.low(i)) && Float.isFinite(box.high(i)) && box.low(i) < box.high(i))) {
                return false;
            }
        }
        return true;
    }

    /// The action itself. What is beyond ±1 becomes ±1, so it is always one of the box.
    public Action.Continuous action(float[] unit) {
        float[] values = new float[unit.length];
        for (int i = 0; i < unit.length; i++) {
            double share = (Math.clamp(unit[i], -1f, 1f) + 1.0) / 2;
            values[i] = Math.clamp((float) (box.low(i) + share * ((double) box.high(i) - box.low(i))), box.low(i), box.high(i));
        }
        return new Action.Continuous(values);
    }

    /// Number `index` of an action of the box, from −1 to 1.
    public float unit(int index, float value) {
        return (float) (2 * ((double) value - box.low(index)) / ((double) box.high(index) - box.low(index)) - 1);
    }
}
