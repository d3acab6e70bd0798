package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final int BATCH = 32;
    private static final int STEPS = 200;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void aTrainingStepAllocatesNothingOnceItIsCompiled() {
        Architecture architecture = Architecture.mlp(4, List.of(64, 33), 2);
        try (Network network = new Network(architecture, BATCH, Memory.arena()).initialise(Initialiser.HE_UNIFORM, Fixtures.random(1));
                Network target = new Network(architecture, BATCH, Memory.arena())) {
            Optimizer optimizer = Optimizer.adam(network);
            float[] observation = {1, 2, 3, 4};
            float[] outputs = new float[2];
            long allocated = Long.MAX_VALUE;
            // How long the compiler takes depends on who else uses the machine, so this waits for it, within reason.
            for (int round = 0; round < 300 && allocated > 0; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int step = 0; step < STEPS; step++) {
                    train(network, optimizer, observation);
                    target.blend(network, 0.1f);
                    target.infer(observation, outputs);
                }
                allocated = threads.getCurrentThreadAllocatedBytes() - before;
            }
            assertThat(allocated).as("bytes in %d steps", STEPS).isZero();
        }
    }

    private static void train(Network network, Optimizer optimizer, float[] observation) {
        for (int row = 0; row < BATCH; row++) {
            network.input().setRow(row, observation);
        }
        Matrix outputs = network.forward(BATCH);
        for (int row = 0; row < BATCH; row++) {
            network.outputGradient().set(row, 0, outputs.get(row, 0) - 1);
        }
        network.backward(BATCH);
        network.clipGradients(10);
        if (network.firstNonFiniteLayer().isEmpty()) {
            optimizer.step(1e-4f);
        }
    }
}
