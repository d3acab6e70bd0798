package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Networks that nobody thought of, against float64, in memory with fences.
class RandomNetworksTest {
    private static final double STEP = 1e-5;

    static List<Integer> seeds() {
        return IntStream.range(0, 200).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyNetworkComputesItsFormulasAndStaysInItsMemory(int seed) {
        RandomGenerator random = Fixtures.random(seed);
        Architecture architecture = new RandomNetworks(random).draw();
        int batch = 1 + random.nextInt(9);
        GuardedMemory memory = new GuardedMemory();
        try (Bench bench = new Bench(architecture, batch, batch + random.nextInt(3), memory)) {
            bench.network.forward(batch);
            for (int item = 0; item < batch; item++) {
                compareOutputs(bench, architecture, item);
            }
            bench.fillSlopes();
            bench.network.backward(batch);
            compareGradients(bench, architecture, random);
            bench.fillSlopes();
            compareInputGradient(bench, architecture, bench.network.inputGradient(batch), random);
            for (Optimizer optimizer : List.of(Optimizer.adam(bench.network), Optimizer.rmsPropGraves(bench.network, 0.9, 0.5, 0.1))) {
                optimizer.transform(GradientTransform.clipByGlobalNorm(1)).transform(GradientTransform.lars(0.1, 0.1)).step(0.01f);
            }
            assertThat(bench.network.firstNonFiniteLayer()).as("%s", architecture).isEmpty();
            assertThat(memory.isWhole()).as("the memory around the numbers of %s", architecture).isTrue();
        }
    }

    private static void compareOutputs(Bench bench, Architecture architecture, int item) {
        double[][] expected = Reference.outputs(architecture, bench.parameters, bench.items[item]);
        bench.network.infer(Bench.floats(bench.items[item]));
        for (int head = 0; head < bench.heads; head++) {
            Fixtures.assertClose(bench.output(head, item), expected[head]);
            Shape shape = architecture.outputShapes().get(head);
            float[] single = new float[shape.size()];
            bench.network.copyInferred(head, single);
            assertThat(Bench.plain(single, shape)).isEqualTo(bench.output(head, item));
        }
    }

    /// Along one random direction: what the gradient says the loss changes, and what it does change.
    private static void compareGradients(Bench bench, Architecture architecture, RandomGenerator random) {
        double[] gradients = Reference.doubles(bench.network.gradients());
        double[] direction = direction(gradients.length, random);
        double change = (Reference.loss(architecture, moved(bench.parameters, direction, STEP), bench.items, bench.slopes)
                - Reference.loss(architecture, moved(bench.parameters, direction, -STEP), bench.items, bench.slopes)) / (2 * STEP);
        assertAgree(gradients, direction, change, "gradients of " + architecture);
    }

    private static void compareInputGradient(Bench bench, Architecture architecture, Matrix inputGradient, RandomGenerator random) {
        for (int item = 0; item < bench.items.length; item++) {
            double[] gradients = Reference.doubles(bench.input(inputGradient, item));
            double[] direction = direction(gradients.length, random);
            double change = (loss(bench, architecture, item, moved(bench.items[item], direction, STEP))
                    - loss(bench, architecture, item, moved(bench.items[item], direction, -STEP))) / (2 * STEP);
            assertAgree(gradients, direction, change, "input gradient of " + architecture);
        }
    }

    private static double loss(Bench bench, Architecture architecture, int item, double[] numbers) {
        return Reference.loss(architecture, bench.parameters, new double[][] {numbers}, new float[][][] {bench.slopes[item]});
    }

    private static double[] direction(int length, RandomGenerator random) {
        return Reference.doubles(Fixtures.numbers(1, length, random)[0]);
    }

    private static double[] moved(double[] point, double[] direction, double step) {
        double[] moved = point.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += step * direction[i];
        }
        return moved;
    }

    private static void assertAgree(double[] gradients, double[] direction, double change, String what) {
        double said = 0;
        double size = 0;
        for (int i = 0; i < gradients.length; i++) {
            said += gradients[i] * direction[i];
            size += Math.abs(gradients[i] * direction[i]);
        }
        assertThat(said).as(what).isCloseTo(change, within(1e-4 * size + 1e-5));
    }
}
