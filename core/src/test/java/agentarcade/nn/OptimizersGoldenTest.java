package agentarcade.nn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Reads `optimizers.json` from the folder in the system property `golden.dir`. A network of one input and no bias has as many parameters
/// as outputs, and with input 1 the gradients of the parameters are those of the outputs.
class OptimizersGoldenTest {
    @TestFactory
    List<DynamicTest> everyCaseEndsWhereTheReferenceDoes() throws IOException {
        Path folder = Path.of(System.getProperty("golden.dir", "src/test/resources/golden"));
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode golden : new ObjectMapper().readTree(folder.resolve("optimizers.json").toFile()).get("cases")) {
            String name = golden.get("optimizer").asText();
            tests.add(DynamicTest.dynamicTest(name, () -> {
                if (name.equals("clip_global_norm")) {
                    clips(golden);
                } else {
                    follows(golden);
                }
            }));
        }
        return tests;
    }

    private static void follows(JsonNode golden) {
        float[] initial = floats(golden.get("initial"));
        try (Network network = listOf(initial.length)) {
            network.parameters(initial);
            Optimizer optimizer = optimizer(golden, network);
            for (int step = 0; step < golden.get("gradients").size(); step++) {
                setGradients(network, floats(golden.get("gradients").get(step)));
                optimizer.step(golden.get("lr").floatValue());
                Fixtures.assertClose(network.parameters(), doubles(golden.get("parameters").get(step)));
            }
        }
    }

    private static Optimizer optimizer(JsonNode golden, Network network) {
        return switch (golden.get("optimizer").asText()) {
            case "sgd" -> Optimizer.sgd(network);
            case "momentum" -> Optimizer.momentum(network, number(golden, "momentum"));
            case "rmsprop" -> Optimizer.rmsProp(network, number(golden, "rho"), number(golden, "eps"));
            case "rmsprop_graves" ->
                    Optimizer.rmsPropGraves(network, number(golden, "rho"), number(golden, "momentum"), number(golden, "eps"));
            case "adam" -> Optimizer.adam(network, number(golden, "beta1"), number(golden, "beta2"), number(golden, "eps"));
            case String other -> throw new IllegalArgumentException("No optimizer is called " + other);
        };
    }

    /// The gradients of several tensors, clipped together.
    private static void clips(JsonNode golden) {
        JsonNode all = flat(golden.get("gradients"));
        try (Network network = listOf(all.size())) {
            setGradients(network, floats(all));
            network.clipGradients(number(golden, "max_norm"));
            Fixtures.assertClose(network.gradients(), doubles(flat(golden.get("clipped"))));
        }
    }

    private static Network listOf(int parameters) {
        return new Network(new Architecture(1, List.of(new Dense(parameters, false, Activation.LINEAR))), 1, Memory.arena());
    }

    private static void setGradients(Network network, float[] gradients) {
        network.input().set(0, 0, 1);
        network.forward(1);
        network.outputGradient().setRow(0, gradients);
        network.backward(1);
    }

    private static JsonNode flat(JsonNode nested) {
        var numbers = new ObjectMapper().createArrayNode();
        nested.forEach(item -> {
            if (item.isArray()) {
                flat(item).forEach(numbers::add);
            } else {
                numbers.add(item);
            }
        });
        return numbers;
    }

    private static double number(JsonNode golden, String name) {
        return golden.get(name).doubleValue();
    }

    private static double[] doubles(JsonNode numbers) {
        double[] values = new double[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.get(i).doubleValue();
        }
        return values;
    }

    private static float[] floats(JsonNode numbers) {
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.get(i).floatValue();
        }
        return values;
    }
}
