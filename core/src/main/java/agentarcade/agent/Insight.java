package agentarcade.agent;

import java.util.LinkedHashMap;
import java.util.Map;

/// A look into what an agent learns from: the newest numbers of what it has learned from, by name. For the eye; taking one leaves no trace
/// in the agent. Names are keys of texts, `insight.reward`.
public record Insight(Map<String, float[]> samples) {
    /// What steps earned.
    public static final String REWARD = "reward";
    /// How far what was expected of steps was from what was then known of them, Q(s, a) − y.
    public static final String TD_ERROR = "tdError";
    /// How much better actions were than expected, Â.
    public static final String ADVANTAGE = "advantage";

    public static final Insight NONE = new Insight(Map.of());

    public Insight {
        samples = Map.copyOf(samples);
    }

    /// The same in other units: all numbers multiplied by a factor.
    public Insight times(double unit) {
        Map<String, float[]> scaled = new LinkedHashMap<>();
        samples.forEach((name, numbers) -> {
            float[] all = new float[numbers.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = (float) (unit * numbers[i]);
            }
            scaled.put(name, all);
        });
        return new Insight(scaled);
    }
}
