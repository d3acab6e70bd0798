package agentarcade.agent.parts;

import agentarcade.agent.AgentState;

import java.util.Map;
import java.util.random.RandomGenerator;

/// What is added to the actions of a deterministic policy, so that it tries something new. One draw for each number of an action.
public sealed interface ActionNoise permits GaussianNoise, OrnsteinUhlenbeckNoise {

    /// Adds the next draw to each number of an action.
    /// @param sigma σ, the scale of the noise, in units of the action; may be another at every call
    void addTo(float[] action, double sigma, RandomGenerator random);

    /// Forgets what came before: an episode begins.
    void restart();

    /// Adds arrays below `noise/` that [#restore] understands; none if there is nothing to remember.
    void save(Map<String, Object> arrays);

    /// @throws IllegalArgumentException if the state holds no noise like this one
    void restore(AgentState state);
}
