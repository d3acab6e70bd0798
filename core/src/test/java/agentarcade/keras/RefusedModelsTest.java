package agentarcade.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import agentarcade.knob.Refused;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Models that a network here could not compute to the same numbers are refused with the reason.
class RefusedModelsTest {
    @TempDir Path folder;

    private Path changed(String file, String from, String to) throws Exception {
        String text = Files.readString(KerasGoldenTest.FILES.resolve(file));
        assertThat(text).contains(lines(from));
        return Files.writeString(folder.resolve("changed"), text.replace(lines(from), lines(to)));
    }

    /// A line of a table has no room for another.
    private static String lines(String text) {
        return text.replace('¶', '\n');
    }

    private static void assertRefused(Path file, String weights, String sentence) {
        assertThatThrownBy(() -> KerasModel.read(file, Optional.of(KerasGoldenTest.FILES.resolve(weights))))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.sentences()).hasSize(1))
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "activation: linear | activation: softplus | Layer “dense_2” uses the activation “softplus”",
        "activation: relu | activation: softmax | Layer “convolution2d_1” uses the activation “softmax”",
        "dim_ordering: th | dim_ordering: up | has the data order “up”; only tf and th are known.",
        "border_mode: same | border_mode: full | Layer “convolution2d_1” has “border_mode” set to full",
        "python/tuple [2, 2] | python/tuple [2, 1] | Layer “convolution2d_1” has “subsample” set to 2 × 1",
        "class_name: Flatten | class_name: MaxPooling2D | Layer “flatten_1” is of the kind MaxPooling2D",
        "nb_filter: 3 | nb_filter: 4 | The weights “convolution2d_2_W” of layer “convolution2d_2” should be 4 × 4 × 2 × 2, but are 3 × 4 × 2 × 2.",
        "[null, 1, 12, 12] | [null, 1, null, 12] | The input “input_1” does not tell how long its sides are.",
        "[null, 1, 12, 12] | [null, 12, 12] | Layer “convolution2d_1” (Convolution2D) can’t take 12 × 12 here.",
        "[null, 1, 12, 12] | [null, 1, 2, 2] | The weights “dense_1_W” of layer “dense_1” should be 3 × 5, but are 108 × 5.",
        "output_dim: 3 | output_dim: x | Layer “dense_2” has no usable value for “output_dim”.",
        "bias: true | bias: 7 | Layer “convolution2d_1” has no usable value for “bias”.",
        "keras_version: 1.2.1 | keras_version: 3.4.1 | was saved by Keras 3.4.1; only versions 1 and 2 are known.",
        "class_name: Sequential | class_name: Graph | holds a Graph; only the kinds Sequential and Model are known."})
    void whatNetworksHereCannotComputeIsRefusedWithTheReason(String from, String to, String sentence) throws Exception {
        assertRefused(changed("keras1-th.yaml", from, to), "keras1-th.hdf5", sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "- - [state, 0, 0] | - - [elsewhere, 0, 0] | are not connected in a way that makes a model.",
        "- - [state, 0, 0] | - - [dense_2, 0, 0] | are not connected in a way that makes a model.",
        "- - [dense_1, 0, 0] | - - [state, 0, 0] | Layer “dense_2” (Dense) can’t take 1 × 8 × 8 here.",
        "- - [dense_2, 0, 0] | - - [loss, 0, 0] | are not connected in a way that makes a model.",
        "- [main_output, 0, 0]¶      - | - [main_output, 0, 1]¶      - | are not connected in a way that makes a model.",
        "output_layers: | output_layers:¶  - [dense_1, 0, 0] | Layer “dense_1” is an output and is used by other layers of the network, too",
        "class_name: Dense¶    config: {W_constraint: null, activation: linear | class_name: Lambda¶    config: {W_constraint: null, activation: linear | Layer “main_output” is of the kind Lambda"})
    void modelsWithoutOneNetworkInsideAreRefused(String from, String to, String sentence) throws Exception {
        assertRefused(changed("keras1-training.yaml", from, to), "keras1-training.hdf5", sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"inner_activation\": \"sigmoid\" | \"inner_activation\": \"hard_sigmoid\" | Layer “lstm_1” uses the activation “hard_sigmoid”",
        "\"return_sequences\": true | \"return_sequences\": false | Layer “lstm_1” gives only the last of 4 steps",
        "\"stateful\": false | \"stateful\": true | Layer “lstm_1” has “stateful” set to true",
        "\"class_name\": \"Dense\" | \"class_name\": \"Convolution2D\" | is of the kind TimeDistributed Convolution2D"})
    void memoriesThatOursCannotBeAreRefused(String from, String to, String sentence) throws Exception {
        assertRefused(changed("keras1-lstm.json", from, to), "keras1-lstm.hdf5", sentence);
    }

    /// As the recurrent network for CAVE of the sources: convolutions at every step, then an LSTM whose cells use ReLU.
    @Test
    void theRecurrentNetworkForCaveOfTheSourcesIsRefusedByItsFirstLayerAndByItsCells() throws Exception {
        String json = Files.readString(KerasGoldenTest.FILES.resolve("keras1-lstm.json"));
        String convolution = "[{\"class_name\": \"TimeDistributed\", \"config\": {\"name\": \"timedistributed_0\", \"batch_input_shape\":"
                + " [null, 5, 1, 48, 48], \"layer\": {\"class_name\": \"Convolution2D\", \"config\": {\"name\": \"convolution2d_1\"}}}}, {";
        Path recurrent = Files.writeString(folder.resolve("recurrent.json"), json.replaceFirst("\\[\\{", convolution));
        assertRefused(recurrent, "keras1-lstm.hdf5", "Layer “timedistributed_0” is of the kind TimeDistributed Convolution2D");
        Path cells = changed("keras1-lstm.json", "\"activation\": \"tanh\"", "\"activation\": \"relu\"");
        assertRefused(cells, "keras1-lstm.hdf5", "Layer “lstm_1” uses the activation “relu”");
    }

    @Test
    void softmaxInsideANetworkIsRefused() throws Exception {
        assertRefused(changed("keras1-training.yaml", "activation: relu", "activation: softmax"), "keras1-training.hdf5",
                "Layer “dense_2” takes what a softmax gave");
    }

    @Test
    void weightsOfAnotherModelAreRefused() throws Exception {
        assertRefused(KerasGoldenTest.FILES.resolve("keras1-th.yaml"), "keras1-lstm.hdf5",
                "Layer “convolution2d_1” needs 2 arrays of weights, but the file has 0 for it.");
    }

    /// Half of the kernel's width on both sides gives one result more than Theano keeps.
    @Test
    void evenKernelsPaddedAsTheanoDoesAreRefused() throws Exception {
        assertRefused(changed("keras1-theano.yaml", "nb_row: 3", "nb_row: 2"), "keras1-theano.hdf5",
                "Layer “convolution2d_1” pads an even kernel as Theano does");
    }
}
