package agentarcade.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import agentarcade.env.Randomness;
import agentarcade.nn.Activation;
import agentarcade.nn.Architecture;
import agentarcade.nn.Conv2d;
import agentarcade.nn.Dense;
import agentarcade.nn.Flatten;
import agentarcade.nn.Initialiser;
import agentarcade.nn.Layer;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;
import agentarcade.nn.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// The parameters of a network as NumPy's files, an array each, with their shapes.
class NetworkNpyTest {
    private static final Architecture ARCHITECTURE =
            new Architecture(new Shape.Image(2, 6, 5), List.of(new Conv2d(3, 3, 1, Activation.RELU),
                    new Flatten(), new Dense(7, true, Activation.TANH), new Dense(2, false, Activation.LINEAR)));

    private final Network network = new Network(ARCHITECTURE, 1, Memory.arena()).initialise(Initialiser.FAN_IN_UNIFORM, new Randomness(1));
    private final Map<String, byte[]> files = files();

    /// File by name of the array.
    private Map<String, byte[]> files() {
        Map<String, float[]> numbers = network.tensors();
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Layer.Tensor tensor : ARCHITECTURE.tensors()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                Npy.write(bytes, numbers.get(tensor.name()), tensor.shape());
            } catch (IOException impossible) {
                throw new AssertionError(impossible);
            }
            files.put(tensor.name(), bytes.toByteArray());
        }
        return files;
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void everyParameterComesBackToTheBit() throws IOException {
        Map<String, float[]> read = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Npy.Content content = Npy.read(new ByteArrayInputStream(file.getValue()), file.getValue().length, file.getKey());
            read.put(file.getKey(), (float[]) content.numbers());
        }
        try (Network other = new Network(ARCHITECTURE, 1, Memory.arena())) {
            other.tensors(read);
            assertThat(other.fingerprint()).isEqualTo(network.fingerprint());
        }
    }

    @Test
    void nd4jSeesTheSameShapesAndNumbers() {
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        files.forEach((name, bytes) -> {
            INDArray array = Nd4j.createNpyFromByteArray(bytes);
            shapes.put(name, Arrays.stream(array.shape()).mapToObj(Math::toIntExact).toList());
            assertThat(Nd4j.toFlattened('c', array).toFloatVector()).as(name).isEqualTo(network.tensors().get(name));
        });
        assertThat(shapes).containsExactly(Map.entry("1.weight", List.of(3, 2, 3, 3)), Map.entry("1.bias", List.of(3)),
                Map.entry("3.weight", List.of(7, 36)), Map.entry("3.bias", List.of(7)), Map.entry("4.weight", List.of(2, 7)));
    }

    @Test
    void theLastSideIsTheOneWhoseNumbersAreNeighbours() {
        INDArray kernels = Nd4j.createNpyFromByteArray(files.get("1.weight"));
        assertThat(kernels.getFloat(2, 1, 0, 2)).isEqualTo(network.tensors().get("1.weight")[((2 * 2 + 1) * 3 + 0) * 3 + 2]);
    }
}
