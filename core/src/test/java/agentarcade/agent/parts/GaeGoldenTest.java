package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import agentarcade.agent.Transition;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.golden.Golden;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/// Advantages and returns of one world against float64 references.
class GaeGoldenTest {
    @Test
    void advantagesAndReturnsAreThoseOfTheReference() {
        List<String> differences = new ArrayList<>();
        for (JsonNode reference : Golden.read("gae.json").path("cases")) {
            Transition[] steps = steps(reference);
            double[] values = Golden.doubles(reference.path("values"));
            double[] advantages = new double[steps.length];
            double[] returns = new double[steps.length];
            Gae.advantages(steps, steps.length, 1, values, Golden.doubles(reference.path("next_values")),
                    reference.path("gamma").doubleValue(), reference.path("lam").doubleValue(), advantages);
            Gae.returns(advantages, values, steps.length, returns);
            differences.addAll(Golden.differences("advantages", advantages, Golden.doubles(reference.path("advantages"))));
            differences.addAll(Golden.differences("returns", returns, Golden.doubles(reference.path("returns"))));
        }
        assertThat(differences).isEmpty();
    }

    private static Transition[] steps(JsonNode reference) {
        double[] rewards = Golden.doubles(reference.path("rewards"));
        List<Boolean> terminated = Golden.booleans(reference.path("terminated"));
        List<Boolean> truncated = Golden.booleans(reference.path("truncated"));
        return IntStream.range(0, rewards.length).mapToObj(t -> {
            Ending ending = terminated.get(t) ? Ending.TERMINATED : truncated.get(t) ? Ending.TRUNCATED : Ending.NONE;
            return new Transition(new float[0], Action.Discrete.of(0), rewards[t], new float[0], ending);
        }).toArray(Transition[]::new);
    }
}
