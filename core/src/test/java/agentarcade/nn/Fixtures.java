package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assertj.core.data.Offset;

/// What several tests of networks need.
final class Fixtures {
    private Fixtures() {
    }

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// Uniform in ±1.
    static float[][] numbers(int rows, int columns, RandomGenerator random) {
        float[][] numbers = new float[rows][columns];
        for (float[] row : numbers) {
            for (int column = 0; column < columns; column++) {
                row[column] = (float) (2 * random.nextDouble() - 1);
            }
        }
        return numbers;
    }

    static void fill(Matrix matrix, float[][] rows) {
        for (int row = 0; row < rows.length; row++) {
            matrix.setRow(row, rows[row]);
        }
    }

    static float[][] copy(Matrix matrix, int rows) {
        float[][] copy = new float[rows][matrix.columns()];
        for (int row = 0; row < rows; row++) {
            matrix.row(row, copy[row]);
        }
        return copy;
    }

    /// Parameters of every size and sign, biases too: an untouched bias of 0 would hide mistakes.
    static Network scrambled(Architecture architecture, int maxBatch, Memory memory, long seed) {
        Network network = new Network(architecture, maxBatch, memory);
        int count = (int) architecture.parameters();
        float[] values = numbers(1, count, random(seed))[0];
        for (int i = 0; i < count; i++) {
            values[i] /= 2;
        }
        network.parameters(values);
        return network;
    }

    /// Within 1e-4 relative and 1e-5 absolute, number by number.
    static void assertClose(float[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).as("number %d", i).isCloseTo(expected[i], Offset.offset(1e-4 * Math.abs(expected[i]) + 1e-5));
        }
    }
}
