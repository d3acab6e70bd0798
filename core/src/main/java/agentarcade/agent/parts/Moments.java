package agentarcade.agent.parts;

import agentarcade.agent.AgentState;
import agentarcade.nn.Optimizer;

import java.util.HashMap;
import java.util.Map;

/// What an optimizer remembers, among the arrays of an agent's state: one below `optimizer/` for each kind of moment.
public final class Moments {
    private static final String FOLDER = "optimizer/";

    private Moments() {
    }

    /// @param of goes before the names, so that several optimizers don't mix: empty, or such as `actor/`
    public static void save(Optimizer optimizer, String of, Map<String, Object> arrays) {
        optimizer.state().forEach((name, moment) -> arrays.put(FOLDER + of + name, moment));
    }

    /// @throws IllegalArgumentException if what was saved is not there or has other lengths; nothing has changed then
    public static void restore(Optimizer optimizer, String of, AgentState state) {
        Map<String, float[]> moments = new HashMap<>();
        optimizer.state().forEach((name, moment) -> moments.put(name, state.array(FOLDER + of + name, float[].class, moment.length)));
        optimizer.state(moments);
    }
}
