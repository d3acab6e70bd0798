package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AllocationTest {
    private static final int STEPS = 200;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static List<Arguments> networks() {
        return List.of(Arguments.of("dense", Architecture.mlp(4, List.of(64, 33), 2), 32),
                Arguments.of("convolutions and heads", new Architecture(new Shape.Image(2, 8, 8),
                        List.of(new Conv2d(16, 4, 2, Activation.RELU),
                                new Conv2d(32, 3, 3, 2, Conv2d.Padding.same(), true, Activation.TANH), new Flatten()),
                        List.of(new Architecture.Head("policy", List.of(new Dense(17, true, Activation.SIGMOID))),
                                new Architecture.Head("value", List.of(new Dense(1, true, Activation.LINEAR))))),
                        8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void aTrainingStepAllocatesNothingOnceItIsCompiled(String name, Architecture architecture, int batch) {
        try (Network network = new Network(architecture, batch, Memory.arena()).initialise(Initialiser.HE_UNIFORM, Fixtures.random(1));
                Network target = new Network(architecture, batch, Memory.arena())) {
            Optimizer optimizer = Optimizer.adam(network).transform(GradientTransform.clipByGlobalNorm(10));
            int heads = architecture.outputShapes().size();
            float[] observation = new float[architecture.inputs()];
            observation[0] = 1;
            float[] outputs = new float[architecture.outputShapes().getFirst().size()];
            long allocated = Long.MAX_VALUE;
            // How long the compiler takes depends on who else uses the machine, so this waits for it, within reason.
            for (int round = 0; round < 300 && allocated > 0; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int step = 0; step < STEPS; step++) {
                    train(network, optimizer, heads, observation);
                    target.blend(network, 0.1f);
                    target.infer(observation, outputs);
                }
                allocated = threads.getCurrentThreadAllocatedBytes() - before;
            }
            assertThat(allocated).as("bytes in %d steps", STEPS).isZero();
        }
    }

    @Test
    void aTrainingStepOfAnLstmAllocatesNothingOnceItIsCompiled() {
        List<Layer> layers = List.of(new Lstm(33, true), new Lstm(16, false), new Dense(2, true, Activation.LINEAR));
        try (Network network = new Network(new Architecture(new Shape.Sequence(5, 4), layers), 3, Memory.arena())
                .initialise(Initialiser.HE_UNIFORM, Fixtures.random(1));
                Network acting = new Network(new Architecture(new Shape.Sequence(1, 4), layers), 1, Memory.arena())) {
            float[] observation = {1, 2, 3, 4};
            float[] outputs = new float[2];
            long allocated = Long.MAX_VALUE;
            for (int round = 0; round < 300 && allocated > 0; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int step = 0; step < STEPS; step++) {
                    network.forward(3);
                    for (int row = 0; row < 15; row++) {
                        network.outputGradient().setRow(row, outputs);
                    }
                    network.backward(3);
                    network.inputGradient(3);
                    acting.copyFrom(network);
                    acting.infer(observation, outputs);
                }
                allocated = threads.getCurrentThreadAllocatedBytes() - before;
            }
            assertThat(allocated).as("bytes in %d steps", STEPS).isZero();
        }
    }

    private static void train(Network network, Optimizer optimizer, int heads, float[] observation) {
        int batch = network.maxBatch();
        for (int row = 0; row < batch; row++) {
            network.input().setRow(row, observation);
        }
        network.forward(batch);
        for (int head = 0; head < heads; head++) {
            Matrix outputs = network.output(head);
            for (int row = 0; row < batch; row++) {
                network.outputGradient(head).set(row, 0, outputs.get(row, 0) - 1);
            }
        }
        network.backward(batch);
        network.inputGradient(batch);
        if (network.firstNonFiniteLayer().isEmpty()) {
            optimizer.step(1e-4f);
        }
    }

    @Test
    void ratesOfLayersAndTransformsOfGradientsAllocateNothingEither() {
        try (Network network = Fixtures.scrambled(Architecture.mlp(4, List.of(64, 33), 2), 1, Memory.arena(), 1)) {
            Optimizer optimizer = Optimizer.adam(network).rate(1, 0).rate(2, 0.5).transform(GradientTransform.clipByValue(1))
                    .transform(GradientTransform.lars(0.001, 1e-4)).transform(GradientTransform.clipByGlobalNorm(1e-3));
            long allocated = Long.MAX_VALUE;
            for (int round = 0; round < 300 && allocated > 0; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int step = 0; step < STEPS; step++) {
                    optimizer.step(1e-4f);
                }
                allocated = threads.getCurrentThreadAllocatedBytes() - before;
            }
            assertThat(allocated).as("bytes in %d steps", STEPS).isZero();
        }
    }
}
