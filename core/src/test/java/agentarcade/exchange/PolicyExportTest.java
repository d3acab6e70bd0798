package agentarcade.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import agentarcade.agent.PolicySnapshot;
import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Run;
import agentarcade.experiment.World;
import agentarcade.knob.Refused;
import agentarcade.store.Fingerprint;
import agentarcade.store.NamedArray;
import agentarcade.train.TrainingLoop;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// What is in an exported policy.
class PolicyExportTest {
    private static Learner.Learned convolutions;

    @TempDir Path folder;

    @BeforeAll
    static void train() throws Refused {
        convolutions = Learner.all().filter(one -> one.name().equals("convolutions")).findFirst().orElseThrow().train();
    }

    private static PolicyExport export(Learner.Learned learned) throws Refused {
        return PolicyExport.of(learned.run(), learned.policy());
    }

    private Map<String, byte[]> entries(Path file) throws Exception {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    @Test
    void anNpzHoldsTheDescriptionAndEveryArrayInItsShape() throws Exception {
        PolicyExport export = export(convolutions);
        Path file = folder.resolve("policy.npz");
        export.npz(file);
        Map<String, byte[]> entries = entries(file);
        assertThat(JsonMapper.builder().build().readTree(entries.remove("policy.json"))).isEqualTo(
                JsonMapper.builder().build().readTree(export.description().toString()));
        assertThat(entries.keySet()).containsExactly("observation.high.npy", "observation.low.npy", "trunk.1.bias.npy",
                "trunk.1.weight.npy", "trunk.2.bias.npy", "trunk.2.weight.npy", "trunk.4.bias.npy", "trunk.4.weight.npy", "values.bias.npy",
                "values.weight.npy");
        for (NamedArray array : export.graph().arrays()) {
            INDArray read = Nd4j.createNpyFromByteArray(entries.get(array.name() + ".npy"));
            assertThat(read.shape()).as(array.name()).isEqualTo(array.shape().stream().mapToLong(side -> side).toArray());
            assertThat(Nd4j.toFlattened('c', read).toFloatVector()).as(array.name()).isEqualTo(array.numbers());
        }
    }

    @Test
    void aFolderHoldsTheSameAsAnNpzAndFilesOfOthersStay() throws Exception {
        PolicyExport export = export(convolutions);
        Path file = folder.resolve("policy.npz");
        Path files = folder.resolve("policy");
        export.npz(file);
        Files.createDirectory(files);
        Files.writeString(files.resolve("notes.txt"), "mine");
        export.npy(files);
        Map<String, byte[]> entries = entries(file);
        entries.put("notes.txt", "mine".getBytes(StandardCharsets.UTF_8));
        Map<String, byte[]> found = new TreeMap<>();
        try (Stream<Path> all = Files.list(files)) {
            for (Path one : all.toList()) {
                found.put(one.getFileName().toString(), Files.readAllBytes(one));
            }
        }
        assertThat(found).containsExactlyEntriesOf(entries);
    }

    @Test
    void theDescriptionSaysWhereThePolicyComesFromAndWhatItComputes() throws Exception {
        JsonNode description = export(convolutions).description();
        assertThat(description.path("format").asText()).isEqualTo("agent-arcade-policy");
        assertThat(description.path("formatVersion").asInt()).isEqualTo(1);
        assertThat(description.at("/world/id").asText()).isEqualTo("catch");
        assertThat(description.at("/world/wrapping/frames").asInt()).isEqualTo(2);
        assertThat(description.at("/algorithm/settings/batchSize").asInt()).isEqualTo(8);
        assertThat(description.path("seed").asLong()).isEqualTo(5);
        assertThat(description.at("/progress/steps").asLong()).isEqualTo(convolutions.run().checkpoint().progress().steps());
        assertThat(description.path("fingerprint").asText()).isEqualTo(Fingerprint.of(convolutions.run().checkpoint().agent()));
        assertThat(description.path("observation").toString())
                .isEqualTo("{\"shape\":[2,10,10],\"low\":\"observation.low\",\"high\":\"observation.high\"}");
        assertThat(description.path("action").toString()).isEqualTo("{\"choices\":3}");
        assertThat(description.path("outputs").toString()).isEqualTo("[\"action\",\"values\"]");
        List<String> nodes = new ArrayList<>();
        description.path("nodes").forEach(node -> nodes.add(node.toString()));
        assertThat(nodes).containsExactly(
                "{\"name\":\"trunk.1\",\"kind\":\"conv2d\",\"reads\":[\"observation\"],\"shape\":[5,5,5],\"weight\":\"trunk.1.weight\","
                        + "\"bias\":\"trunk.1.bias\",\"activation\":\"relu\",\"stride\":2,\"padding\":[0,0,1,1]}",
                "{\"name\":\"trunk.2\",\"kind\":\"conv2d\",\"reads\":[\"trunk.1\"],\"shape\":[4,4,4],\"weight\":\"trunk.2.weight\","
                        + "\"bias\":\"trunk.2.bias\",\"activation\":\"relu\",\"stride\":1,\"padding\":[0,0,0,0]}",
                "{\"name\":\"trunk.3\",\"kind\":\"reshape\",\"reads\":[\"trunk.2\"],\"shape\":[64]}",
                "{\"name\":\"trunk.4\",\"kind\":\"dense\",\"reads\":[\"trunk.3\"],\"shape\":[16],\"weight\":\"trunk.4.weight\","
                        + "\"bias\":\"trunk.4.bias\",\"activation\":\"relu\"}",
                "{\"name\":\"values\",\"kind\":\"dense\",\"reads\":[\"trunk.4\"],\"shape\":[3],\"weight\":\"values.weight\","
                        + "\"bias\":\"values.bias\",\"activation\":\"linear\"}",
                "{\"name\":\"action\",\"kind\":\"argmax\",\"reads\":[\"values\"],\"shape\":[]}");
    }

    @Test
    void actionsOfRealNumbersComeWithTheirBounds() throws Exception {
        Learner actor = Learner.all().filter(one -> one.algorithm().equals("ddpg")).findFirst().orElseThrow();
        PolicyExport export = export(actor.train());
        assertThat(export.description().path("action").toString())
                .isEqualTo("{\"shape\":[1],\"low\":\"action.low\",\"high\":\"action.high\"}");
        assertThat(export.graph().arrays().stream().filter(array -> array.name().startsWith("action.")).map(NamedArray::numbers))
                .containsExactly(new float[] {-1}, new float[] {1});
        assertThat(export.graph().outputs()).containsExactly("action", "value");
    }

    @Test
    void theSamePolicyGivesTheSameBytes() throws Exception {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        export(convolutions).npz(one);
        export(convolutions).npz(other);
        assertThat(other).hasSameBinaryContentAs(one);
        export(convolutions).onnx(one);
        export(convolutions).onnx(other);
        assertThat(other).hasSameBinaryContentAs(one);
    }

    @Test
    void whereThereIsNoFolderNothingIsWritten() throws Exception {
        PolicyExport export = export(convolutions);
        Path nowhere = folder.resolve("absent").resolve("policy.onnx");
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> export.onnx(nowhere))
                .withMessageStartingWith("policy.onnx could not be saved because there is no folder ");
        assertThat(Files.exists(nowhere.getParent())).isFalse();
    }

    /// One world of choices and one of real numbers.
    @Test
    void whatAnyAlgorithmLearnsCanBeExported() throws Exception {
        for (AlgorithmType<?> algorithm : Algorithms.ALL) {
            for (String id : List.of("cartpole-v1", "pendulum-v1")) {
                World world = World.canonical(Environments.find(id).orElseThrow());
                if (algorithm.fits(world)) {
                    Experiment experiment = new Experiment(world, algorithm, algorithm.settings().initial(), 1);
                    try (TrainingLoop loop = experiment.start(event -> {
                    })) {
                        loop.step();
                        PolicyExport export = PolicyExport.of(new Run(experiment, loop.checkpoint()), loop.policy());
                        assertThat(export.graph().outputs()).as(algorithm.id()).startsWith(PolicyGraph.ACTION);
                    }
                }
            }
        }
    }

    @Test
    void aPolicyThatIsNoNetworkIsRefused() throws Exception {
        PolicySnapshot rule = () -> {
            throw new UnsupportedOperationException("Nobody plays here");
        };
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> PolicyExport.of(convolutions.run(), rule))
                .withMessage("The agent of this run is not made of networks that can be exported. Choose the run of another algorithm.");
    }
}
