package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapesTest {
    private static final Shape SCREEN = new Shape.Image(4, 48, 48);
    private static final Dense DENSE = new Dense(64, true, Activation.RELU);

    @Test
    void theUsualNetworkForScreensHasTheShapesOfItsPaper() {
        Architecture architecture = new Architecture(SCREEN, List.of(new Conv2d(16, 8, 4, Activation.RELU),
                new Conv2d(32, 4, 2, Activation.RELU), new Flatten(), new Dense(128, true, Activation.RELU),
                new Dense(2, true, Activation.LINEAR)));
        assertThat(architecture.places().stream().map(Architecture.Place::output)).containsExactly(new Shape.Image(16, 11, 11),
                new Shape.Image(32, 4, 4), new Shape.Row(512), new Shape.Row(128), new Shape.Row(2));
        assertThat(architecture.tensors().stream().map(tensor -> tensor.name() + tensor.shape())).containsExactly(
                "1.weight[16, 4, 8, 8]", "1.bias[16]", "2.weight[32, 16, 4, 4]", "2.bias[32]", "4.weight[128, 512]", "4.bias[128]",
                "5.weight[2, 128]", "5.bias[2]");
        assertThat(architecture.parameters()).isEqualTo(16 * 257 + 32 * 257 + 128 * 513 + 2 * 129);
    }

    /// Output ⌈n / stride⌉, and the odd zero at the end, as TensorFlow's documentation has it.
    @ParameterizedTest
    @CsvSource({"5, 3, 1, 5, 1, 7", "5, 3, 2, 3, 1, 7", "6, 3, 2, 3, 0, 7", "6, 4, 2, 3, 1, 8", "7, 4, 2, 4, 1, 10", "9, 2, 3, 3, 0, 9",
        "10, 2, 3, 4, 0, 11", "8, 1, 4, 2, 0, 8"})
    void samePaddingRoundsUpAndPutsTheOddZeroBehind(int length, int kernel, int stride, int outputs, int before, int padded) {
        Conv2d conv = new Conv2d(1, kernel, kernel, stride, Conv2d.Padding.same(), true, Activation.LINEAR);
        Shape.Image image = new Shape.Image(1, length, length);
        assertThat(conv.output(image)).isEqualTo(new Shape.Image(1, outputs, outputs));
        assertThat(conv.down(image)).isEqualTo(new Conv2d.Side(before, padded, outputs));
    }

    @Test
    void aLayerThatDoesNotFitIsRefusedByName() {
        refuses("layer 1 (Dense 64) doesn't fit: it takes rows, not an image of 4 × 48 × 48; put a Flatten before it", SCREEN, DENSE);
        refuses("layer 2 (Conv2d 16@8×8/4) doesn't fit: it takes images, not a row of 64", new Shape.Row(3), DENSE,
                new Conv2d(16, 8, 4, Activation.RELU));
        refuses("layer 2 (Conv2d 8@5×5/1) doesn't fit: its kernel of 5 × 5 is larger than an image of 8 × 4 × 4 with its padding",
                new Shape.Image(1, 6, 6), new Conv2d(8, 3, 1, Activation.RELU), new Conv2d(8, 5, 1, Activation.RELU));
        refuses("layer 1 (Lstm 5) doesn't fit: it takes sequences, not a row of 3", new Shape.Row(3), new Lstm(5, false));
        assertThatThrownBy(() -> new Architecture(new Shape.Row(3), List.of(DENSE),
                List.of(new Architecture.Head("value", List.of(DENSE, new Lstm(2, false))))))
                .hasMessage("value layer 2 (Lstm 2) doesn't fit: it takes sequences, not a row of 64");
    }

    @Test
    void imagesAndSequencesWithMoreNumbersThanCanBeCountedAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Shape.Image(3, 40_000, 50_000))
                .withMessage("An image of 3 × 40000 × 50000 has more than 2147483647 numbers");
        assertThatIllegalArgumentException().isThrownBy(() -> new Shape.Sequence(1 << 20, 1 << 11))
                .withMessage("A sequence of 1048576 × 2048 has more than 2147483647 numbers");
        refuses("layer 1 (Conv2d 1@3×3/1000) doesn't fit: An image of 1 × 60004 × 80004 has more than 2147483647 numbers",
                new Shape.Image(1, 4, 4), padded(30_000, 40_000));
        refuses("layer 1 (Conv2d 1@3×3/1000) doesn't fit: 4 rows or columns can't have 1073741824 of padding on both sides",
                new Shape.Image(1, 4, 4), padded(1 << 30, 1 << 30));
    }

    private static Conv2d padded(int rows, int columns) {
        return new Conv2d(1, 3, 3, 1000, new Conv2d.Padding.Explicit(rows, columns), true, Activation.LINEAR);
    }

    @Test
    void anOutputThatNothingComputesIsRefused() {
        refuses("An output comes from a layer that computes something, not from Flatten[]", SCREEN, new Flatten());
        assertThatThrownBy(() -> new Architecture(SCREEN, List.of(), List.of(new Architecture.Head("value", List.of()))))
                .hasMessage("An output comes from a layer that computes something, not from an empty head");
        assertThatThrownBy(() -> new Architecture(SCREEN, List.of(), List.of())).hasMessage("A network needs at least 1 layer");
    }

    @Test
    void whatIsNotPositiveIsRefused() {
        assertThatThrownBy(() -> new Shape.Image(0, 3, 3)).hasMessage("A shape needs at least 1 of its channels, not 0");
        assertThatThrownBy(() -> new Conv2d(1, 3, 0, Activation.RELU)).hasMessageContaining("stride 0");
        assertThatThrownBy(() -> new Conv2d.Padding.Explicit(-1, 0)).hasMessageContaining("negative: -1 rows");
    }

    @Test
    void aNetworkThatCannotBeBuiltGivesItsMemoryBack() {
        boolean[] closed = {false};
        Memory tooSmall = new Memory() {
            @Override
            public MemorySegment floats(long count) {
                throw new OutOfMemoryError("no room");
            }

            @Override
            public void close() {
                closed[0] = true;
            }
        };
        assertThatThrownBy(() -> new Network(Architecture.mlp(3, List.of(), 1), 5, tooSmall)).isInstanceOf(OutOfMemoryError.class);
        assertThat(closed).containsExactly(true);
    }

    private static void refuses(String sentence, Shape input, Layer... layers) {
        assertThatThrownBy(() -> new Architecture(input, List.of(layers))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }
}
