package agentarcade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import agentarcade.agent.algorithms.Dqn;
import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Run;
import agentarcade.knob.Refused;
import agentarcade.train.TrainingLoop;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Small files that claim to need much memory or time. Each was, or might be, a way to stop the program; each is refused in one sentence,
/// and takes no more than its own size is worth.
class HostileClaimsTest {
    private static final int GIGABYTE = 1 << 30;
    private static final Ordeal ORDEAL = new Ordeal("Hostile claims");

    @TempDir static Path folder;
    private static Map<String, byte[]> replaying;
    private static Map<String, byte[]> rollingOut;

    @BeforeAll
    static void train() throws Exception {
        Path file = folder.resolve("sound.arcade");
        RunFiles.write(file, RunFilesTest.train(140));
        replaying = ZipContent.read(file);
        for (SmallRuns.Small small : SmallRuns.all()) {
            if (small.name().equals("catch-ppo")) {
                try (TrainingLoop loop = small.experiment().start(event -> {
                })) {
                    loop.step();
                    RunFiles.write(file, new Run(small.experiment(), loop.checkpoint()));
                }
            }
        }
        rollingOut = ZipContent.read(file);
    }

    @AfterAll
    static void end() {
        ORDEAL.end(0);
    }

    private static void assertRefused(String what, byte[] bytes, String sentence) throws Exception {
        Path file = Files.write(folder.resolve("run.arcade"), bytes);
        assertThat(ORDEAL.put(what, () -> RunFiles.resume(file, RunFiles.read(file), event -> {
        }).close()).orElse("not refused")).contains(sentence);
    }

    private static void assertManifestRefused(String what, Map<String, byte[]> content, UnaryOperator<String> change, String sentence)
            throws Exception {
        String manifest = new String(content.get(Manifest.FILE), StandardCharsets.UTF_8);
        String changed = change.apply(manifest);
        assertThat(changed).isNotEqualTo(manifest);
        Map<String, byte[]> entries = new LinkedHashMap<>(content);
        entries.put(Manifest.FILE, changed.getBytes(StandardCharsets.UTF_8));
        assertRefused(what, ZipContent.bytes(entries), sentence);
    }

    /// Such networks were built, and their first weights drawn, before anybody saw that none were saved.
    @Test
    void aNetworkLargerThanTheSavedWeightsIsRefusedBeforeItIsBuilt() throws Exception {
        for (Map<String, byte[]> content : List.of(replaying, rollingOut)) {
            assertManifestRefused("wide", content,
                    json -> json.replaceFirst("\"hidden\" : \\[[^]]*]", "\"hidden\" : [1024, 1024, 1024, 1024]"),
                    "what was learned does not fit the settings");
            assertManifestRefused("filters", content, json -> json.replaceFirst("\"filters\" : \\[[^]]*]",
                    "\"filters\" : [\"256@16x16 same\", \"256@16x16 same\", \"256@16x16 same\"]"),
                    "what was learned does not fit the settings");
        }
    }

    /// A rollout took the memory of all its steps before the first.
    @Test
    void theLongestRolloutOfTheLargestWorldTakesNoMemoryBeforeItsSteps() throws Exception {
        assertManifestRefused("rollout", rollingOut, json -> json.replaceFirst("\"rolloutSteps\" : \\d+", "\"rolloutSteps\" : 2048")
                .replaceFirst("\"worlds\" : 3", "\"worlds\" : 32").replaceFirst("\"frames\" : \\d+", "\"frames\" : 8"), "is damaged");
    }

