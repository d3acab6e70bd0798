package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GradientTest {
    static List<Arguments> networks() {
        return List.of(Arguments.of(Architecture.mlp(3, List.of(), 2), 1), Arguments.of(Architecture.mlp(4, List.of(17), 2), 5),
                Arguments.of(Architecture.mlp(1, List.of(1), 1), 3), Arguments.of(Architecture.mlp(9, List.of(33, 15), 3), 7),
                Arguments.of(Architecture.mlp(16, List.of(32, 16), 16), 4), Arguments.of(Architecture.mlp(5, List.of(50), 49), 6),
                Arguments.of(new Architecture(6, List.of(new Dense(19, false, Activation.LINEAR), new Dense(3, false, Activation.RELU))),
                        9),
                Arguments.of(new Architecture(6, List.of(new Dense(19, true, Activation.TANH), new Dense(3, true, Activation.SIGMOID))), 9),
                Arguments.of(new Architecture(2, List.of(new Dense(34, false, Activation.SIGMOID), new Dense(5, true, Activation.TANH))),
                        2));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void outputsAreThoseOfTheFormulaInFloat64(Architecture architecture, int batch) {
        float[][] observations = Fixtures.numbers(batch, architecture.inputs(), Fixtures.random(2));
        try (Network network = Fixtures.scrambled(architecture, batch + 2, Memory.arena(), 1)) {
            Fixtures.fill(network.input(), observations);
            float[][] outputs = Fixtures.copy(network.forward(batch), batch);
            double[] parameters = Reference.doubles(network.parameters());
            for (int row = 0; row < batch; row++) {
                Fixtures.assertClose(outputs[row], Reference.outputs(architecture, parameters, Reference.doubles(observations[row])));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void gradientsAreTheLossesCentralDifferences(Architecture architecture, int batch) {
        float[][] observations = Fixtures.numbers(batch, architecture.inputs(), Fixtures.random(2));
        float[][] slopes = Fixtures.numbers(batch, architecture.outputs(), Fixtures.random(3));
        try (Network network = Fixtures.scrambled(architecture, batch + 2, Memory.arena(), 1)) {
            Fixtures.fill(network.input(), observations);
            network.forward(batch);
            Fixtures.fill(network.outputGradient(), slopes);
            network.backward(batch);
            Fixtures.assertClose(network.gradients(), Reference.gradients(architecture, network.parameters(), observations, slopes));
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void aBatchBeforeLeavesNoTraceInTheGradients(Architecture architecture, int batch) {
        float[][] observations = Fixtures.numbers(batch, architecture.inputs(), Fixtures.random(2));
        float[][] slopes = Fixtures.numbers(batch, architecture.outputs(), Fixtures.random(3));
        try (Network fresh = Fixtures.scrambled(architecture, batch, Memory.arena(), 1);
                Network used = Fixtures.scrambled(architecture, batch + 3, Memory.arena(), 1)) {
            Fixtures.fill(used.input(), Fixtures.numbers(batch + 3, architecture.inputs(), Fixtures.random(4)));
            used.forward(batch + 3);
            Fixtures.fill(used.outputGradient(), Fixtures.numbers(batch + 3, architecture.outputs(), Fixtures.random(5)));
            used.backward(batch + 3);
            for (Network network : List.of(fresh, used)) {
                Fixtures.fill(network.input(), observations);
                network.forward(batch);
                Fixtures.fill(network.outputGradient(), slopes);
                network.backward(batch);
            }
            assertThat(used.gradients()).isEqualTo(fresh.gradients());
        }
    }
}
