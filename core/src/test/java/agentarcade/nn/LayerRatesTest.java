package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Two networks get the same gradients, whatever their parameters, so that what differs comes from the rates alone.
class LayerRatesTest {
    /// A trunk of layers 1 and 2, a policy of layer 3 and a value of layer 4.
    private static final Architecture ARCHITECTURE = new Architecture(new Shape.Row(5),
            List.of(new Dense(18, true, Activation.TANH), new Dense(7, false, Activation.TANH)),
            List.of(new Architecture.Head("policy", List.of(new Dense(3, true, Activation.LINEAR))),
                    new Architecture.Head("value", List.of(new Dense(1, true, Activation.LINEAR)))));
    private static final int[] COUNTS = {18 * 6, 7 * 18, 3 * 8, 8};
    private static final float RATE = 0.01f;

    private final Network network = Fixtures.scrambled(ARCHITECTURE, 1, Memory.arena(), 1);
    private final Network plain = Fixtures.scrambled(ARCHITECTURE, 1, Memory.arena(), 1);
    private final RandomGenerator random = Fixtures.random(2);

    @AfterEach
    void close() {
        network.close();
        plain.close();
    }

    static List<Function<Network, Optimizer>> all() {
        return OptimizerTest.all();
    }

    /// The numbers of one layer out of all.
    private static float[] layer(int layer, float[] all) {
        int start = Arrays.stream(COUNTS).limit(layer - 1).sum();
        return Arrays.copyOfRange(all, start, start + COUNTS[layer - 1]);
    }

    private void newGradients() {
        for (int layer = 1; layer <= COUNTS.length; layer++) {
            float[] gradients = Fixtures.numbers(1, COUNTS[layer - 1], random)[0];
            network.layerGradients(layer).gradients(gradients);
            plain.layerGradients(layer).gradients(gradients);
        }
    }

    private void assertSame(int layer, Optimizer optimizer, Optimizer plainOptimizer) {
        assertThat(layer(layer, network.parameters())).as("layer %d", layer).isEqualTo(layer(layer, plain.parameters()));
        plainOptimizer.state().forEach((name, moment) -> {
            if (!name.equals("steps")) {
                assertThat(layer(layer, optimizer.state().get(name))).as("%s of layer %d", name, layer).isEqualTo(layer(layer, moment));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void aFrozenLayerKeepsParametersAndMomentsToTheBitWhileOthersTrainOn(Function<Network, Optimizer> rule) {
        Optimizer optimizer = rule.apply(network);
        Optimizer plainOptimizer = rule.apply(plain);
        newGradients();
        optimizer.step(RATE);
        plainOptimizer.step(RATE);
        float[] parameters = network.parameters();
        var state = optimizer.state();
        optimizer.rate(2, 0);
        for (int step = 0; step < 5; step++) {
            newGradients();
            optimizer.step(RATE);
            plainOptimizer.step(RATE);
        }
        for (int other : new int[] {1, 3, 4}) {
            assertSame(other, optimizer, plainOptimizer);
            assertThat(layer(other, network.parameters())).isNotEqualTo(layer(other, parameters));
        }
        plain.parameters(parameters);
        plainOptimizer.state(state);
        assertSame(2, optimizer, plainOptimizer);
        optimizer.rate(2, 1);
        newGradients();
        optimizer.step(RATE);
        assertThat(layer(2, network.parameters())).isNotEqualTo(layer(2, parameters));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aFactorIsAnotherLearningRateForThatLayerAlone(Function<Network, Optimizer> rule) {
        Optimizer optimizer = rule.apply(network).rate(3, 0.3).rate(4, 0.3);
        Optimizer plainOptimizer = rule.apply(plain);
        for (int step = 0; step < 5; step++) {
            newGradients();
            optimizer.step(RATE);
            plainOptimizer.step((float) (RATE * 0.3));
        }
        assertSame(3, optimizer, plainOptimizer);
        assertSame(4, optimizer, plainOptimizer);
        assertThat(layer(1, network.parameters())).isNotEqualTo(layer(1, plain.parameters()));
        assertThat(layer(2, network.parameters())).isNotEqualTo(layer(2, plain.parameters()));
    }

    @Test
    void ratesAreNoPartOfTheState() {
        Optimizer optimizer = Optimizer.adam(network).rate(1, 0).rate(3, 5);
        Optimizer plainOptimizer = Optimizer.adam(plain);
        assertThat(optimizer.state()).usingRecursiveComparison().isEqualTo(plainOptimizer.state());
        optimizer.state(plainOptimizer.state());
        float[] before = layer(1, network.parameters());
        newGradients();
        optimizer.step(RATE);
        assertThat(layer(1, network.parameters())).isEqualTo(before);
    }

    /// As the documentation of [Optimizer#rate] says: at the twelfth step after a late thaw, with gradients that stay the same.
    @Test
    void adamTakesLongStepsWithALayerThatIsThawedLate() {
        Optimizer optimizer = Optimizer.adam(network).rate(4, 0);
        Optimizer plainOptimizer = Optimizer.adam(plain);
        for (int step = 0; step < 20_000; step++) {
            optimizer.step(RATE);
        }
        optimizer.rate(4, 1);
        newGradients();
        double longest = 0;
        for (int step = 0; step < 40; step++) {
            float before = layer(4, network.parameters())[0];
            float plainBefore = layer(4, plain.parameters())[0];
            optimizer.step(RATE);
            plainOptimizer.step(RATE);
            double ratio = (layer(4, network.parameters())[0] - before) / (layer(4, plain.parameters())[0] - plainBefore);
            longest = Math.max(longest, ratio);
        }
        assertThat(longest).isCloseTo(6.57, within(0.01));
    }

    @Test
    void neighboursAtTheSameRateAreUpdatedTogether() {
        LayerRates rates = new LayerRates(network.layerGradients());
        long end = network.flatParameters().byteSize();
        assertThat(rates.stretches()).containsExactly(new LayerRates.Stretch(0, end, 1));
        long second = network.layerGradients(2).start();
        long third = network.layerGradients(3).start();
        rates.set(network.layerGradients(1), 0.5);
        assertThat(rates.stretches()).containsExactly(new LayerRates.Stretch(0, second, 0.5), new LayerRates.Stretch(second, end, 1));
        rates.set(network.layerGradients(2), 0);
        assertThat(rates.stretches()).containsExactly(new LayerRates.Stretch(0, second, 0.5), new LayerRates.Stretch(third, end, 1));
        rates.set(network.layerGradients(1), 1);
        assertThat(rates.stretches()).containsExactly(new LayerRates.Stretch(0, second, 1), new LayerRates.Stretch(third, end, 1));
        rates.set(network.layerGradients(2), 1);
        assertThat(rates.stretches()).containsExactly(new LayerRates.Stretch(0, end, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY, 1e39})
    void anImpossibleRateIsRefused(double factor) {
        Optimizer optimizer = Optimizer.adam(network);
        assertThatIllegalArgumentException().isThrownBy(() -> optimizer.rate(2, factor))
                .withMessage("The rate of layer 2 (Dense 7) must be a finite number of at least 0, not %s", factor);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void aLayerThatIsNotThereIsRefused(int layer) {
        Optimizer optimizer = Optimizer.adam(network);
        assertThatIllegalArgumentException().isThrownBy(() -> optimizer.rate(layer, 1))
                .withMessageStartingWith("There are parameters in [layer 1 (Dense 18), ").withMessageEndingWith("not in a layer %d", layer);
    }
}
