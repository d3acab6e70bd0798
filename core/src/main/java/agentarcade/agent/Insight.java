package agentarcade.agent;

import java.util.Map;

/// A look into what an agent learns from: samples of what it remembers, by name, such as `reward` and `td_error`. For the eye; taking one
/// leaves no trace in the agent.
public record Insight(Map<String, float[]> samples) {
    public Insight {
        samples = Map.copyOf(samples);
    }
}
