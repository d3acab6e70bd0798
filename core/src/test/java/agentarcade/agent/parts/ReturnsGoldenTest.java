package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import agentarcade.golden.Golden;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/// Discounted returns and their standardisation against float64 references.
class ReturnsGoldenTest {
    @Test
    void returnsAreThoseOfTheReference() {
        List<String> differences = new ArrayList<>();
        for (JsonNode reference : Golden.read("returns.json").path("cases")) {
            double[] rewards = Golden.doubles(reference.path("rewards"));
            double[] returns = new double[rewards.length];
            Returns.discounted(rewards, rewards.length, reference.path("gamma").doubleValue(), returns);
            differences.addAll(Golden.differences("discounted", returns, Golden.doubles(reference.path("discounted"))));
            Returns.standardise(returns, returns.length);
            differences.addAll(Golden.differences("standardised", returns, Golden.doubles(reference.path("standardised"))));
        }
        assertThat(differences).isEmpty();
    }
}
