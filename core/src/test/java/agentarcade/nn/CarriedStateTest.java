package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// LSTMs that go on where the last batch ended. All networks here have the same parameters, and sequences are cut from the same six steps.
class CarriedStateTest {
    private static final int INPUTS = 3;
    private static final int ITEMS = 5;
    private static final int STEPS = 6;
    private static final int OUTPUTS = 2;
    /// h and c of two layers.
    private static final int SIZE = 2 * 17 + 2 * 4;

    private final float[][][] sequences = IntStream.range(0, ITEMS)
            .mapToObj(item -> Fixtures.numbers(STEPS, INPUTS, Fixtures.random(item))).toArray(float[][][]::new);
    private final Network whole = network(STEPS, true);
    private final Network half = network(STEPS / 2, true);
    private final Network stepwise = network(1, true);

    private static Network network(int steps, boolean carried) {
        return Fixtures.scrambled(new Architecture(new Shape.Sequence(steps, INPUTS), List.of(new Lstm(17, carried), new Lstm(4, carried),
                new Dense(OUTPUTS, true, Activation.LINEAR))), ITEMS, Memory.arena(), 1);
    }

    @AfterEach
    void close() {
        whole.close();
        half.close();
        stepwise.close();
    }

    /// Passes the steps from `first` on, as many as the network takes; returns its outputs, [item][step · output].
    private float[][] forward(Network network, int items, int first) {
        int steps = ((Shape.Sequence) network.architecture().input()).steps();
        int rows = network.output(0).rows() / network.maxBatch();
        for (int item = 0; item < items; item++) {
            for (int step = 0; step < steps; step++) {
                network.input().setRow(item * steps + step, sequences[item][first + step]);
            }
        }
        float[][] outputs = Fixtures.copy(network.forward(items), items * rows);
        return IntStream.range(0, items).mapToObj(item -> joined(Arrays.copyOfRange(outputs, item * rows, (item + 1) * rows)))
                .toArray(float[][]::new);
    }

