package agentarcade.app.game;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/// The best score a person has reached in each world, its rules included: an easier variant has a best of its own.
public interface BestScores {

    /// @param world a key of letters, digits and hyphens that stands for a world and its rules
    OptionalDouble best(String world);

    void best(String world, double score);

    /// Best scores that are forgotten with this object.
    static BestScores untilClosed() {
        Map<String, Double> scores = new HashMap<>();
        return new BestScores() {
            @Override
            public OptionalDouble best(String world) {
                return scores.containsKey(world) ? OptionalDouble.of(scores.get(world)) : OptionalDouble.empty();
            }

            @Override
            public void best(String world, double score) {
                scores.put(world, score);
            }
        };
    }
}
