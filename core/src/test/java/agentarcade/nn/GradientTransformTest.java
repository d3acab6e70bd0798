package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GradientTransformTest {
    private static final Architecture ARCHITECTURE = new Architecture(new Shape.Image(2, 5, 5),
            List.of(new Conv2d(3, 3, 1, Activation.RELU), new Flatten(), new Dense(18, true, Activation.TANH),
                    new Dense(2, false, Activation.LINEAR)));

    private final Network network = Fixtures.scrambled(ARCHITECTURE, 1, Memory.arena(), 1);

    @BeforeEach
    void newGradients() {
        newGradients(2);
    }

    private void newGradients(long seed) {
        newGradients(network, seed);
    }

    /// Each layer's of a size of its own.
    private static void newGradients(Network network, long seed) {
        for (LayerGradients layer : network.layerGradients()) {
            layer.gradients(Fixtures.numbers(1, layer.count(), Fixtures.random(seed + layer.layer()))[0]);
            layer.scale(layer.layer());
        }
    }

    @AfterEach
    void close() {
        network.close();
    }

    private static double norm(float[] numbers) {
        double sum = 0;
        for (float number : numbers) {
            sum += (double) number * number;
        }
        return Math.sqrt(sum);
    }

    @Test
    void layersHaveTheirNamesNumbersAndNorms() {
        List<LayerGradients> layers = network.layerGradients();
        assertThat(layers).extracting(LayerGradients::layer).containsExactly(1, 3, 4);
        assertThat(layers).extracting(LayerGradients::name).containsExactly("layer 1 (Conv2d 3@3×3/1)", "layer 3 (Dense 18)",
                "layer 4 (Dense 2)");
        assertThat(layers).extracting(LayerGradients::count).containsExactly(3 * 19, 18 * 28, 2 * 18);
        for (LayerGradients layer : layers) {
            assertThat(layer.norm()).isCloseTo(norm(layer.gradients()), within(1e-9));
            assertThat(layer.sumOfSquares()).isCloseTo(layer.norm() * layer.norm(), within(1e-9));
            assertThat(layer.parameterNorm()).isCloseTo(norm(layer.parameters()), within(1e-9));
        }
    }

    @Test
    void theNumbersOfAllLayersAreThoseOfTheNetworkInTheSameOrder() {
        float[] gradients = new float[0];
        float[] parameters = new float[0];
        for (LayerGradients layer : network.layerGradients()) {
            gradients = joined(gradients, layer.gradients());
            parameters = joined(parameters, layer.parameters());
        }
        assertThat(gradients).isEqualTo(network.gradients());
        assertThat(parameters).isEqualTo(network.parameters());
    }

    private static float[] joined(float[] some, float[] more) {
        float[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    @Test
    void parametersOfOneLayerCanBeSet() {
        float[] expected = network.parameters();
        Arrays.fill(expected, 57, 57 + 504, 0.5f);
        float[] halves = new float[504];
        Arrays.fill(halves, 0.5f);
        network.layerGradients(3).parameters(halves);
        assertThat(network.parameters()).isEqualTo(expected);
    }

    @Test
    void weightDecayIsAFactorOfTheParametersOnTop() {
        double[] expected = Reference.doubles(network.gradients());
        for (int i = 57; i < 57 + 504; i++) {
            expected[i] += 0.1 * network.parameters()[i];
        }
        network.layerGradients(3).addParameters(0.1);
        Fixtures.assertClose(network.gradients(), expected);
    }

    @Test
    void numbersThatDoNotFitALayerAreRefusedAndNothingChanges() {
        LayerGradients layer = network.layerGradients(4);
        float[] before = network.gradients();
        assertThatIllegalArgumentException().isThrownBy(() -> layer.gradients(new float[35]))
                .withMessage("layer 4 (Dense 2) has 36 parameters, but the array given has 35 numbers");
        float[] broken = new float[36];
        broken[7] = Float.NaN;
        assertThatIllegalArgumentException().isThrownBy(() -> layer.gradients(broken))
                .withMessage("Number 7 of the array given is NaN; only finite numbers can be used");
        assertThatIllegalArgumentException().isThrownBy(() -> layer.scale(1e39))
                .withMessage("A factor of gradients must be a finite number, not 1.0E39");
        assertThat(network.gradients()).isEqualTo(before);
    }

    @Test
    void clippingByValueChangesOnlyWhatIsBeyondTheLimit() {
        float[] expected = network.gradients();
        for (int i = 0; i < expected.length; i++) {
            expected[i] = Math.clamp(expected[i], -0.7f, 0.7f);
        }
        GradientTransform.clipByValue(0.7f).apply(network.layerGradients());
        assertThat(network.gradients()).isEqualTo(expected).contains(0.7f, -0.7f);
    }

    @Test
    void clippingByGlobalNormShrinksAllByOneFactorAndTellsTheNorm() {
        double norm = norm(network.gradients());
        double[] expected = Arrays.stream(Reference.doubles(network.gradients())).map(g -> g * 3 / norm).toArray();
        ClipByGlobalNorm clip = GradientTransform.clipByGlobalNorm(3);
        assertThat(clip.norm()).isZero();
        clip.apply(network.layerGradients());
        assertThat(clip.norm()).isCloseTo(norm, within(1e-9));
        Fixtures.assertClose(network.gradients(), expected);
        assertThat(norm(network.gradients())).isCloseTo(3, within(1e-5));
    }

    @Test
    void aNormWithinTheLimitChangesNoBit() {
        float[] before = network.gradients();
        GradientTransform.clipByGlobalNorm(norm(before) + 1e-6).apply(network.layerGradients());
        assertThat(network.gradients()).isEqualTo(before);
    }

    /// Whoever steps is to find it by [Network#firstNonFiniteLayer], before or after.
    @Test
    void clippingDoesNotHideNotANumber() {
        network.input().set(0, 0, Float.NaN);
        network.forward(1);
        network.outputGradient().setRow(0, new float[] {1, 1});
        network.backward(1);
        assertThat(network.firstNonFiniteLayer()).isPresent();
        GradientTransform.clipByValue(1).apply(network.layerGradients());
        GradientTransform.lars(0.001, 0).apply(network.layerGradients());
        GradientTransform.clipByGlobalNorm(1).apply(network.layerGradients());
        assertThat(network.firstNonFiniteLayer()).isPresent();
    }

    /// Algorithm 1 of the paper, with its names; v takes up the rate γ there, which makes no difference while γ stays.
    @Test
    void larsWithMomentumFollowsThePaper() {
        double eta = 0.02;
        double beta = 0.005;
        double m = 0.9;
        double gamma = 0.3;
        Optimizer optimizer = Optimizer.momentum(network, m).transform(GradientTransform.lars(eta, beta));
        double[] w = Reference.doubles(network.parameters());
        double[] v = new double[w.length];
        for (int step = 0; step < 20; step++) {
            newGradients(step);
            int start = 0;
            for (LayerGradients layer : network.layerGradients()) {
                float[] g = layer.gradients();
                double wNorm = Math.sqrt(Arrays.stream(w, start, start + g.length).map(x -> x * x).sum());
                double lambda = eta * wNorm / (norm(g) + beta * wNorm);
                for (int i = 0; i < g.length; i++) {
                    v[start + i] = m * v[start + i] + gamma * lambda * (g[i] + beta * w[start + i]);
                    w[start + i] -= v[start + i];
                }
                start += g.length;
            }
            optimizer.step((float) gamma);
        }
        Fixtures.assertClose(network.parameters(), w);
    }

    @Test
    void larsTakesALayerWithoutSizeOrGradientAsItIs() {
        network.layerGradients(1).parameters(new float[57]);
        network.layerGradients(4).gradients(new float[36]);
        float[] first = network.layerGradients(1).gradients();
        double[] decayed = Arrays.stream(Reference.doubles(network.layerGradients(4).parameters())).map(w -> 0.5 * w).toArray();
        GradientTransform.lars(0.001, 0.5).apply(network.layerGradients());
        assertThat(network.layerGradients(1).gradients()).isEqualTo(first);
        Fixtures.assertClose(network.layerGradients(4).gradients(), decayed);
    }

    /// The step after an overflow must be reported as one, not end in a message about a factor.
    @Test
    void larsLetsInfiniteParametersPass() {
        try (Network overflown = new Network(Architecture.mlp(1, List.of(), 1), 1, Memory.arena())) {
            overflown.parameters(new float[] {Float.MAX_VALUE, 0});
            overflown.layerGradients(1).gradients(new float[] {-Float.MAX_VALUE, 1});
            Optimizer.sgd(overflown).step(1);
            assertThat(overflown.parameters()).containsExactly(Float.POSITIVE_INFINITY, -1);
            GradientTransform.lars(0.001, 0.5).apply(overflown.layerGradients());
            assertThat(overflown.gradients()).containsExactly(Float.POSITIVE_INFINITY, 0.5f);
        }
    }

    @Test
    void larsSurvivesGradientsAtTheEndOfTheFloats() {
        float[] tiny = new float[36];
        tiny[3] = Float.MIN_VALUE;
        network.layerGradients(4).gradients(tiny);
        GradientTransform.lars(0.001, 0).apply(network.layerGradients());
        assertThat(network.firstNonFiniteLayer()).isEmpty();
        assertThat(network.layerGradients(4).gradients()[3]).isPositive();
    }

    @Test
    void transformsComeInTheirOrderBeforeTheRule() {
        double[] expected = Reference.doubles(network.parameters());
        for (int i = 0; i < expected.length; i++) {
            expected[i] -= 0.1 * Math.clamp(network.gradients()[i] * 10, -2, 2);
        }
        Optimizer.sgd(network).transform(layers -> layers.forEach(layer -> layer.scale(10))).transform(GradientTransform.clipByValue(2))
                .step(0.1f);
        Fixtures.assertClose(network.parameters(), expected);
    }

    @Test
    void frozenLayersAreNotSeen() {
        List<Integer> seen = new ArrayList<>();
        Optimizer optimizer =
                Optimizer.sgd(network).rate(3, 0).rate(4, 2).transform(layers -> layers.forEach(one -> seen.add(one.layer())));
        float[] frozen = network.layerGradients(3).gradients();
        ClipByGlobalNorm clip = GradientTransform.clipByGlobalNorm(1e-3);
        double norm = Math.hypot(network.layerGradients(1).norm(), network.layerGradients(4).norm());
        optimizer.transform(clip).step(0.1f);
        assertThat(seen).containsExactly(1, 4);
        assertThat(clip.norm()).isCloseTo(norm, within(1e-9));
        assertThat(network.layerGradients(3).gradients()).isEqualTo(frozen);
    }

    /// Gradient centralisation (Yong et al., 2020): a user's own transform by plain copies.
    @Test
    void aTransformMayWorkOnCopies() {
        Optimizer.sgd(network).transform(layers -> {
            for (LayerGradients layer : layers) {
                float[] gradients = layer.gradients();
                double mean = Arrays.stream(Reference.doubles(gradients)).average().orElseThrow();
                for (int i = 0; i < gradients.length; i++) {
                    gradients[i] -= (float) mean;
                }
                layer.gradients(gradients);
            }
        }).step(0.1f);
        for (LayerGradients layer : network.layerGradients()) {
            assertThat(Arrays.stream(Reference.doubles(layer.gradients())).sum()).isCloseTo(0, within(1e-4));
            assertThat(layer.norm()).isPositive();
        }
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> GradientTransform.clipByValue(0))
                .withMessage("Gradients can only be clipped to a limit above 0, not 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> GradientTransform.clipByGlobalNorm(Double.NaN))
                .withMessage("The largest norm must be above 0, not NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> GradientTransform.lars(0, 0))
                .withMessage("The trust coefficient of LARS must be a finite number above 0, not 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> GradientTransform.lars(0.1, -1))
                .withMessage("The weight decay of LARS must be a finite number of at least 0, not -1.0");
    }
}