    private static float[] joined(float[]... parts) {
        float[] all = new float[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int start = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, start, part.length);
            start += part.length;
        }
        return all;
    }

    private static float[][] joined(float[][] first, float[][] second) {
        return IntStream.range(0, first.length).mapToObj(item -> joined(first[item], second[item])).toArray(float[][]::new);
    }

    @Test
    void twoHalvesOfASequenceGiveTheBitsOfTheWhole() {
        float[][] expected = forward(whole, ITEMS, 0);
        assertThat(joined(forward(half, ITEMS, 0), forward(half, ITEMS, 3))).isDeepEqualTo(expected);
        assertThat(half.state().get()).isEqualTo(whole.state().get()).doesNotContain(0);
    }

    @Test
    void withoutCarryingEveryBatchBeginsAfresh() {
        try (Network forgetful = network(STEPS / 2, false)) {
            float[][] first = forward(forgetful, ITEMS, 0);
            assertThat(first).isDeepEqualTo(forward(half, ITEMS, 0));
            assertThat(forward(forgetful, ITEMS, 0)).isDeepEqualTo(first);
            assertThat(forward(half, ITEMS, 0)).isNotEqualTo(first);
            assertThat(forgetful.state().get()).isEmpty();
        }
    }

    @Test
    void inferringStepByStepGivesTheBitsOfTheWhole() {
        float[][] expected = forward(whole, ITEMS, 0);
        float[] outputs = new float[OUTPUTS];
        for (int item = 0; item < ITEMS; item++) {
            stepwise.inferState().reset();
            for (int step = 0; step < STEPS; step++) {
                stepwise.infer(sequences[item][step], outputs);
                assertThat(outputs).isEqualTo(Arrays.copyOfRange(expected[item], step * OUTPUTS, (step + 1) * OUTPUTS));
            }
            assertThat(stepwise.inferState().get()).isEqualTo(whole.state().get(item));
        }
        assertThat(stepwise.state().get()).containsOnly(0);
    }

    @Test
    void anItemThatIsResetBeginsAfreshAndTheOthersGoOn() {
        float[][] fresh = forward(half, ITEMS, 3);
        half.state().reset();
        forward(half, ITEMS, 0);
        half.state().reset(2);
        float[][] expected = forward(whole, ITEMS, 0);
        for (int item = 0; item < ITEMS; item++) {
            expected[item] = item == 2 ? fresh[item] : Arrays.copyOfRange(expected[item], 3 * OUTPUTS, STEPS * OUTPUTS);
        }
        assertThat(forward(half, ITEMS, 3)).isDeepEqualTo(expected);
    }

    @Test
    void itemsThatAreNotInABatchKeepTheirState() {
        forward(half, ITEMS, 0);
        float[] before = half.state().get();
        forward(half, 3, 3);
        float[] after = half.state().get();
        assertThat(Arrays.copyOfRange(after, 3 * SIZE, ITEMS * SIZE)).isEqualTo(Arrays.copyOfRange(before, 3 * SIZE, ITEMS * SIZE));
        assertThat(Arrays.copyOf(after, 3 * SIZE)).isNotEqualTo(Arrays.copyOf(before, 3 * SIZE));
    }

    @Test
    void aStatePutBackGivesTheSameContinuation() {
        forward(half, ITEMS, 0);
        float[] state = half.state().get();
        float[][] expected = forward(half, ITEMS, 3);
        try (Network other = network(STEPS / 2, true)) {
            other.state().set(state);
            assertThat(other.state().get()).isEqualTo(state);
            assertThat(forward(other, ITEMS, 3)).isDeepEqualTo(expected);
            for (int item = 0; item < ITEMS; item++) {
                other.state().set(item, Arrays.copyOfRange(state, item * SIZE, (item + 1) * SIZE));
                assertThat(other.state().get(item)).isEqualTo(Arrays.copyOfRange(state, item * SIZE, (item + 1) * SIZE));
            }
            assertThat(forward(other, ITEMS, 3)).isDeepEqualTo(expected);
        }
    }

    /// The rest of the way is a constant to the derivative: back-propagation ends where the batch began.
    @Test
    void gradientsAreThoseOfTheBatchFromWhereItBegan() {
        forward(half, ITEMS, 0);
        float[] state = half.state().get();
        float[][] slopes = Fixtures.numbers(ITEMS * STEPS / 2, OUTPUTS, Fixtures.random(9));
        float[] parameters = half.parameters();
        forward(half, ITEMS, 3);
        Fixtures.fill(half.outputGradient(), slopes);
        half.backward(ITEMS);
        float[] gradients = half.gradients();
        double step = 1e-2;
        for (int place = 0; place < parameters.length; place += 37) {
            double above = loss(parameters, place, step, state, slopes);
            double below = loss(parameters, place, -step, state, slopes);
            assertThat(gradients[place]).as("parameter %d", place)
                    .isCloseTo((float) ((above - below) / (2 * step)), within(2e-3f));
        }
    }

    private double loss(float[] parameters, int place, double step, float[] state, float[][] slopes) {
        float[] moved = parameters.clone();
        moved[place] += (float) step;
        half.parameters(moved);
        half.state().set(state);
        float[][] outputs = forward(half, ITEMS, 3);
        double loss = 0;
        for (int i = 0; i < ITEMS * STEPS / 2 * OUTPUTS; i++) {
            loss += (double) slopes[i / OUTPUTS][i % OUTPUTS] * outputs[i / (3 * OUTPUTS)][i % (3 * OUTPUTS)];
        }
        return loss;
    }

    @Test
    void goingBackDoesNotMoveTheStateAndNewParametersDoNotEither() {
        forward(half, ITEMS, 0);
        float[] state = half.state().get();
        half.outputGradient().clear(ITEMS * STEPS / 2);
        half.backward(ITEMS);
        half.inputGradient(ITEMS);
        half.infer(joined(sequences[0][0], sequences[0][1], sequences[0][2]));
        half.parameters(half.parameters());
        half.copyFrom(whole);
        assertThat(half.state().get()).isEqualTo(state);
    }

    @Test
    void networksThatDifferInTheLengthOfSequencesShareParameters() {
        try (Network other = new Network(stepwise.architecture(), 1, Memory.arena())) {
            other.copyFrom(whole);
            assertThat(other.parameters()).isEqualTo(whole.parameters());
            float[] half = new float[whole.parameters().length];
            for (int i = 0; i < half.length; i++) {
                half[i] = 0.5f * whole.parameters()[i];
            }
            whole.parameters(new float[half.length]);
            other.blend(whole, 0.5f);
            assertThat(other.parameters()).isEqualTo(half);
        }
    }

    /// 240 numbers side by side in both, but in other places.
    @Test
    void networksWhoseParametersLieElsewhereShareNothing() {
        try (Network wide = flattened(8, 30); Network narrow = flattened(16, 15)) {
            assertThatIllegalArgumentException().isThrownBy(() -> wide.copyFrom(narrow))
                    .withMessageStartingWith("Networks of different shapes: ");
        }
    }

    private static Network flattened(int steps, int columns) {
        return new Network(new Architecture(new Shape.Sequence(steps, columns),
                List.of(new Flatten(), new Dense(3, true, Activation.LINEAR))), 1, Memory.arena());
    }

    @Test
    void theStateOfANetworkThatCarriesNothingIsEmpty() {
        try (Network network = new Network(Architecture.mlp(3, List.of(4), 2), 2, Memory.arena())) {
            assertThat(network.state().size()).isZero();
            assertThat(network.state().get()).isEmpty();
            network.state().set(new float[0]);
            network.state().reset(1);
        }
    }

    @Test
    void whatDoesNotFitIsRefusedAndNothingChanges() {
        forward(half, ITEMS, 0);
        float[] state = half.state().get();
        assertThat(half.state().items()).isEqualTo(ITEMS);
        assertThat(half.state().size()).isEqualTo(SIZE);
        assertThat(half.inferState().items()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> half.state().set(new float[7]))
                .withMessage("A state has 210 numbers here, not 7");
        assertThatIllegalArgumentException().isThrownBy(() -> half.state().set(1, new float[SIZE + 1]))
                .withMessage("A state has 42 numbers here, not 43");
        assertThatIllegalArgumentException().isThrownBy(() -> half.state().reset(5))
                .withMessage("This network has states of 5 items, counted from 0, and none of item 5");
        assertThatIllegalArgumentException().isThrownBy(() -> half.state().get(-1))
                .withMessage("This network has states of 5 items, counted from 0, and none of item -1");
        float[] broken = new float[SIZE];
        broken[40] = Float.NaN;
        assertThatIllegalArgumentException().isThrownBy(() -> half.state().set(1, broken))
                .withMessage("Number 40 of a state is NaN; only finite numbers can be used");
        assertThat(half.state().get()).isEqualTo(state);
    }

    @Test
    void aStateIsRefusedAfterClose() {
        CarriedState state = half.state();
        half.close();
        assertThatIllegalStateException().isThrownBy(state::reset).withMessage("This network has been closed");
        assertThatIllegalStateException().isThrownBy(() -> state.get(0)).withMessage("This network has been closed");
        assertThatIllegalStateException().isThrownBy(() -> state.set(new float[ITEMS * SIZE]))
                .withMessage("This network has been closed");
    }

    /// Through a Flatten, which passes padding on.
    @Test
    void parametersThatWereSpoiltLeaveNoTraceAfterAReset() {
        Architecture architecture = new Architecture(new Shape.Sequence(3, INPUTS),
                List.of(new Lstm(17, true), new Flatten(), new Dense(OUTPUTS, true, Activation.LINEAR)));
        try (Network network = Fixtures.scrambled(architecture, ITEMS, Memory.arena(), 1)) {
            float[][] expected = forward(network, ITEMS, 0);
            float[] parameters = network.parameters();
            network.flatParameters().fill((byte) -1);
            assertThat(forward(network, ITEMS, 0)[1]).containsOnly(Float.NaN);
            network.parameters(parameters);
            network.state().reset();
            assertThat(forward(network, ITEMS, 0)).isDeepEqualTo(expected);
            network.flatParameters().fill((byte) -1);
            forward(network, ITEMS, 0);
            network.parameters(parameters);
            network.state().set(new float[ITEMS * 2 * 17]);
            assertThat(forward(network, ITEMS, 0)).isDeepEqualTo(expected);
        }
    }
}
