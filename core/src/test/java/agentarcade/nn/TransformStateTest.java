package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What transforms remember is saved and put back with the optimizer's state.
class TransformStateTest {
    private static final Architecture ARCHITECTURE = Architecture.mlp(3, List.of(18), 2);

    /// Shrinks a layer's gradients to twice their average norm so far (an exponential average over about 10 steps).
    private static final class ClipByRunningNorm implements GradientTransform {
        private float[] averages;

        ClipByRunningNorm(Network network) {
            averages = new float[network.layerGradients().size()];
        }

        @Override
        public void apply(List<LayerGradients> layers) {
            for (LayerGradients layer : layers) {
                int index = layer.layer() - 1;
                double norm = layer.norm();
                if (averages[index] > 0 && norm > 2 * averages[index]) {
                    layer.scale(2 * averages[index] / norm);
                }
                averages[index] = (float) (averages[index] == 0 ? norm : 0.9 * averages[index] + 0.1 * norm);
            }
        }

        @Override
        public Map<String, float[]> state() {
            return Map.of("averages", averages.clone());
        }

        @Override
        public void state(Map<String, float[]> state) {
            for (float average : state.get("averages")) {
                if (!(average >= 0)) {
                    throw new IllegalArgumentException("An average norm can't be " + average);
                }
            }
            averages = state.get("averages").clone();
        }
    }

    private final Network network = Fixtures.scrambled(ARCHITECTURE, 1, Memory.arena(), 1);
    private final Network resumed = new Network(ARCHITECTURE, 1, Memory.arena());
    private final Optimizer optimizer = optimizer(network);

    private static Optimizer optimizer(Network network) {
        return Optimizer.adam(network).transform(new ClipByRunningNorm(network)).transform(GradientTransform.clipByValue(1))
                .transform(new ClipByRunningNorm(network));
    }

    @BeforeEach
    void train() {
        train(network, optimizer, 1);
    }

    @AfterEach
    void close() {
        network.close();
        resumed.close();
    }

    /// Ten steps with gradients of changing size.
    private static void train(Network network, Optimizer optimizer, long seed) {
        for (int step = 0; step < 10; step++) {
            for (LayerGradients layer : network.layerGradients()) {
                layer.gradients(Fixtures.numbers(1, layer.count(), Fixtures.random(seed + step))[0]);
                layer.scale(1 << step % 4);
            }
            optimizer.step(1e-2f);
        }
    }

    @Test
    void whatTransformsRememberIsPartOfTheOptimizersState() {
        Map<String, float[]> state = optimizer.state();
        assertThat(state).containsOnlyKeys("steps", "mean", "meanSquare", "transform.1.averages", "transform.3.averages");
        assertThat(state.get("transform.1.averages")).hasSize(2).doesNotContain(0).isNotEqualTo(state.get("transform.3.averages"));
    }

    @Test
    void trainingGoesOnWithTheSameBitsFromSavedState() {
        Optimizer other = optimizer(resumed);
        resumed.parameters(network.parameters());
        other.state(optimizer.state());
        train(network, optimizer, 2);
        train(resumed, other, 2);
        assertThat(resumed.fingerprint()).isEqualTo(network.fingerprint());
        assertThat(other.state()).usingRecursiveComparison().isEqualTo(optimizer.state());
    }

    /// So that the test above can fail.
    @Test
    void withoutWhatTheyRememberTrainingGoesOnOtherwise() {
        Optimizer other = optimizer(resumed);
        resumed.parameters(network.parameters());
        Map<String, float[]> forgetful = new HashMap<>(optimizer.state());
        forgetful.put("transform.1.averages", new float[2]);
        other.state(forgetful);
        train(network, optimizer, 2);
        train(resumed, other, 2);
        assertThat(resumed.fingerprint()).isNotEqualTo(network.fingerprint());
    }

    @Test
    void aStateThatATransformRefusesChangesNothing() {
        Map<String, float[]> before = optimizer.state();
        Map<String, float[]> other = new HashMap<>(optimizer(resumed).state());
        assertRefused(other, "transform.3.averages", new float[] {1, -1}, "An average norm can't be -1.0");
        assertRefused(other, "transform.3.averages", new float[3], "transform.3.averages has 2 numbers, not 3");
        assertRefused(other, "transform.2.averages", new float[2], "This optimizer remembers steps and "
                + "[mean, meanSquare, transform.1.averages, transform.3.averages], not ");
        other.remove("transform.1.averages");
        assertThatIllegalArgumentException().isThrownBy(() -> optimizer.state(other)).withMessageStartingWith("This optimizer remembers ");
        assertThat(optimizer.state()).usingRecursiveComparison().isEqualTo(before);
    }

    private void assertRefused(Map<String, float[]> good, String name, float[] values, String message) {
        Map<String, float[]> bad = new HashMap<>(good);
        bad.put(name, values);
        assertThatIllegalArgumentException().isThrownBy(() -> optimizer.state(bad)).withMessageStartingWith(message);
    }
}
