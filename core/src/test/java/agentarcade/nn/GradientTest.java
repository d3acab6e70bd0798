package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.nn.Conv2d.Padding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind of layer, alone and after others, against the formulas in float64.
class GradientTest {
    static List<Arguments> networks() {
        List<Arguments> networks = new ArrayList<>();
        networks.add(Arguments.of("linear", Architecture.mlp(3, List.of(), 2), 1));
        networks.add(Arguments.of("small", Architecture.mlp(4, List.of(17), 2), 5));
        networks.add(Arguments.of("tiny", Architecture.mlp(1, List.of(1), 1), 3));
        networks.add(Arguments.of("odd widths", Architecture.mlp(9, List.of(33, 15), 3), 7));
        networks.add(Arguments.of("whole vectors", Architecture.mlp(16, List.of(32, 16), 16), 4));
        networks.add(Arguments.of("three vectors", Architecture.mlp(5, List.of(50), 49), 6));
        networks.add(Arguments.of("seven vectors", Architecture.mlp(100, List.of(100), 9), 10));
        networks.add(Arguments.of("a batch of two", Architecture.mlp(20, List.of(70), 3), 2));
        networks.add(Arguments.of("without biases", new Architecture(6, List.of(dense(19, false, Activation.LINEAR),
                dense(3, false, Activation.RELU))), 9));
        networks.add(Arguments.of("tanh, sigmoid", new Architecture(6, List.of(dense(19, true, Activation.TANH),
                dense(3, true, Activation.SIGMOID))), 9));
        networks.add(Arguments.of("sigmoid, tanh", new Architecture(2, List.of(dense(34, false, Activation.SIGMOID),
                dense(5, true, Activation.TANH))), 2));
        networks.add(Arguments.of("one convolution", images(2, 7, 6, new Conv2d(5, 3, 2, Activation.LINEAR)), 3));
        networks.add(Arguments.of("convolutions as for screens", images(2, 16, 16, new Conv2d(16, 8, 4, Activation.RELU),
                new Conv2d(32, 2, 2, Activation.TANH), new Flatten(), dense(20, true, Activation.RELU)), 2));
        networks.add(Arguments.of("few channels between", images(1, 9, 8, new Conv2d(3, 3, 1, Activation.SIGMOID),
                new Conv2d(18, 2, 1, Activation.TANH), new Conv2d(2, 2, 2, Activation.LINEAR), new Flatten(),
                dense(4, true, Activation.LINEAR)), 3));
        networks.add(Arguments.of("one position", images(3, 4, 4, new Conv2d(4, 4, 1, Activation.TANH), new Flatten(),
                dense(2, true, Activation.LINEAR)), 2));
        networks.add(Arguments.of("same padding, stride 1", images(2, 5, 6, conv(3, 4, 2, 1, Padding.same()), new Flatten(),
                dense(3, true, Activation.LINEAR)), 2));
        networks.add(Arguments.of("asymmetric same padding", images(2, 6, 9, conv(4, 3, 4, 2, Padding.same()),
                conv(17, 2, 5, 2, Padding.same()), new Flatten(), dense(3, true, Activation.LINEAR)), 3));
        networks.add(Arguments.of("explicit padding", images(1, 5, 5, conv(16, 3, 3, 2, new Padding.Explicit(1, 2)),
                conv(2, 2, 2, 1, new Padding.Explicit(0, 1))), 2));
        networks.add(Arguments.of("a flattened input", images(2, 3, 4, new Flatten(), dense(5, true, Activation.TANH)), 3));
        networks.add(Arguments.of("dense over a sequence", new Architecture(new Shape.Sequence(5, 3), List.of(
                dense(4, true, Activation.TANH), dense(17, true, Activation.SIGMOID), new Flatten(), dense(3, true, Activation.LINEAR))),
                3));
        networks.add(Arguments.of("heads", heads(new Shape.Row(5), List.of(dense(18, true, Activation.TANH))), 4));
        networks.add(Arguments.of("heads without a trunk", heads(new Shape.Row(5), List.of()), 4));
        networks.add(Arguments.of("heads on convolutions", heads(new Shape.Image(2, 6, 6), List.of(
                conv(5, 3, 3, 2, Padding.same()), new Flatten())), 3));
        networks.add(Arguments.of("convolutions as heads", new Architecture(new Shape.Image(2, 5, 5),
                List.of(new Conv2d(4, 2, 1, Activation.TANH)),
                List.of(new Architecture.Head("a", List.of(new Conv2d(3, 2, 1, Activation.LINEAR))),
                        new Architecture.Head("b", List.of(conv(2, 3, 3, 2, Padding.same()))),
                        new Architecture.Head("c", List.of(new Flatten(), dense(2, true, Activation.TANH))))),
                3));
        networks.add(Arguments.of("one number remembered", sequences(4, 1, lstm(1)), 3));
        networks.add(Arguments.of("a sequence of one step", sequences(1, 3, lstm(5)), 5));
        networks.add(Arguments.of("one sequence", sequences(9, 2, lstm(5)), 1));
        networks.add(Arguments.of("an LSTM of whole vectors", sequences(3, 17, lstm(16)), 4));
        networks.add(Arguments.of("an LSTM of odd width", sequences(5, 16, lstm(17)), 2));
        networks.add(Arguments.of("LSTMs over each other", sequences(4, 3, lstm(17), lstm(5)), 3));
        networks.add(Arguments.of("an LSTM between dense layers", sequences(4, 3, dense(6, true, Activation.TANH), lstm(5),
                dense(2, true, Activation.SIGMOID)), 3));
        networks.add(Arguments.of("an LSTM flattened", sequences(3, 4, lstm(17), new Flatten(), dense(3, true, Activation.LINEAR)), 5));
        networks.add(Arguments.of("heads on an LSTM", heads(new Shape.Sequence(3, 4), List.of(lstm(5))), 4));
        networks.add(Arguments.of("LSTMs as heads", new Architecture(new Shape.Sequence(3, 4), List.of(),
                List.of(new Architecture.Head("a", List.of(lstm(5), dense(1, true, Activation.LINEAR))),
                        new Architecture.Head("b", List.of(lstm(2))),
                        new Architecture.Head("c", List.of(dense(3, true, Activation.TANH), lstm(1))))),
                2));
        return networks;
    }

