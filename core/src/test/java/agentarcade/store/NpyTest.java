package agentarcade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NpyTest {
    private static final float[] FLOATS = {0, -0f, 1.5f, Float.NaN, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, Float.MAX_VALUE};

    private static byte[] written(Object numbers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Npy.write(bytes, numbers);
        return bytes.toByteArray();
    }

    private static byte[] written(Object numbers, List<Integer> shape) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Npy.write(bytes, numbers, shape);
        return bytes.toByteArray();
    }

    private static Npy.Content read(byte[] bytes) throws IOException {
        return Npy.read(new ByteArrayInputStream(bytes), bytes.length, "test");
    }

    @Test
    void everyKindOfArrayComesBackToTheBit() throws IOException {
        float[] many = new float[50_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = Float.intBitsToFloat(i * 0x9E3779B9);
        }
        List<Object> all = List.of(FLOATS, many, new float[0], new double[] {Math.PI, Double.NaN, -0.0}, new int[] {Integer.MIN_VALUE, 7},
                new long[] {Long.MAX_VALUE, Long.MIN_VALUE}, new byte[] {-128, 127, 0});
        for (Object numbers : all) {
            Npy.Content content = read(written(numbers));
            assertThat(content.numbers()).isEqualTo(numbers);
            assertThat(content.shape()).containsExactly(content.length());
        }
    }

    @Test
    void theHeaderIsTheOneNumPyWrites() throws IOException {
        byte[] bytes = written(new int[] {1, 2, 3});
        assertThat(bytes).hasSize(128 + 12);
        assertThat(new String(bytes, 1, 127, StandardCharsets.ISO_8859_1))
                .startsWith("NUMPY\u0001\u0000v\u0000{'descr': '<i4', 'fortran_order': False, 'shape': (3,), }")
                .endsWith(" \n");
    }

    @Test
    void nd4jReadsWhatWeWrite() throws IOException {
        assertThat(Nd4j.createNpyFromByteArray(written(FLOATS)).toFloatVector()).isEqualTo(FLOATS);
        double[] doubles = {1, -2.5, 1e300};
        assertThat(Nd4j.createNpyFromByteArray(written(doubles)).toDoubleVector()).isEqualTo(doubles);
        int[] ints = {1, -2, Integer.MAX_VALUE};
        assertThat(Nd4j.createNpyFromByteArray(written(ints)).toIntVector()).isEqualTo(ints);
    }

    @Test
    void shapesAreWrittenAsPythonWritesThemAndComeBack() throws IOException {
        Map<List<Integer>, String> headers = Map.of(List.of(), "()", List.of(1), "(1,)", List.of(1, 1), "(1, 1)");
        for (Map.Entry<List<Integer>, String> header : headers.entrySet()) {
            byte[] bytes = written(new float[] {7}, header.getKey());
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).contains("'shape': " + header.getValue() + ", }");
            assertThat(read(bytes).numbers()).isEqualTo(new float[] {7});
            assertThat(read(bytes).shape()).containsExactly(header.getKey().toArray(Integer[]::new));
        }
        double[] numbers = IntStream.range(0, 24).mapToDouble(i -> i).toArray();
        Npy.Content content = read(written(numbers, List.of(2, 3, 4)));
        assertThat(content.shape()).containsExactly(2, 3, 4);
        assertThat(content.numbers()).isEqualTo(numbers);
        assertThat(read(written(new long[0], List.of(5, 0))).shape()).containsExactly(5, 0);
    }

    @Test
    void aShapeThatDoesNotFitTheNumbersIsRefused() {
        for (List<Integer> shape : List.<List<Integer>>of(List.of(2, 3), List.of(), List.of(-1, -7), List.of(7, 0))) {
            assertThatIllegalArgumentException().isThrownBy(() -> written(FLOATS, shape))
                    .withMessage("7 numbers can't have the shape %s", shape);
        }
    }

    @Test
    void weReadWhatNd4jWrites() throws IOException {
        INDArray matrix = Nd4j.createFromArray(new float[][] {{1, 2, 3}, {4, 5, 6}});
        Npy.Content content = read(Nd4j.toNpyByteArray(matrix));
        assertThat(content.shape()).containsExactly(2, 3);
        assertThat(content.numbers()).isEqualTo(new float[] {1, 2, 3, 4, 5, 6});
        assertThat(read(Nd4j.toNpyByteArray(Nd4j.createFromArray(1.5, 2.5))).numbers()).isEqualTo(new double[] {1.5, 2.5});
        assertThat(read(Nd4j.toNpyByteArray(Nd4j.createFromArray(1L, -2L))).numbers()).isEqualTo(new long[] {1, -2});
    }

    @Test
    void aSizeThatDoesNotAgreeWithTheBytesIsRefusedBeforeAnythingIsAllocated() throws IOException {
        byte[] sound = written(FLOATS);
        for (String shape : List.of("(6,), }", "(8,), }", "(2147483647,), }", "(999999999999,), }", "(65536, 65536, 65536), }", "(-7,), }",
                "(0,), }")) {
            String text = new String(sound, StandardCharsets.ISO_8859_1);
            int at = text.indexOf("(7,), }");
            byte[] lying = (text.substring(0, at) + shape + text.substring(at + shape.length())).getBytes(StandardCharsets.ISO_8859_1);
            assertThatThrownBy(() -> read(lying)).as(shape).isInstanceOf(Damaged.class);
        }
    }

    @Test
    void damagedBytesAreAnArrayOrRefused() throws IOException {
        Random random = new Random(5);
        byte[] sound = written(FLOATS);
        for (int i = 0; i < 2_000; i++) {
            byte[] flipped = sound.clone();
            flipped[random.nextInt(128)] ^= (byte) (1 + random.nextInt(255));
            byte[] damaged = i % 2 == 0 ? flipped : Arrays.copyOf(sound, random.nextInt(sound.length));
            try {
                assertThat(read(damaged).length()).isGreaterThanOrEqualTo(0);
            } catch (Damaged refused) {
                assertThat(refused.what().key()).isEqualTo("file.damage.array");
            }
        }
    }
}
