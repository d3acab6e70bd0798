package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.golden.Golden;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Reads `curvature.json`: networks with a linear output, under the mean squared error over all outputs.
class CurvatureGoldenTest {
    @TestFactory
    List<DynamicTest> everyNetworkBendsAsTheReferenceSays() {
        return Golden.list(Golden.read("curvature.json").get("cases")).stream().map(golden -> DynamicTest
                .dynamicTest("%s %s".formatted(golden.get("activation").asText(), golden.get("sizes")), () -> check(golden))).toList();
    }

    private static void check(JsonNode golden) {
        int batch = golden.get("states").size();
        try (Network network = new Network(architecture(golden), batch, Memory.arena())) {
            network.parameters(Golden.floats(Golden.layers(golden.get("net"))));
            List<String> differences = new ArrayList<>();
            for (int row = 0; row < batch; row++) {
                network.input().setRow(row, Golden.floats(golden.get("states").get(row)));
            }
            Curvature curvature = new Curvature(network);
            differences.addAll(differences(golden, "loss", loss(network, curvature, golden.get("targets"))));
            curvature.capture(batch);
            differences.addAll(differences(golden, "gradient", Reference.doubles(network.gradients())));
            differences.addAll(differences(golden, "hessian_vector_product",
                    Reference.doubles(curvature.product(Golden.floats(golden.get("v"))))));
            int limit = (int) network.parameterCount();
            differences.addAll(differences(golden, "largest_eigenvalue",
                    curvature.largestEigenvalue(1e-7, limit, Fixtures.random(1)).value()));
            differences.addAll(differences(golden, "smallest_eigenvalue",
                    curvature.smallestEigenvalue(1e-7, limit, Fixtures.random(2)).value()));
            differences.addAll(differences(golden, "trace", trace(curvature, limit)));
            assertThat(differences).isEmpty();
        }
    }

    private static List<String> differences(JsonNode golden, String name, double... actual) {
        JsonNode expected = golden.get(name);
        return Golden.differences(name, actual, expected.isArray() ? Golden.doubles(expected) : new double[] {expected.doubleValue()});
    }

    private static Architecture architecture(JsonNode golden) {
        Activation hidden = Activation.valueOf(golden.get("activation").asText().toUpperCase(Locale.ROOT));
        List<Dense> layers = new ArrayList<>();
        for (JsonNode layer : golden.get("net")) {
            boolean last = layers.size() + 1 == golden.get("net").size();
            layers.add(new Dense(layer.get("W").size(), layer.has("b"), last ? Activation.LINEAR : hidden));
        }
        return new Architecture(golden.get("sizes").get(0).intValue(), layers);
    }

    /// Forward and back.
    private static double loss(Network network, Curvature curvature, JsonNode targets) {
        int batch = targets.size();
        Matrix outputs = network.forward(batch);
        int count = batch * outputs.columns();
        double sum = 0;
        for (int row = 0; row < batch; row++) {
            for (int out = 0; out < outputs.columns(); out++) {
                double error = outputs.get(row, out) - targets.get(row).get(out).doubleValue();
                sum += Losses.squared(error);
                network.outputGradient().set(row, out, (float) (Losses.squaredSlope(error) / count));
                curvature.outputCurvature().set(row, out, (float) (Losses.squaredCurvature() / count));
            }
        }
        network.backward(batch);
        return sum / count;
    }

    /// The sum of H's diagonal, one product for each element.
    private static double trace(Curvature curvature, int size) {
        double trace = 0;
        for (int i = 0; i < size; i++) {
            float[] axis = new float[size];
            axis[i] = 1;
            trace += curvature.product(axis)[i];
        }
        return trace;
    }
}
