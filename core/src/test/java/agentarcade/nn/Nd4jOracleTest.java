package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/// The same network written with ND4J's own operations.
class Nd4jOracleTest {
    private static final int INPUTS = 37;
    private static final int HIDDEN = 70;
    private static final int OUTPUTS = 5;
    private static final int BATCH = 21;

    @Test
    void forwardAndBackwardAgreeWithNd4jsOperations() {
        try (Network network = Fixtures.scrambled(Architecture.mlp(INPUTS, List.of(HIDDEN), OUTPUTS), BATCH, Memory.nd4j(), 1)) {
            float[] p = network.parameters();
            INDArray w1 = piece(p, 0, HIDDEN, INPUTS);
            INDArray b1 = piece(p, HIDDEN * INPUTS, 1, HIDDEN);
            INDArray w2 = piece(p, HIDDEN * (INPUTS + 1), OUTPUTS, HIDDEN);
            INDArray b2 = piece(p, HIDDEN * (INPUTS + 1) + OUTPUTS * HIDDEN, 1, OUTPUTS);
            float[][] observations = Fixtures.numbers(BATCH, INPUTS, Fixtures.random(2));
            float[][] slopes = Fixtures.numbers(BATCH, OUTPUTS, Fixtures.random(3));

            INDArray x = Nd4j.create(observations);
            INDArray sum = x.mmul(w1.transpose()).addRowVector(b1);
            INDArray hidden = Transforms.relu(sum, true);
            INDArray outputs = hidden.mmul(w2.transpose()).addRowVector(b2);
            INDArray d2 = Nd4j.create(slopes);
            INDArray d1 = d2.mmul(w2).mul(sum.gt(0).castTo(DataType.FLOAT));

            Fixtures.fill(network.input(), observations);
            float[][] actual = Fixtures.copy(network.forward(BATCH), BATCH);
            for (int row = 0; row < BATCH; row++) {
                Fixtures.assertClose(actual[row], outputs.getRow(row).toDoubleVector());
            }
            Fixtures.fill(network.outputGradient(), slopes);
            network.backward(BATCH);
            INDArray gradients = Nd4j.concat(0, flat(d1.transpose().mmul(x)), flat(d1.sum(0)), flat(d2.transpose().mmul(hidden)),
                    flat(d2.sum(0)));
            Fixtures.assertClose(network.gradients(), gradients.toDoubleVector());
        }
    }

    @Test
    void nd4jsMemoryAndTheJdksGiveTheSameBits() {
        assertThat(Training.MLP.fingerprint(Memory.nd4j(), 30)).isEqualTo(Training.MLP.fingerprint(Memory.arena(), 30));
    }

    @Test
    void nd4jsMemoryIsAlignedAndZero() {
        try (Memory memory = Memory.nd4j()) {
            for (int count = 1; count < 100; count += 7) {
                MemorySegment segment = memory.floats(count);
                assertThat(segment.address() % 64).isZero();
                assertThat(segment.byteSize()).isEqualTo(4L * count);
                assertThat(segment.toArray(ValueLayout.JAVA_FLOAT)).containsOnly(0f);
                segment.fill((byte) 1);
            }
        }
    }

    private static INDArray piece(float[] parameters, int start, int rows, int columns) {
        return Nd4j.create(Arrays.copyOfRange(parameters, start, start + rows * columns), new long[] {rows, columns}, 'c');
    }

    private static INDArray flat(INDArray array) {
        return array.dup('c').reshape(array.length());
    }
}
