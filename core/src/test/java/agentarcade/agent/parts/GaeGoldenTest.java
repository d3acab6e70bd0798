package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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
            double[] rewards = Golden.doubles(reference.path("rewards"));
            Ending[] endings = endings(reference);
            double[] values = Golden.doubles(reference.path("values"));
            double[] advantages = new double[rewards.length];
            double[] returns = new double[rewards.length];
            Gae.advantages(rewards, endings, rewards.length, 1, values, Golden.doubles(reference.path("next_values")),
                    reference.path("gamma").doubleValue(), reference.path("lam").doubleValue(), advantages);
            Gae.returns(advantages, values, rewards.length, returns);
            differences.addAll(Golden.differences("advantages", advantages, Golden.doubles(reference.path("advantages"))));
            differences.addAll(Golden.differences("returns", returns, Golden.doubles(reference.path("returns"))));
        }
        assertThat(differences).isEmpty();
    }

    private static Ending[] endings(JsonNode reference) {
        List<Boolean> terminated = Golden.booleans(reference.path("terminated"));
        List<Boolean> truncated = Golden.booleans(reference.path("truncated"));
        return IntStream.range(0, terminated.size())
                .mapToObj(t -> terminated.get(t) ? Ending.TERMINATED : truncated.get(t) ? Ending.TRUNCATED : Ending.NONE)
                .toArray(Ending[]::new);
    }
}
