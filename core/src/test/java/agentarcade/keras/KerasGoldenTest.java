package agentarcade.keras;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.nn.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `make_golden.py` computed with its files, by other means, our networks compute with them, too.
class KerasGoldenTest {
    static final Path FILES = Path.of("src/test/resources/keras");

    static KerasModel model(String file, String weights) throws Exception {
        return KerasModel.read(FILES.resolve(file), Optional.ofNullable(weights).map(FILES::resolve));
    }

    private static float[] input(JsonNode golden) {
        if (golden.has("halves")) {
            String digits = golden.get("halves").asText();
            float[] input = new float[digits.length()];
            for (int i = 0; i < input.length; i++) {
                input[i] = (digits.charAt(i) - '0') / 2f;
            }
            return input;
        }
        return floats(golden.get("input"));
    }

    private static float[] floats(JsonNode list) {
        float[] floats = new float[list.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = list.get(i).floatValue();
        }
        return floats;
    }

    @ParameterizedTest
    @CsvSource({"keras1-th, keras1-th.yaml, keras1-th.hdf5", "keras1-cave, keras1-cave.yaml, keras1-cave.hdf5",
        "keras1-theano, keras1-theano.yaml, keras1-theano.hdf5", "keras1-training, keras1-training.yaml, keras1-training.hdf5",
        "keras1-lstm, keras1-lstm.json, keras1-lstm.hdf5", "keras2-sequential, keras2-sequential.h5,", "keras2-heads, keras2-heads.h5,",
        "keras2-nested, keras2-nested.h5,", "keras2-picture, keras2-picture.h5,", "keras2-softmax, keras2-softmax.h5,",
        "keras2-turned, keras2-turned.h5,"})
    void computesWhatKerasComputes(String name, String file, String weights) throws Exception {
        JsonNode golden = JsonMapper.builder().build().readTree(Files.readAllBytes(FILES.resolve("expected.json"))).get(name);
        KerasModel model = model(file, weights);
        try (KerasNetwork network = model.open()) {
            List<float[]> outputs = network.predict(input(golden));
            assertThat(outputs).hasSize(golden.get("outputs").size());
            for (int i = 0; i < outputs.size(); i++) {
                float[] expected = floats(golden.get("outputs").get(i));
                assertThat(outputs.get(i)).hasSize(expected.length);
                for (int j = 0; j < expected.length; j++) {
                    assertThat(outputs.get(i)[j]).isCloseTo(expected[j],
                            Offset.offset(2e-5f * Math.max(1, Math.abs(expected[j]))));
                }
            }
        }
    }

    @Test
    void theCaveNetworkOfTheSourceHasTheColumnsAsChannels() throws Exception {
        KerasModel model = model("keras1-cave.yaml", "keras1-cave.hdf5");
        assertThat(model.inputShape()).containsExactly(5, 48, 48);
        assertThat(model.architecture().input()).isEqualTo(new Shape.Image(48, 5, 48));
        // Our first two numbers are of the first column, of row 0 and row 1 of frame 0.
        assertThat(model.inputOrder()).startsWith(0, 48, 96).hasSize(5 * 48 * 48);
        assertThat(model.layers().getFirst().output()).containsExactly(3, 24, 3);
    }

    @Test
    void whatSurroundsTheNetworkForTrainingIsLeftOutAndNamed() throws Exception {
        KerasContents contents = KerasContents.read(FILES.resolve("keras1-training.yaml"),
                Optional.of(FILES.resolve("keras1-training.hdf5")));
        assertThat(contents.around()).containsExactlyInAnyOrder("y_true", "action", "loss");
        assertThat(contents.model().orElseThrow().layers()).extracting(KerasLayer::name).containsExactly("flatten_1", "dense_1", "dense_2",
                "main_output");
        assertThat(contents.model().orElseThrow().parameterCount()).isEqualTo(64 * 8 + 8 + 8 * 8 + 8 + 8 * 3 + 3);
    }

    @Test
    void softmaxAtTheEndIsToldAndTheNetworkGivesItsLogits() throws Exception {
        KerasModel model = model("keras2-softmax.h5", null);
        assertThat(model.probabilities()).containsExactly(true, true);
        assertThat(model("keras2-heads.h5", null).probabilities()).containsExactly(false, false);
        assertThat(model.layers()).extracting(KerasLayer::ours).endsWith("Dense 3 softmax", "Dense 2", "softmax");
    }

    @Test
    void headsComeInTheOrderOfTheModelsOutputs() throws Exception {
        KerasModel model = model("keras2-heads.h5", null);
        assertThat(model.outputNames()).containsExactly("policy", "value");
        assertThat(model.outputShapes()).containsExactly(List.of(2), List.of(1));
    }

    @Test
    void layersOfOtherNamesTakeTheirWeightsInTheOrderOfTheFile(@TempDir Path folder) throws Exception {
        String yaml = Files.readString(FILES.resolve("keras1-th.yaml"));
        Path renamed =
                Files.writeString(folder.resolve("renamed.yaml"), yaml.replaceAll("name: (dense|convolution2d)_", "name: other_$1_"));
        KerasModel model = KerasModel.read(renamed, Optional.of(FILES.resolve("keras1-th.hdf5")));
        assertThat(model.parameters()).isEqualTo(model("keras1-th.yaml", "keras1-th.hdf5").parameters());
    }
}
