package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkTest {
    private static final Architecture ARCHITECTURE = Architecture.mlp(20, List.of(40, 17), 3);

    private final Network network = Fixtures.scrambled(ARCHITECTURE, 6, Memory.arena(), 1);

    @AfterEach
    void close() {
        network.close();
    }

    /// All that refuses a wrong thread and a closed network.
    static List<Consumer<Network>> uses() {
        return List.of(network -> network.forward(1), network -> network.backward(1), network -> network.infer(new float[20], new float[3]),
                Network::parameters, network -> network.parameters(new float[0]), Network::gradients, Network::fingerprint,
                Network::firstNonFiniteLayer, Network::input, network -> network.output(0), Network::outputGradient,
                network -> network.inputGradient(1), Network::tensors, network -> network.copyInferred(0, new float[3]),
                network -> network.copyFrom(network), network -> network.blend(network, 0.5f),
                network -> network.initialise(Initialiser.HE_UNIFORM, Fixtures.random(1)),
                network -> network.initialise(1, Initialiser.HE_UNIFORM, Fixtures.random(1)),
                network -> network.layerGradients(1).norm(), network -> network.layerGradients(1).parameterNorm(),
                network -> network.layerGradients(1).scale(2), network -> network.layerGradients(1).clip(1),
                network -> network.layerGradients(1).addParameters(1), network -> network.layerGradients(1).gradients(),
                network -> network.layerGradients(1).gradients(new float[0]), network -> network.layerGradients(1).parameters(),
                network -> network.layerGradients(1).parameters(new float[0]), network -> network.state().get(),
                network -> network.inferState().reset(), Optimizer::adam);
    }

    @Test
    void whileRestoringNoParametersAreDrawnAndNoMoreAreTakenThanWereSaved() {
        long saved = ARCHITECTURE.parameters();
        try (Network restored = Restoring.from(saved, () -> new Network(ARCHITECTURE, 2, Memory.arena())
                .initialise(Initialiser.HE_UNIFORM, Fixtures.random(1)).initialise(1, Initialiser.HE_UNIFORM, Fixtures.random(1)))) {
            assertThat(restored.parameters()).containsOnly(0);
            restored.initialise(Initialiser.HE_UNIFORM, Fixtures.random(1));
            assertThat(restored.parameters()).as("afterwards").isNotEqualTo(new float[(int) saved]);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Restoring.from(saved - 1, () -> new Network(ARCHITECTURE, 2, Memory.arena())))
                .withMessage("A network of 1,591 parameters can't be restored from 1,590");
    }

    @ParameterizedTest
    @MethodSource("uses")
    void anotherThreadIsRefused(Consumer<Network> use) throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = Thread.ofPlatform().name("stranger").start(() -> {
            try {
                use.accept(network);
            } catch (RuntimeException e) {
                thrown.set(e);
            }
        });
        thread.join();
        assertThat(thrown.get()).isInstanceOf(IllegalStateException.class)
                .hasMessage("This network belongs to thread \"%s\", not to \"stranger\"", Thread.currentThread().getName());
    }

    @ParameterizedTest
    @MethodSource("uses")
    void useAfterCloseIsRefused(Consumer<Network> use) {
        network.close();
        assertThatIllegalStateException().isThrownBy(() -> use.accept(network)).withMessage("This network has been closed");
    }

    @Test
    void anOptimizerAndAMatrixOfAClosedNetworkAreRefusedToo() {
        Optimizer sgd = Optimizer.sgd(network);
        network.close();
        network.close();
        assertThatIllegalStateException().isThrownBy(() -> sgd.step(0.1f)).withMessage("This network has been closed");
        assertThatIllegalStateException().isThrownBy(() -> network.input().set(0, 0, 1));
    }

    @Test
    void wrongSizesAreRefusedWithBothNumbers() {
        assertThatIllegalArgumentException().isThrownBy(() -> network.forward(7))
                .withMessage("This network takes 1 to 6 rows at once, not 7");
        assertThatIllegalArgumentException().isThrownBy(() -> network.backward(0))
                .withMessage("This network takes 1 to 6 rows at once, not 0");
        assertThatIllegalArgumentException().isThrownBy(() -> network.infer(new float[19], new float[3]))
                .withMessage("A row has 20 numbers here, not 19");
        assertThatIllegalArgumentException().isThrownBy(() -> network.infer(new float[20], new float[2]))
                .withMessage("A row has 3 numbers here, not 2");
        assertThatIllegalArgumentException().isThrownBy(() -> network.parameters(new float[5]))
                .withMessage("This network has 1,591 parameters, but the array given has 5 numbers");
        assertThatIllegalArgumentException().isThrownBy(() -> new Network(ARCHITECTURE, 0, Memory.arena()));
        assertThatIllegalArgumentException().isThrownBy(() -> network.blend(network, 1.5f))
                .withMessage("Tau must be between 0 and 1, not 1.5");
        try (Network other = new Network(Architecture.mlp(20, List.of(40), 3), 6, Memory.arena())) {
            assertThatIllegalArgumentException().isThrownBy(() -> network.copyFrom(other))
                    .withMessageStartingWith("Networks of different shapes: ");
        }
    }

    @Test
    void parametersThatAreNotFiniteAreRefusedAndNothingChanges() {
        float[] values = network.parameters();
        long before = network.fingerprint();
        values[0] = 7;
        values[9] = Float.NEGATIVE_INFINITY;
        assertThatIllegalArgumentException().isThrownBy(() -> network.parameters(values))
                .withMessage("Number 9 of the array given is -Infinity; only finite numbers can be used");
        assertThat(network.fingerprint()).isEqualTo(before);
    }

    @Test
    void parametersComeBackAsTheyWereSet() {
        float[] values = Fixtures.numbers(1, (int) network.parameterCount(), Fixtures.random(9))[0];
        network.parameters(values);
        assertThat(network.parameters()).isEqualTo(values);
    }

    @Test
    void inferGivesTheBitsOfForwardAndLeavesItsBatchAlone() {
        float[][] observations = Fixtures.numbers(6, 20, Fixtures.random(2));
        for (int i = 0; i < 120; i += 3) {
            observations[i / 20][i % 20] = 0;
        }
        Fixtures.fill(network.input(), observations);
        float[][] expected = Fixtures.copy(network.forward(6), 6);
        float[][] actual = new float[6][3];
        for (int row = 0; row < 6; row++) {
            network.infer(observations[row], actual[row]);
        }
        assertThat(actual).isDeepEqualTo(expected);
        Fixtures.fill(network.outputGradient(), expected);
        network.backward(6);
        float[] gradients = network.gradients();
        network.forward(6);
        Fixtures.fill(network.outputGradient(), expected);
        network.backward(6);
        assertThat(network.gradients()).isEqualTo(gradients);
    }

    @Test
    void inferGivesTheBitsOfForwardInWideLayersToo() {
        float[] observation = Fixtures.numbers(1, 5, Fixtures.random(2))[0];
        float[] outputs = new float[90];
        try (Network wide = Fixtures.scrambled(Architecture.mlp(5, List.of(64, 150), 90), 1, Memory.arena(), 1)) {
            wide.infer(observation, outputs);
            wide.input().setRow(0, observation);
            assertThat(outputs).isEqualTo(Fixtures.copy(wide.forward(1), 1)[0]);
        }
    }

    @Test
    void aRowsOutputDoesNotDependOnTheRestOfItsBatch() {
        float[][] observations = Fixtures.numbers(6, 20, Fixtures.random(2));
        Fixtures.fill(network.input(), observations);
        float[][] together = Fixtures.copy(network.forward(6), 6);
        for (int row = 0; row < 6; row++) {
            network.input().setRow(0, observations[row]);
            assertThat(Fixtures.copy(network.forward(1), 1)[0]).isEqualTo(together[row]);
        }
    }

    @Test
    void blendMovesByTauAndCopyTakesAll() {
        try (Network other = Fixtures.scrambled(ARCHITECTURE, 1, Memory.arena(), 2)) {
            float[] from = network.parameters();
            float[] to = other.parameters();
            network.blend(other, 0.25f);
            for (int i = 0; i < from.length; i++) {
                assertThat(network.parameters()[i]).isCloseTo(0.75f * from[i] + 0.25f * to[i], within(1e-6f));
            }
            network.blend(other, 1);
            assertThat(network.fingerprint()).isEqualTo(other.fingerprint());
            network.parameters(from);
            network.copyFrom(other);
            assertThat(network.parameters()).isEqualTo(to);
        }
    }

    @Test
    void blendingByZeroKeepsEveryBitAndByOneTakesEveryBitEvenFromASpoiltNetwork() {
        float[] values = network.parameters();
        values[0] = -0f;
        network.parameters(values);
        long before = network.fingerprint();
        try (Network other = Fixtures.scrambled(ARCHITECTURE, 1, Memory.arena(), 2)) {
            long others = other.fingerprint();
            network.blend(other, 0);
            assertThat(network.fingerprint()).isEqualTo(before);
            spoil(network);
            network.blend(other, 1);
            assertThat(network.fingerprint()).isEqualTo(others);
            spoil(other);
            network.blend(other, 0);
            assertThat(network.fingerprint()).isEqualTo(others);
        }
    }

    /// All ways to replace the parameters of every layer.
    static List<BiConsumer<Network, Network>> repairs() {
        return List.of((spoilt, sound) -> spoilt.parameters(sound.parameters()), Network::copyFrom,
                (spoilt, sound) -> spoilt.blend(sound, 1),
                (spoilt, sound) -> spoilt.layerGradients()
                        .forEach(layer -> layer.parameters(sound.layerGradients(layer.layer()).parameters())));
    }

    /// NaN gets into the padding, too. There it would stay where a tanh multiplies the slopes that the caller wrote.
    @ParameterizedTest
    @MethodSource("repairs")
    void aSpoiltNetworkWithSoundParametersAgainGivesSoundGradients(BiConsumer<Network, Network> repair) {
        Architecture actor = new Architecture(4, List.of(new Dense(5, true, Activation.TANH), new Dense(3, true, Activation.TANH)));
        try (Network spoilt = Fixtures.scrambled(actor, 2, Memory.arena(), 1);
                Network sound = Fixtures.scrambled(actor, 2, Memory.arena(), 2)) {
            spoil(spoilt);
            learn(spoilt);
            repair.accept(spoilt, sound);
            learn(spoilt);
            learn(sound);
            assertThat(spoilt.firstNonFiniteLayer()).isEmpty();
            assertThat(spoilt.gradients()).isEqualTo(sound.gradients());
        }
    }

    private static void spoil(Network network) {
        network.input().clear(1);
        network.input().set(0, 0, Float.NaN);
        network.forward(1);
        network.outputGradient().set(0, 0, 1);
        network.backward(1);
        Optimizer.sgd(network).step(1);
        network.input().clear(1);
        assertThat(network.parameters()).contains(Float.NaN);
    }

    private static void learn(Network network) {
        network.forward(1);
        network.outputGradient().setRow(0, new float[] {1, 2, 3});
        network.backward(1);
    }

    @Test
    void theFingerprintSeesEveryParameterAndEveryBit() {
        float[] values = network.parameters();
        long before = network.fingerprint();
        for (int i = 0; i < values.length; i++) {
            float kept = values[i];
            values[i] = Math.nextUp(kept);
            network.parameters(values);
            assertThat(network.fingerprint()).isNotEqualTo(before);
            values[i] = kept;
        }
        network.parameters(values);
        assertThat(network.fingerprint()).isEqualTo(before);
    }

    @Test
    void theLayerWhoseOutputsFirstOverflowIsNamed() {
        try (Network deep = new Network(Architecture.mlp(1, List.of(1, 1), 1), 2, Memory.arena())) {
            deep.parameters(new float[] {1, 0, 3e38f, 0, 1, 0});
            deep.input().set(0, 0, 1);
            deep.input().set(1, 0, 1);
            assertThat(deep.forward(2).get(0, 0)).isFinite();
            deep.backward(2);
            assertThat(deep.firstNonFiniteLayer()).isEmpty();
            deep.input().set(1, 0, 2);
            deep.forward(2);
            deep.backward(2);
            assertThat(deep.firstNonFiniteLayer()).hasValue(2);
            deep.forward(1);
            deep.backward(1);
            assertThat(deep.firstNonFiniteLayer()).as("the row before is no longer in the batch").isEmpty();
        }
    }

    @Test
    void theLayerWhoseGradientsAreFirstBrokenOnTheWayBackIsNamed() {
        Fixtures.fill(network.input(), Fixtures.numbers(6, 20, Fixtures.random(2)));
        network.forward(6);
        Fixtures.fill(network.outputGradient(), Fixtures.numbers(6, 3, Fixtures.random(3)));
        network.backward(6);
        assertThat(network.firstNonFiniteLayer()).isEmpty();
        network.forward(6);
        network.outputGradient().set(2, 1, Float.NaN);
        network.backward(6);
        assertThat(network.firstNonFiniteLayer()).hasValue(network.architecture().layers().size());
    }

    @Test
    void notANumberIsNotSilencedByRelu() {
        network.input().set(0, 0, Float.NaN);
        assertThat(network.forward(1).get(0, 0)).isNaN();
        float[] outputs = new float[3];
        float[] observation = new float[20];
        observation[19] = Float.NaN;
        network.infer(observation, outputs);
        assertThat(outputs[2]).isNaN();
    }

    @Test
    void aMatrixRefusesPlacesOutsideIt() {
        Matrix matrix = network.input();
        assertThatThrownBy(() -> matrix.get(6, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> matrix.set(0, 20, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> matrix.clear(7)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> matrix.setRow(0, new byte[21]))
                .withMessage("A row has 20 numbers here, not 21");
    }

    @Test
    void aMatrixTakesRowsOfFloatsAndBytes() {
        byte[] bytes = new byte[20];
        bytes[3] = -2;
        bytes[19] = 100;
        network.input().clear(6);
        network.input().setRow(2, bytes);
        float[] expected = new float[20];
        expected[3] = -2;
        expected[19] = 100;
        float[][] all = new float[6][20];
        all[2] = expected;
        assertThat(Fixtures.copy(network.input(), 6)).isDeepEqualTo(all);
    }

    @Test
    void impossibleShapesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Architecture.mlp(0, List.of(), 1))
                .withMessage("A network needs at least 1 input, not 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Architecture.mlp(1, List.of(0), 1))
                .withMessage("A layer needs at least 1 output, not 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Architecture(1, List.of()))
                .withMessage("A network needs at least 1 layer");
    }
}
