package agentarcade.experiment;

import java.util.random.RandomGenerator;

import agentarcade.env.Action;
import agentarcade.env.Space;

/// Random players for any world.
final class Plays {
    private Plays() {
    }

    /// An action drawn uniformly from the space.
    static Action anyAction(Space actions, RandomGenerator random) {
        return switch (actions) {
            case Space.Discrete discrete -> Action.Discrete.of(random.nextInt(0, discrete.n()));
            case Space.Box box -> {
                float[] values = new float[box.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = box.low(i) + (box.high(i) - box.low(i)) * random.nextFloat();
                }
                yield new Action.Continuous(values);
            }
        };
    }
}
