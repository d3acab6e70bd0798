package agentarcade.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import agentarcade.env.Ending;
import agentarcade.env.Step;
import com.fasterxml.jackson.databind.JsonNode;

/// One episode of a physical system as the reference program went through it, in float64: `states[0]` before the first action,
/// `states[t+1]` after action t.
public record PhysicsTrace(String name, List<double[]> states, double[] actions, double[] rewards, List<Boolean> terminated) {
    private static final double TOLERANCE = 1e-6;

    public static Stream<PhysicsTrace> in(String file) {
        List<JsonNode> traces = Golden.list(Golden.read(file).path("traces"));
        return IntStream.range(0, traces.size()).mapToObj(i -> trace("%s, trace %d".formatted(file, i), traces.get(i)));
    }

    private static PhysicsTrace trace(String name, JsonNode trace) {
        return new PhysicsTrace(name, Golden.list(trace.path("states")).stream().map(Golden::doubles).toList(),
                Golden.numbers(trace, "actions"), Golden.numbers(trace, "rewards"), Golden.booleans(trace.path("terminated")));
    }

    /// A world that takes an action with all its digits.
    public interface Physics {
        void restore(double[] state);

        Step step(double action);

        double[] state();
    }

    /// Where `world` departs from the reference when it goes on from the first state: empty, or one line for each number.
    public List<String> departures(Physics world) {
        List<String> departures = new ArrayList<>();
        world.restore(states.getFirst());
        for (int t = 0; t < actions.length; t++) {
            compare(t, world.step(actions[t]), world.state(), departures);
        }
        return departures;
    }

    /// The same, but each step goes on from the reference: for worlds that round the action, where small errors would grow.
    public List<String> departuresOfSingleSteps(Physics world) {
        List<String> departures = new ArrayList<>();
        for (int t = 0; t < actions.length; t++) {
            world.restore(states.get(t));
            compare(t, world.step(actions[t]), world.state(), departures);
        }
        return departures;
    }

    private void compare(int t, Step step, double[] state, List<String> departures) {
        double[] expected = states.get(t + 1);
        for (int i = 0; i < expected.length; i++) {
            compare("state %d after action %d".formatted(i, t), state[i], expected[i], departures);
        }
        compare("reward of action " + t, step.reward(), rewards[t], departures);
        if (terminated.get(t) != (step.ending() == Ending.TERMINATED) || step.ending() == Ending.TRUNCATED) {
            departures.add("action %d: %s instead of terminated = %s".formatted(t, step.ending(), terminated.get(t)));
        }
    }

    private static void compare(String what, double actual, double expected, List<String> departures) {
        if (!(Math.abs(actual - expected) <= TOLERANCE)) {
            departures.add("%s: %s instead of %s".formatted(what, actual, expected));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
