package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.nn.Conv2d.Padding;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/// The same networks written with ND4J's own operations.
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

    static List<Arguments> convolutions() {
        return List.of(Arguments.of("valid", new Shape.Image(3, 9, 11), conv(17, 3, 4, 2, Padding.valid())),
                Arguments.of("explicit", new Shape.Image(2, 6, 5), conv(4, 3, 2, 2, new Padding.Explicit(2, 1))),
                Arguments.of("same, as many zeros on all sides", new Shape.Image(2, 7, 9), conv(5, 3, 3, 2, Padding.same())),
                Arguments.of("same, more zeros below and on the right", new Shape.Image(2, 6, 9), conv(4, 3, 4, 2, Padding.same())),
                Arguments.of("same, even kernel", new Shape.Image(1, 5, 6), conv(16, 4, 2, 1, Padding.same())));
    }

    private static Conv2d conv(int channels, int rows, int columns, int stride, Padding padding) {
        return new Conv2d(channels, rows, columns, stride, padding, true, Activation.LINEAR);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("convolutions")
    void aConvolutionAndItsGradientsAgreeWithNd4jsOperations(String name, Shape.Image input, Conv2d conv) {
        Architecture architecture = new Architecture(input, List.of(conv));
        Shape.Image output = (Shape.Image) architecture.outputShapes().getFirst();
        int items = 3;
        try (Bench bench = new Bench(architecture, items, items)) {
            float[] p = bench.network.parameters();
            int weights = p.length - conv.channels();
            INDArray x = Nd4j.create(bench.items).castTo(DataType.FLOAT).reshape(items, input.channels(), input.rows(), input.columns());
            INDArray w = piece(p, 0, 1, weights).reshape(conv.channels(), input.channels(), conv.kernelRows(), conv.kernelColumns());
            INDArray b = piece(p, weights, 1, conv.channels()).reshape(conv.channels());
            INDArray slopes = Nd4j.create(Arrays.stream(bench.slopes).map(slope -> slope[0]).toArray(float[][]::new))
                    .reshape(items, output.channels(), output.rows(), output.columns());
            INDArray y = exec("conv2d", conv, List.of(x, w, b), slopes.ulike())[0];
            INDArray[] back = exec("conv2d_bp", conv, List.of(x, w, b, slopes), x.ulike(), w.ulike(), b.ulike());

            bench.network.forward(items);
            bench.fillSlopes();
            bench.network.backward(items);
            Fixtures.assertClose(bench.network.gradients(), Nd4j.concat(0, flat(back[1]), flat(back[2])).toDoubleVector());
            bench.fillSlopes();
            Matrix inputGradient = bench.network.inputGradient(items);
            for (int item = 0; item < items; item++) {
                Fixtures.assertClose(bench.output(0, item), flat(y.slice(item)).toDoubleVector());
                Fixtures.assertClose(bench.input(inputGradient, item), flat(back[0].slice(item)).toDoubleVector());
            }
        }
    }

    /// One of ND4J's convolutions, on images of shape [item][channel][row][column] and weights [out][in][row][column].
    private static INDArray[] exec(String operation, Conv2d conv, List<INDArray> inputs, INDArray... outputs) {
        Padding.Explicit zeros = conv.padding() instanceof Padding.Explicit explicit ? explicit : new Padding.Explicit(0, 0);
        int same = conv.padding() instanceof Padding.Same ? 1 : 0;
        int dilation = 1;
        int channelsFirst = 0;
        int outputsFirst = 1;
        return Nd4j.exec(DynamicCustomOp.builder(operation).addInputs(inputs.toArray(INDArray[]::new)).addOutputs(outputs)
                .addIntegerArguments(conv.kernelRows(), conv.kernelColumns(), conv.stride(), conv.stride(), zeros.rows(), zeros.columns(),
                        dilation, dilation, same, channelsFirst, outputsFirst)
                .build());
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