    private static Dense dense(int outputs, boolean bias, Activation activation) {
        return new Dense(outputs, bias, activation);
    }

    private static Conv2d conv(int channels, int rows, int columns, int stride, Padding padding) {
        return new Conv2d(channels, rows, columns, stride, padding, channels % 2 == 0, Activation.TANH);
    }

    private static Architecture images(int channels, int rows, int columns, Layer... layers) {
        return new Architecture(new Shape.Image(channels, rows, columns), List.of(layers));
    }

    private static Architecture sequences(int steps, int columns, Layer... layers) {
        return new Architecture(new Shape.Sequence(steps, columns), List.of(layers));
    }

    private static Lstm lstm(int outputs) {
        return new Lstm(outputs, false);
    }

    private static Architecture heads(Shape input, List<Layer> trunk) {
        return new Architecture(input, trunk, List.of(
                new Architecture.Head("policy", List.of(input instanceof Shape.Row ? dense(7, true, Activation.RELU)
                        : dense(6, true, Activation.TANH), dense(3, true, Activation.LINEAR))),
                new Architecture.Head("value", List.of(dense(1, true, Activation.LINEAR)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void outputsAreThoseOfTheFormulaInFloat64(String name, Architecture architecture, int batch) {
        try (Bench bench = new Bench(architecture, batch, batch + 2)) {
            bench.network.forward(batch);
            for (int item = 0; item < batch; item++) {
                double[][] expected = Reference.outputs(architecture, bench.parameters, bench.items[item]);
                for (int head = 0; head < expected.length; head++) {
                    Fixtures.assertClose(bench.output(head, item), expected[head]);
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void oneItemByItselfGivesWhatItGivesInABatch(String name, Architecture architecture, int batch) {
        try (Bench bench = new Bench(architecture, batch, batch)) {
            bench.network.forward(batch);
            for (int item = 0; item < batch; item++) {
                bench.network.infer(Bench.floats(bench.items[item]));
                for (int head = 0; head < bench.heads; head++) {
                    float[] single = new float[architecture.outputShapes().get(head).size()];
                    bench.network.copyInferred(head, single);
                    assertThat(Bench.plain(single, architecture.outputShapes().get(head))).isEqualTo(bench.output(head, item));
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void gradientsAreTheLossesCentralDifferences(String name, Architecture architecture, int batch) {
        try (Bench bench = new Bench(architecture, batch, batch + 2)) {
            bench.network.forward(batch);
            bench.fillSlopes();
            bench.network.backward(batch);
            Fixtures.assertClose(bench.network.gradients(),
                    Reference.gradients(architecture, bench.parameters, bench.items, bench.slopes));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void theInputsGradientIsTheLossesCentralDifferences(String name, Architecture architecture, int batch) {
        try (Bench bench = new Bench(architecture, batch, batch + 2)) {
            bench.network.forward(batch);
            bench.fillSlopes();
            // Without backward before it: nothing may be left over from there.
            Matrix inputGradient = bench.network.inputGradient(batch);
            for (int item = 0; item < batch; item++) {
                Fixtures.assertClose(bench.input(inputGradient, item),
                        Reference.inputGradient(architecture, bench.parameters, bench.items[item], bench.slopes[item]));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void theInputsGradientLeavesTheParametersGradientsAlone(String name, Architecture architecture, int batch) {
        try (Bench bench = new Bench(architecture, batch, batch + 2)) {
            bench.network.forward(batch);
            bench.fillSlopes();
            bench.network.backward(batch);
            float[] gradients = bench.network.gradients();
            bench.fillSlopes();
            bench.network.inputGradient(batch);
            assertThat(bench.network.gradients()).isEqualTo(gradients);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void aBatchBeforeLeavesNoTrace(String name, Architecture architecture, int batch) {
        try (Bench fresh = new Bench(architecture, batch, batch); Bench used = new Bench(architecture, batch, batch + 3)) {
            used.scribble();
            for (Bench bench : List.of(fresh, used)) {
                bench.fillInput();
                bench.network.forward(batch);
                bench.fillSlopes();
                bench.network.backward(batch);
            }
            assertThat(used.network.gradients()).isEqualTo(fresh.network.gradients());
            for (int head = 0; head < used.heads; head++) {
                for (int item = 0; item < batch; item++) {
                    assertThat(used.output(head, item)).isEqualTo(fresh.output(head, item));
                }
            }
        }
    }
}
