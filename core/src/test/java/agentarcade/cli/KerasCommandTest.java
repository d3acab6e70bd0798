package agentarcade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class KerasCommandTest extends CommandTest {
    private static final String FILES = "src/test/resources/keras/";

    private int run(String... arguments) {
        return Cli.run(terminal(Path.of(""), false), arguments);
    }

    @Test
    void showsLayersShapesAndParameters() {
        assertThat(run("keras", FILES + "keras1-cave.yaml", FILES + "keras1-cave.hdf5")).isZero();
        assertThat(out.toString().lines()).contains(
                "convolution2d_1          Convolution2D    3×24×3                2,307  Conv2d 3@4×4/2",
                "Written by Keras 1.2.1, computed by (not told).",
                "The network has 5 layers and 3,076 parameters; it takes 5 × 48 × 48 and gives 3.");
    }

    @Test
    void tellsOtherProgramsTheSameAsJson() throws Exception {
        assertThat(run("keras", "--json", FILES + "keras1-training.yaml", FILES + "keras1-training.hdf5")).isZero();
        JsonNode tree = JsonMapper.builder().build().readTree(out.toString());
        assertThat(tree.path("kerasVersion").asText()).isEqualTo("1.2.1");
        assertThat(tree.path("around").toString()).isEqualTo("[\"y_true\",\"action\",\"loss\"]");
        assertThat(tree.path("network").path("input").toString()).isEqualTo("[1,8,8]");
        assertThat(tree.path("network").path("parameters").asInt()).isEqualTo(619);
        assertThat(tree.path("layers").get(7).path("problem").asText()).startsWith("Layer “loss” is of the kind Lambda");
    }

    @Test
    void showsTheLayersAlsoWhereThereIsNoNetworkAndSaysWhy() {
        assertThat(run("keras", FILES + "keras1-th.yaml")).isEqualTo(ExitCodes.REFUSED);
        assertThat(out.toString()).contains("convolution2d_2").contains("holds no weights. Give the HDF5 file with the weights as well.");
    }
}
