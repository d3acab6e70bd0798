package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.golden.Golden;
import agentarcade.nn.Conv2d.Padding;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A linear convolution of whole batches, and back, against float64 references.
class Conv2dGoldenTest {
    private final List<String> differences = new ArrayList<>();

    static List<Named<JsonNode>> cases() {
        List<JsonNode> cases = Golden.list(Golden.read("conv2d.json").path("cases"));
        return IntStream.range(0, cases.size()).mapToObj(i -> Named.of("case %d: stride %s, padding %s"
                .formatted(i, cases.get(i).path("stride"), cases.get(i).path("padding")), cases.get(i))).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputsAndGradientsAreThoseOfTheReference(JsonNode reference) {
        int[] x = lengths(reference.path("x"));
        int[] w = lengths(reference.path("w"));
        Conv2d conv = new Conv2d(w[0], w[2], w[3], reference.path("stride").intValue(), padding(reference.path("padding")),
                reference.hasNonNull("b"), Activation.LINEAR);
        Architecture architecture = new Architecture(new Shape.Image(x[1], x[2], x[3]), List.of(conv));
        Shape output = architecture.outputShapes().getFirst();
        int items = x[0];
        try (Network network = new Network(architecture, items, Memory.arena())) {
            network.parameters(Golden.floats(Golden.numbers(reference, "w", "b")));
            network.input().setRows(Golden.floats(Golden.numbers(reference, "x")));
            network.forward(items);
            compare("y", each(items, numbers(network.output(0)), output, Bench::plain), reference);
            float[] slopes = each(items, Golden.floats(Golden.numbers(reference, "grad_y")), output, Bench::layout);
            network.outputGradient().setRows(slopes);
            network.backward(items);
            differences.addAll(Golden.differences("grad_w, grad_b", Reference.doubles(network.gradients()),
                    Golden.numbers(reference, "grad_w", "grad_b")));
            network.outputGradient().setRows(slopes);
            compare("grad_x", numbers(network.inputGradient(items)), reference);
        }
        assertThat(differences).isEmpty();
    }

    private void compare(String name, float[] actual, JsonNode reference) {
        differences.addAll(Golden.differences(name, Reference.doubles(actual), Golden.numbers(reference, name)));
    }

    /// A number of zeros on every side, one for rows and one for columns, or a word.
    static Padding padding(JsonNode padding) {
        if (padding.isTextual()) {
            return switch (padding.textValue().toLowerCase(Locale.ROOT)) {
                case "same" -> Padding.same();
                case "valid" -> Padding.valid();
                case String other -> throw new IllegalArgumentException("No padding is called " + other);
            };
        }
        if (padding.isArray() && padding.size() != 2) {
            throw new IllegalArgumentException("Padding is a number, one for rows and one for columns, or a word, not " + padding);
        }
        return padding.isArray() ? new Padding.Explicit(padding.get(0).intValue(), padding.get(1).intValue())
                : new Padding.Explicit(padding.intValue(), padding.intValue());
    }

    /// How long the four sides of a nested array are, outermost first.
    private static int[] lengths(JsonNode array) {
        JsonNode rows = array.get(0).get(0);
        return new int[] {array.size(), array.get(0).size(), rows.size(), rows.get(0).size()};
    }

    private static float[] numbers(Matrix matrix) {
        float[] numbers = new float[matrix.rows() * matrix.columns()];
        matrix.rows(numbers);
        return numbers;
    }

    /// From one layout to another, item by item.
    private static float[] each(int items, float[] numbers, Shape shape, BiFunction<float[], Shape, float[]> order) {
        float[] all = new float[numbers.length];
        for (int item = 0; item < items; item++) {
            float[] one = order.apply(Arrays.copyOfRange(numbers, item * shape.size(), (item + 1) * shape.size()), shape);
            System.arraycopy(one, 0, all, item * shape.size(), one.length);
        }
        return all;
    }
}
