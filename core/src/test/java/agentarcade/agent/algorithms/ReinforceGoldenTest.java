package agentarcade.agent.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import agentarcade.agent.parts.BatchLearner;
import agentarcade.agent.parts.Episodes;
import agentarcade.env.Space;
import agentarcade.golden.Golden;
import agentarcade.nn.Activation;
import agentarcade.nn.Architecture;
import agentarcade.nn.Bernoulli;
import agentarcade.nn.Dense;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;
import agentarcade.nn.Optimizer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The direction of ascent of REINFORCE after one episode, Σₜ ∇ log π(aₜ|sₜ) · Ĝₜ, against float64 references.
class ReinforceGoldenTest {
    static List<Named<JsonNode>> cases() {
        List<JsonNode> cases = Golden.list(Golden.read("reinforce.json").path("cases"));
        return IntStream.range(0, cases.size())
                .mapToObj(i -> Named.of("case %d: %s hidden".formatted(i, cases.get(i).path("hidden")), cases.get(i))).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theDirectionOfAscentIsThatOfTheReference(JsonNode reference) {
        Episodes episode = episode(reference);
        double[] weights = new double[episode.rows()];
        episode.returns(reference.path("gamma").doubleValue(), weights);
        episode.standardise(weights);
        List<String> differences = new ArrayList<>();
        try (BatchLearner policy = policy(reference)) {
            double[] probabilities = new double[episode.rows()];
            Bernoulli right = new Bernoulli();
            policy.read(episode, (row, outputs, at) -> {
                right.read(outputs, at);
                probabilities[row] = right.probability();
            });
            Reinforce.computeGradients(policy, right, episode, weights, Reinforce.Averaging.SUM.scale(episode.rows(), 1), 0);
            differences.addAll(Golden.differences("p_right", probabilities, Golden.doubles(reference.path("p_right"))));
            differences.addAll(Golden.differences("dW", ascent(policy), numbers(reference, "dW1", "dW2")));
        }
        assertThat(differences).isEmpty();
    }

    private static Episodes episode(JsonNode reference) {
        JsonNode observations = reference.path("observations");
        float[] actions = Golden.floats(reference.path("actions"));
        double[] rewards = Golden.doubles(reference.path("rewards"));
        Episodes episode = new Episodes(new Space.Box(-100, 100, observations.get(0).size()), new Space.Discrete(2));
        for (int t = 0; t < actions.length; t++) {
            episode.add(Golden.floats(observations.get(t)), new float[] {actions[t]}, rewards[t]);
        }
        episode.end(0);
        return episode;
    }

    /// Fewer rows at once than an episode has, so that it passes in portions.
    private static BatchLearner policy(JsonNode reference) {
        int inputs = reference.path("W1").get(0).size();
        int hidden = reference.path("W1").size();
        Architecture architecture = new Architecture(inputs,
                List.of(new Dense(hidden, false, Activation.RELU), new Dense(1, false, Activation.LINEAR)));
        Network network = new Network(architecture, 3, Memory.arena());
        network.parameters(Golden.floats(numbers(reference, "W1", "W2")));
        return new BatchLearner("policy", network, Optimizer.sgd(network));
    }

    /// The numbers of both layers, W1 [hidden][inputs] and W2 [hidden].
    private static double[] numbers(JsonNode reference, String first, String second) {
        ArrayNode layers = JsonNodeFactory.instance.arrayNode();
        layers.addObject().set("W", reference.path(first));
        layers.addObject().set("W", reference.path(second));
        return Golden.layers(layers);
    }

    /// What is descended is the loss, so what is ascended goes the other way.
    private static double[] ascent(BatchLearner policy) {
        float[] gradients = policy.network().gradients();
        return IntStream.range(0, gradients.length).mapToDouble(i -> -gradients[i]).toArray();
    }
}
