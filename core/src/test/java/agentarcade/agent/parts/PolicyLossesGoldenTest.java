package agentarcade.agent.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import agentarcade.agent.parts.PolicyLoss.Batch;
import agentarcade.agent.parts.PolicyLoss.Head;
import agentarcade.agent.parts.PolicyLoss.Measured;
import agentarcade.golden.Golden;
import agentarcade.nn.Activation;
import agentarcade.nn.Architecture;
import agentarcade.nn.Categorical;
import agentarcade.nn.Dense;
import agentarcade.nn.Distribution;
import agentarcade.nn.Gaussian;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One learning step of PPO and of A2C, from observations to the gradients of all parameters, against float64 references.
class PolicyLossesGoldenTest {
    private final List<String> differences = new ArrayList<>();

    static List<Named<JsonNode>> cases() {
        List<JsonNode> cases = Golden.list(Golden.read("policy_losses.json").path("cases"));
        return IntStream.range(0, cases.size()).mapToObj(i -> Named.of(
                "case %d: %s, clip %s".formatted(i, cases.get(i).path("kind").textValue(), cases.get(i).path("clip")), cases.get(i)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lossesAndGradientsAreThoseOfTheReference(JsonNode reference) {
        Batch batch = batch(reference);
        try (Network actor = network(reference, "actor", batch.rows());
                Network critic = network(reference, "critic", batch.rows());
                Network deviations = logDeviations(reference)) {
            Distribution policy = policy(reference, actor.architecture().outputs());
            PolicyLoss loss = new PolicyLoss(policy, number(reference, "vf_coef"), number(reference, "ent_coef"));
            Head actorHead = new Head(actor.forward(batch.rows()), actor.outputGradient());
            Head criticHead = new Head(critic.forward(batch.rows()), critic.outputGradient());

            begin(policy, deviations);
            logProbabilities(policy, actorHead, batch, reference);
            Measured ppo = loss.clipped(batch, number(reference, "clip"), actorHead, criticHead);
            for (String name : List.of("loss", "policy_loss", "value_loss", "entropy", "clip_fraction", "approx_kl")) {
                compare(name, new double[] {reading(ppo, name)}, number(reference, name));
            }
            actor.backward(batch.rows());
            critic.backward(batch.rows());
            compareGradients("", policy, actor, critic, deviations, reference);

            begin(policy, deviations);
            compare("a2c_loss", new double[] {loss.plain(batch, actorHead, criticHead).total()}, number(reference, "a2c_loss"));
            actor.backward(batch.rows());
            critic.backward(batch.rows());
            compareGradients("a2c_", policy, actor, critic, deviations, reference);
        }
        assertThat(differences).isEmpty();
    }

    private static double reading(Measured measured, String name) {
        return switch (name) {
            case "loss" -> measured.total();
            case "policy_loss" -> measured.policy();
            case "value_loss" -> measured.value();
            case "entropy" -> measured.entropy();
            case "clip_fraction" -> measured.clipFraction();
            case "approx_kl" -> measured.divergence();
            default -> throw new IllegalArgumentException("Nothing measured is called " + name);
        };
    }

    private void logProbabilities(Distribution policy, Head actor, Batch batch, JsonNode reference) {
        double[] logProbabilities = new double[batch.rows()];
        for (int row = 0; row < batch.rows(); row++) {
            policy.read(actor.outputs(), row);
            logProbabilities[row] = policy.logProbability(batch.actions(), row * policy.actionSize());
        }
        compare("log_prob", logProbabilities, Golden.doubles(reference.path("log_prob")));
    }

    private void compareGradients(String form, Distribution policy, Network actor, Network critic, Network deviations, JsonNode reference) {
        compare(form + "grad_actor", doubles(actor.gradients()), Golden.layers(reference.path(form + "grad_actor")));
        compare(form + "grad_critic", doubles(critic.gradients()), Golden.layers(reference.path(form + "grad_critic")));
        if (policy instanceof Gaussian gaussian) {
            gaussian.logStandardDeviationGradient(deviations.outputGradient(), 0);
            deviations.backward(1);
            double[] expected = Golden.doubles(reference.path(form + "grad_log_std"));
            // First the weights of the input that is 0, then the biases.
            double[] all = new double[2 * expected.length];
            System.arraycopy(expected, 0, all, expected.length, expected.length);
            compare(form + "grad_log_std", doubles(deviations.gradients()), all);
        }
    }

    private void compare(String name, double[] actual, double... expected) {
        differences.addAll(Golden.differences(name, actual, expected));
    }

    private static Batch batch(JsonNode reference) {
        float[] actions = Golden.floats(numbers(reference.path("actions")));
        double[] advantages = Golden.doubles(reference.path("advantages"));
        return new Batch(advantages.length, actions, Golden.doubles(reference.path("old_log_prob")), advantages,
                Golden.doubles(reference.path("returns")));
    }

    /// A network with tanh in its hidden layers, its input already filled with the observations.
    private static Network network(JsonNode reference, String name, int rows) {
        List<JsonNode> layers = Golden.list(reference.path(name));
        int inputs = layers.getFirst().path("W").get(0).size();
        List<Dense> shapes = layers.stream().map(layer -> new Dense(layer.path("W").size(), true,
                layer == layers.getLast() ? Activation.LINEAR : Activation.TANH)).toList();
        Network network = new Network(new Architecture(inputs, shapes), rows, Memory.arena());
        network.parameters(Golden.floats(Golden.layers(reference.path(name))));
        for (int row = 0; row < rows; row++) {
            network.input().setRow(row, Golden.floats(reference.path("states").get(row)));
        }
        return network;
    }

    private static Distribution policy(JsonNode reference, int outputs) {
        return switch (reference.path("kind").textValue()) {
            case "categorical" -> new Categorical(outputs);
            case "gaussian" -> new Gaussian(outputs);
            case String other -> throw new IllegalArgumentException("No policy is called " + other);
        };
    }

    /// Log standard deviations as the biases of a network whose only input is 0; with one bias that nobody uses where there are none.
    private static Network logDeviations(JsonNode reference) {
        double[] biases = Golden.doubles(reference.path("log_std"));
        int count = Math.max(1, biases.length);
        Network network = new Network(new Architecture(1, List.of(new Dense(count, true, Activation.LINEAR))), 1, Memory.arena());
        float[] parameters = new float[2 * count];
        System.arraycopy(Golden.floats(biases), 0, parameters, count, biases.length);
        network.parameters(parameters);
        return network;
    }

    private static void begin(Distribution policy, Network deviations) {
        if (policy instanceof Gaussian gaussian) {
            gaussian.logStandardDeviations(deviations.forward(1), 0);
        }
    }

    /// Of a list of numbers or of lists of numbers.
    private static double[] numbers(JsonNode array) {
        return Golden.list(array).stream().flatMapToDouble(
                item -> item.isArray() ? IntStream.range(0, item.size()).mapToDouble(i -> item.get(i).doubleValue())
                        : IntStream.of(0).mapToDouble(i -> item.doubleValue()))
                .toArray();
    }

    private static double number(JsonNode reference, String name) {
        return reference.path(name).doubleValue();
    }

    private static double[] doubles(float[] floats) {
        return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
    }
}
