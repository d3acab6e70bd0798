package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import agentarcade.golden.Golden;
import agentarcade.nn.Activation;
import agentarcade.nn.Architecture;
import agentarcade.nn.Bernoulli;
import agentarcade.nn.Dense;
import agentarcade.nn.Matrix;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The direction of ascent of REINFORCE after one episode, Σₜ ∇ log π(aₜ|sₜ) · Ĝₜ, from the parts it is made of, against float64 references.
class ReinforceGoldenTest {
    static List<Named<JsonNode>> cases() {
        List<JsonNode> cases = Golden.list(Golden.read("reinforce.json").path("cases"));
        return IntStream.range(0, cases.size())
                .mapToObj(i -> Named.of("case %d: %s hidden".formatted(i, cases.get(i).path("hidden")), cases.get(i))).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theDirectionOfAscentIsThatOfTheReference(JsonNode reference) {
        JsonNode observations = reference.path("observations");
        float[] actions = Golden.floats(reference.path("actions"));
        int steps = actions.length;
        double[] weights = Golden.doubles(reference.path("rewards"));
        Returns.discounted(weights, steps, reference.path("gamma").doubleValue(), weights);
        Returns.standardise(weights, steps);
        List<String> differences = new ArrayList<>();
        try (Network network = network(reference, steps)) {
            for (int t = 0; t < steps; t++) {
                network.input().setRow(t, Golden.floats(observations.get(t)));
            }
            Matrix logits = network.forward(steps);
            Bernoulli right = new Bernoulli();
            double[] probabilities = new double[steps];
            for (int t = 0; t < steps; t++) {
                right.read(logits, t);
                probabilities[t] = right.probability();
                right.gradient(actions, t, weights[t], 0, network.outputGradient(), t);
            }
            network.backward(steps);
            differences.addAll(Golden.differences("p_right", probabilities, Golden.doubles(reference.path("p_right"))));
            differences.addAll(Golden.differences("dW", doubles(network.gradients()), numbers(reference, "dW1", "dW2")));
        }
        assertThat(differences).isEmpty();
    }

    private static Network network(JsonNode reference, int steps) {
        int inputs = reference.path("W1").get(0).size();
        int hidden = reference.path("W1").size();
        Architecture architecture = new Architecture(inputs,
                List.of(new Dense(hidden, false, Activation.RELU), new Dense(1, false, Activation.LINEAR)));
        Network network = new Network(architecture, steps, Memory.arena());
        network.parameters(Golden.floats(numbers(reference, "W1", "W2")));
        return network;
    }

    /// The numbers of both layers, W1 [hidden][inputs] and W2 [hidden].
    private static double[] numbers(JsonNode reference, String first, String second) {
        ArrayNode layers = JsonNodeFactory.instance.arrayNode();
        layers.addObject().set("W", reference.path(first));
        layers.addObject().set("W", reference.path(second));
        return Golden.layers(layers);
    }

    private static double[] doubles(float[] floats) {
        return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
    }
}
