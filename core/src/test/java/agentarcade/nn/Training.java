package agentarcade.nn;

import java.util.List;
import java.util.random.RandomGenerator;

/// A short training whose last bits are compared: between kinds of memory, and as a program of its own between kinds of JVM.
final class Training {
    private static final int BATCH = 37;

    private Training() {
    }

    /// Prints the fingerprint after 200 steps on the JDK's memory.
    public static void main(String[] arguments) {
        System.out.println(Long.toHexString(fingerprint(Memory.arena(), 200)));
    }

    /// Every activation and optimizer has a part; so do sizes with and without padding.
    static long fingerprint(Memory memory, int steps) {
        RandomGenerator random = Fixtures.random(7);
        Architecture architecture = new Architecture(9, List.of(new Dense(64, true, Activation.RELU), new Dense(33, true, Activation.TANH),
                new Dense(16, false, Activation.SIGMOID), new Dense(3, true, Activation.LINEAR)));
        try (Network network = new Network(architecture, BATCH, memory).initialise(Initialiser.FAN_IN_UNIFORM, random);
                Network target = new Network(architecture, BATCH, Memory.arena())) {
            target.copyFrom(network);
            List<Optimizer> optimizers = List.of(Optimizer.adam(network), Optimizer.sgd(network), Optimizer.momentum(network, 0.9),
                    Optimizer.rmsProp(network, 0.9, 1e-7), Optimizer.rmsPropGraves(network, 0.95, 0.95, 0.01));
            for (int step = 0; step < steps; step++) {
                step(network, target, random);
                optimizers.get(step % optimizers.size()).step(1e-3f);
                target.blend(network, 0.01f);
            }
            return network.fingerprint() * 31 + target.fingerprint();
        }
    }

    /// Towards the target network's answer plus the first inputs.
    private static void step(Network network, Network target, RandomGenerator random) {
        float[][] observations = Fixtures.numbers(BATCH, network.input().columns(), random);
        float[] goal = new float[network.architecture().outputs()];
        Fixtures.fill(network.input(), observations);
        Matrix outputs = network.forward(BATCH);
        for (int row = 0; row < BATCH; row++) {
            target.infer(observations[row], goal);
            for (int out = 0; out < goal.length; out++) {
                float error = outputs.get(row, out) - 0.9f * goal[out] - observations[row][out];
                network.outputGradient().set(row, out, (float) Losses.huberSlope(error, 1) / BATCH);
            }
        }
        network.backward(BATCH);
        network.clipGradients(0.05);
    }
}
