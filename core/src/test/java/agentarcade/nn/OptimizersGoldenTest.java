package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import agentarcade.golden.Golden;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Optimizers and clipping against float64 references. A network of one input and no bias has as many parameters as outputs.
class OptimizersGoldenTest {
    static List<Named<JsonNode>> cases() {
        List<JsonNode> cases = Golden.list(Golden.read("optimizers.json").path("cases"));
        return IntStream.range(0, cases.size()).mapToObj(i -> Named.of("case %d: %s".formatted(i, name(cases.get(i))), cases.get(i)))
                .toList();
    }

    private static String name(JsonNode reference) {
        return reference.path("optimizer").textValue();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyStepEndsWhereTheReferenceDoes(JsonNode reference) {
        assertThat(name(reference).equals("clip_global_norm") ? clipped(reference) : followed(reference)).isEmpty();
    }

    private static List<String> followed(JsonNode reference) {
        float[] initial = Golden.floats(reference.path("initial"));
        List<String> differences = new ArrayList<>();
        try (Network network = listOf(initial.length)) {
            network.parameters(initial);
            Optimizer optimizer = optimizer(reference, network);
            for (int step = 0; step < reference.path("gradients").size(); step++) {
                network.layerGradients(1).gradients(Golden.floats(reference.path("gradients").get(step)));
                optimizer.step((float) number(reference, "lr"));
                differences.addAll(Golden.differences("after step %d".formatted(step + 1), Reference.doubles(network.parameters()),
                        Golden.doubles(reference.path("parameters").get(step))));
            }
        }
        return differences;
    }

    private static Optimizer optimizer(JsonNode reference, Network network) {
        return switch (name(reference)) {
            case "sgd" -> Optimizer.sgd(network);
            case "momentum" -> Optimizer.momentum(network, number(reference, "momentum"));
            case "rmsprop" -> Optimizer.rmsProp(network, number(reference, "rho"), number(reference, "eps"));
            case "rmsprop_graves" ->
                    Optimizer.rmsPropGraves(network, number(reference, "rho"), number(reference, "momentum"), number(reference, "eps"));
            case "adam" -> Optimizer.adam(network, number(reference, "beta1"), number(reference, "beta2"), number(reference, "eps"));
            case String other -> throw new IllegalArgumentException("No optimizer is called " + other);
        };
    }

    /// The gradients of several tensors, clipped together.
    private static List<String> clipped(JsonNode reference) {
        double[] gradients = Golden.numbers(reference, "gradients");
        try (Network network = listOf(gradients.length)) {
            network.layerGradients(1).gradients(Golden.floats(gradients));
            GradientTransform.clipByGlobalNorm(number(reference, "max_norm")).apply(network.layerGradients());
            return Golden.differences("clipped", Reference.doubles(network.gradients()), Golden.numbers(reference, "clipped"));
        }
    }

    private static Network listOf(int parameters) {
        return new Network(new Architecture(1, List.of(new Dense(parameters, false, Activation.LINEAR))), 1, Memory.arena());
    }

    private static double number(JsonNode reference, String name) {
        return reference.path(name).doubleValue();
    }
}