    @Test
    void theLargestReplayTakesNoMemoryBeforeItsSteps() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>(replaying);
        entries.put(Manifest.FILE, new String(replaying.get(Manifest.FILE), StandardCharsets.UTF_8)
                .replace("\"replayCapacity\" : 300", "\"replayCapacity\" : 1000000").getBytes(StandardCharsets.UTF_8));
        Path file = Files.write(folder.resolve("run.arcade"), ZipContent.bytes(entries));
        assertThat(ORDEAL.put("replay", () -> RunFiles.resume(file, RunFiles.read(file), event -> {
        }).close())).isEmpty();
        assertManifestRefused("replay", replaying, json -> json.replace("\"replayCapacity\" : 300", "\"replayCapacity\" : 1000000000"),
                "between 10 and 1,000,000");
    }

    /// Looking for the end of the blanks from each of them took time that grew with their square.
    @Test
    void endlessBlanksInFiltersAreRefusedAtOnce() throws Exception {
        assertManifestRefused("blanks", replaying,
                json -> json.replaceFirst("\"filters\" : \\[[^]]*]", "\"filters\" : [\"1@1x1" + " ".repeat(90_000) + "!\"]"), "Filters");
        assertManifestRefused("blanks and a comma", replaying,
                json -> json.replaceFirst("\"filters\" : \\[[^]]*]", "\"filters\" : [\"a" + " ".repeat(90_000) + "b\"]"), "Filters");
    }

    /// The whole list was repeated in the sentence.
    @Test
    void anEndlessListIsNotRepeatedInTheSentence() throws Exception {
        assertManifestRefused("sizes", replaying,
                json -> json.replaceFirst("\"hidden\" : \\[[^]]*]", "\"hidden\" : [" + "7, ".repeat(100_000) + "7]"), "Hidden");
        assertManifestRefused("filters", replaying, json -> json.replaceFirst("\"filters\" : \\[[^]]*]",
                "\"filters\" : [" + "\"1@1x1\", ".repeat(50_000) + "\"1@1x1\"]"), "Filters");
    }

    /// Four megabytes of brackets are hundreds of megabytes of lists.
    @Test
    void aManifestOfNothingButBracketsIsRefused() throws Exception {
        for (String value : List.of("[]", "{}", "{\"a\":0}", "0")) {
            assertManifestRefused("many of " + value, replaying, json -> json.replaceFirst("\"seed\" :",
                    "\"more\" : [" + (value + ",").repeat((4 << 20) / (value.length() + 1) - 10_000) + "0], \"seed\" :"), "manifest.json");
        }
        assertManifestRefused("worlds", replaying, json -> {
            int start = json.indexOf('[', json.indexOf("\"worlds\"")) + 1;
            int end = json.indexOf("\"agent\"", start);
            String worlds = json.substring(start, json.lastIndexOf(']', end));
            return json.substring(0, start) + (worlds.strip() + ",").repeat(15_000) + json.substring(start);
        }, "is damaged");
    }

    @Test
    void aGigabyteOfZerosIsRefusedBeforeItIsUnpacked() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>(replaying);
        entries.put(Manifest.FILE, ManifestMutations.claiming(replaying.get(Manifest.FILE), "weights/zeros", "|i1", GIGABYTE));
        byte[] claimed = withZeros(entries, "weights/zeros.npy");
        assertThat(claimed.length).isLessThan(8 << 20);
        assertRefused("zeros that the manifest claims", claimed, "it claims to hold far more than fits into a file of its size");
        byte[] unexpected = new String(claimed, StandardCharsets.ISO_8859_1).replace("weights/zeros.npy", "weights/zeroz.npy")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertRefused("zeros that nobody expects", unexpected, "it claims to hold far more than fits into a file of its size");
        // The directory of the zip says that they are few.
        ByteBuffer lying = ByteBuffer.wrap(claimed).order(ByteOrder.LITTLE_ENDIAN);
        int last = new String(claimed, StandardCharsets.ISO_8859_1).lastIndexOf("PK\u0001\u0002");
        lying.putInt(last + 24, 1 << 20);
        assertRefused("zeros that are said to be few", claimed, "is damaged");
    }

    private static byte[] withZeros(Map<String, byte[]> entries, String name) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(1);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
            zip.putNextEntry(new ZipEntry(name));
            zip.write(FileMutations.npy("{'descr': '|i1', 'fortran_order': False, 'shape': (%d,), }".formatted(GIGABYTE), new byte[0]));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < GIGABYTE >> 20; i++) {
                zip.write(zeros);
            }
        }
        return bytes.toByteArray();
    }

    /// Each entry might be as large as it says, but not all of them in one file.
    @Test
    void entriesThatClaimMorePackedBytesThanTheFileHasAreRefused() throws Exception {
        byte[] sound = ZipContent.bytes(replaying);
        ByteBuffer lying = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN);
        int at = new String(sound, StandardCharsets.ISO_8859_1).lastIndexOf("PK\u0001\u0002");
        lying.putInt(at + 20, sound.length).putInt(at + 24, 200 << 20);
        assertRefused("packed bytes", sound, "is damaged");
    }

    @Test
    void aRunThatNeedsMoreMemoryThanThereIsIsRefused() throws Exception {
        Run run = RunFilesTest.train(10);
        AlgorithmType<?> dqn = run.experiment().algorithm();
        AlgorithmType<?> hungry = new AlgorithmType<>("dqn", Dqn.Settings.class, dqn.numbersType(), actions -> true,
                (settings, task) -> {
                    throw new OutOfMemoryError("as native memory says it");
                });
        Experiment experiment = new Experiment(run.experiment().world(), hungry, run.experiment().settings(), 1);
        assertThatThrownBy(() -> RunFiles.resume(Path.of("run.arcade"), new Run(experiment, run.checkpoint()), event -> {
        })).isInstanceOf(Refused.class)
                .hasMessage("run.arcade needs more memory to go on than there is to spare. Close other programs and try again.");
    }
}
