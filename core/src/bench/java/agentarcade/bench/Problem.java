package agentarcade.bench;

import agentarcade.env.Randomness;
import agentarcade.nn.Architecture;
import agentarcade.nn.Initialiser;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;
import java.util.random.RandomGenerator;

/// What every contender starts from: the same weights, the same batch, the same targets, the same learning rate. The loss is the mean of
/// (output − target)² over rows and outputs, the optimizer Adam with β₁ 0.9, β₂ 0.999, ε 1e-8.
///
/// @param parameters in the order of [Network#parameters()]
/// @param inputs shape [batch][inputs], standard normal; a row per item, an image channel by channel
/// @param targets shape [batch][outputs], standard normal
record Problem(Architecture architecture, float[] parameters, float[][] inputs, float[][] targets, float learningRate) {
    static final double BETA1 = 0.9;
    static final double BETA2 = 0.999;
    static final double EPSILON = 1e-8;

    static Problem of(Work work, float learningRate) {
        Architecture architecture = work.architecture();
        RandomGenerator random = new Randomness(7);
        try (Network network = new Network(architecture, 1, Memory.arena()).initialise(Initialiser.HE_UNIFORM, random)) {
            return new Problem(architecture, network.parameters(), normal(work.batch(), architecture.inputs(), random),
                    normal(work.batch(), architecture.outputs(), random), learningRate);
        }
    }

    int batch() {
        return inputs.length;
    }

    private static float[][] normal(int rows, int columns, RandomGenerator random) {
        float[][] numbers = new float[rows][columns];
        for (float[] row : numbers) {
            for (int column = 0; column < columns; column++) {
                row[column] = (float) random.nextGaussian();
            }
        }
        return numbers;
    }
}
