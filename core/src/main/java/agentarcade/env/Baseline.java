package agentarcade.env;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// A player to compare agents with. Its name is the text `player.` + `name`.
public record Baseline(String name, Player player) {

    /// All baselines of a world: random play, doing nothing, and those the world itself knows.
    /// @param random the chance of random play
    public static List<Baseline> of(Environment world, RandomGenerator random) {
        List<Baseline> all = new ArrayList<>();
        all.add(new Baseline("random", any -> random(any.actions(), random)));
        all.add(new Baseline("nothing", any -> any.controls().idle()));
        all.addAll(world.players());
        return List.copyOf(all);
    }

    /// An action drawn uniformly from a bounded space.
    private static Action random(Space actions, RandomGenerator random) {
        return switch (actions) {
            case Space.Discrete(int n) -> Action.Discrete.of(random.nextInt(0, n));
            case Space.Box box -> {
                float[] values = new float[box.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (box.low(i) + ((double) box.high(i) - box.low(i)) * random.nextDouble());
                }
                yield new Action.Continuous(values);
            }
        };
    }
}
