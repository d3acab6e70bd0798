package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.golden.Golden;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An LSTM over whole sequences from a zero state, and back through time, against float64 references.
class LstmGoldenTest {
    static List<Named<JsonNode>> cases() {
        List<JsonNode> cases = Golden.list(Golden.read("lstm.json").path("cases"));
        return IntStream.range(0, cases.size()).mapToObj(i -> Named.of("case %d".formatted(i), cases.get(i))).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputsAndGradientsAreThoseOfTheReference(JsonNode reference) {
        assertThat(reference.path("gate_order").textValue()).isEqualTo("input, forget, cell, output");
        JsonNode x = reference.path("x");
        int items = x.size();
        int steps = x.get(0).size();
        int outputs = reference.path("W_hh").get(0).size();
        Architecture architecture = new Architecture(new Shape.Sequence(steps, x.get(0).get(0).size()),
                List.of(new Lstm(outputs, false)));
        List<String> differences = new ArrayList<>();
        try (Network network = new Network(architecture, items, Memory.arena())) {
            network.parameters(Golden.floats(Golden.numbers(reference, "W_ih", "W_hh", "b")));
            network.input().setRows(Golden.floats(Golden.numbers(reference, "x")));
            network.forward(items);
            differences.addAll(Golden.differences("h", numbers(network.output(0)), Golden.numbers(reference, "h")));
            float[] slopes = Golden.floats(Golden.numbers(reference, "grad_h"));
            network.outputGradient().setRows(slopes);
            network.backward(items);
            differences.addAll(Golden.differences("gradients", Reference.doubles(network.gradients()),
                    Golden.numbers(reference, "grad_W_ih", "grad_W_hh", "grad_b")));
            network.outputGradient().setRows(slopes);
            differences.addAll(Golden.differences("grad_x", numbers(network.inputGradient(items)), Golden.numbers(reference, "grad_x")));
        }
        assertThat(differences).isEmpty();
    }

    private static double[] numbers(Matrix matrix) {
        float[] numbers = new float[matrix.rows() * matrix.columns()];
        matrix.rows(numbers);
        return Reference.doubles(numbers);
    }
}
