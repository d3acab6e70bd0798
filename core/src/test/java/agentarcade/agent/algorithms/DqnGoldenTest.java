package agentarcade.agent.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import agentarcade.agent.Transition;
import agentarcade.agent.parts.Loss;
import agentarcade.agent.parts.QNetwork;
import agentarcade.agent.parts.TransitionBatch;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.golden.Golden;
import agentarcade.nn.Activation;
import agentarcade.nn.Architecture;
import agentarcade.nn.Dense;
import agentarcade.nn.Memory;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The learning step of DQN and Double DQN against float64 references: targets, losses, gradients.
class DqnGoldenTest {
    static Stream<Named<JsonNode>> cases() {
        List<JsonNode> cases = Golden.list(Golden.read("dqn.json").path("cases"));
        return IntStream.range(0, cases.size()).mapToObj(i -> Named.of(
                "case %d: %s %s".formatted(i, cases.get(i).path("activation").textValue(), cases.get(i).path("sizes")), cases.get(i)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void targetsLossesAndGradientsAreThoseOfTheReference(JsonNode reference) {
        TransitionBatch batch = batch(reference);
        int rows = batch.rows();
        List<String> differences = new ArrayList<>();
        try (QNetwork online = network(reference, "online", rows); QNetwork target = network(reference, "target", rows)) {
            for (String form : List.of("dqn", "double")) {
                double[] y = new double[rows];
                Dqn.computeTargets(online, target, form.equals("double"), reference.path("gamma").doubleValue(), batch, y);
                differences.addAll(Golden.differences("y_" + form, y, Golden.doubles(reference.path("y_" + form))));
                for (Loss loss : Loss.values()) {
                    String name = (loss == Loss.SQUARED ? "mse_" : "huber_") + form;
                    Dqn.BatchError error = Dqn.computeGradients(online, new Dqn.Objective(loss, 1, false), batch, y, new double[rows]);
                    differences.addAll(Golden.differences(name, new double[] {error.loss()}, reference.path(name).doubleValue()));
                    differences.addAll(Golden.differences("q", new double[] {error.q()}, meanTakenQ(reference)));
                    differences.addAll(Golden.differences("grad_" + name, doubles(online.network().gradients()),
                            Golden.layers(reference.path("grad_" + name))));
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    private static QNetwork network(JsonNode reference, String name, int rows) {
        int[] sizes = Golden.ints(reference.path("sizes"));
        Activation hidden = Activation.valueOf(reference.path("activation").textValue().toUpperCase(Locale.ENGLISH));
        List<Dense> layers = IntStream.range(1, sizes.length)
                .mapToObj(i -> new Dense(sizes[i], true, i < sizes.length - 1 ? hidden : Activation.LINEAR)).toList();
        QNetwork network = new QNetwork(new Architecture(sizes[0], layers), rows, Memory.arena());
        network.network().parameters(Golden.floats(Golden.layers(reference.path(name))));
        return network;
    }

    private static TransitionBatch batch(JsonNode reference) {
        int[] actions = Golden.ints(reference.path("actions"));
        double[] rewards = Golden.doubles(reference.path("rewards"));
        List<Boolean> terminated = Golden.booleans(reference.path("terminated"));
        return TransitionBatch.of(IntStream.range(0, actions.length)
                .mapToObj(i -> new Transition(Golden.floats(reference.path("states").get(i)), Action.Discrete.of(actions[i]), rewards[i],
                        Golden.floats(reference.path("next_states").get(i)), terminated.get(i) ? Ending.TERMINATED : Ending.NONE))
                .toArray(Transition[]::new));
    }

    private static double meanTakenQ(JsonNode reference) {
        int[] actions = Golden.ints(reference.path("actions"));
        return IntStream.range(0, actions.length).mapToDouble(i -> reference.path("q").get(i).get(actions[i]).doubleValue()).average()
                .orElseThrow();
    }

    private static double[] doubles(float[] floats) {
        return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
    }
}
