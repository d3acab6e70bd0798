package agentarcade.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// N steps are the same bits as some steps, a save, another process that opens the file, and the remaining steps: for every algorithm in
/// every world it can play, and in [other ways][SmallRuns#variants]. Three JVMs train all of them: one straight to the end, one up to two
/// places, one on from there.
class ResumeTest {
    @TempDir static Path folder;
    private static Path straight;
    private static Path halves;
    private static Path resumed;

    @BeforeAll
    static void train() throws Exception {
        straight = Files.createDirectory(folder.resolve("straight"));
        halves = Files.createDirectory(folder.resolve("halves"));
        resumed = Files.createDirectory(folder.resolve("resumed"));
        Process all = start("straight", straight);
        try {
            await(start("halves", halves));
            await(start("rest", resumed, halves));
            await(all);
        } finally {
            all.destroyForcibly();
        }
    }

    private static Process start(Object... arguments) throws Exception {
        return new ProcessBuilder(Torture.trainingJvm(ResumedRuns.class, arguments)).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve(arguments[0] + ".log").toFile()).start();
    }

    private static void await(Process process) throws Exception {
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        try (var logs = Files.newDirectoryStream(folder, "*.log")) {
            for (Path log : logs) {
                assertThat(process.exitValue()).as("%s: %s", log.getFileName(), Files.readString(log)).isZero();
            }
        }
    }

    @TestFactory
    List<DynamicTest> goingOnInAnotherProcessGivesTheSameBits() throws Exception {
        return ResumedRuns.saved(resumed).stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            String name = file.getFileName().toString();
            Path whole = straight.resolve(name.substring(0, name.indexOf('@')) + RunFiles.EXTENSION);
            assertThat(manifest(file).get("fingerprint")).isEqualTo(manifest(whole).get("fingerprint"));
            assertThat(manifest(file)).isEqualTo(manifest(whole));
            Map<String, byte[]> arrays = arrays(file);
            Map<String, byte[]> expected = arrays(whole);
            assertThat(arrays.keySet()).isEqualTo(expected.keySet());
            expected.forEach((entry, bytes) -> assertThat(Arrays.equals(arrays.get(entry), bytes)).as(entry).isTrue());
        })).toList();
    }

    @Test
    void everyPairIsSavedAmidstAnEpisodeAndEveryKindOfWorldAtTheEndOfOne() throws Exception {
        Set<String> expected = new TreeSet<>();
        for (SmallRuns.Small small : SmallRuns.all()) {
            expected.add(small.name() + " amidst");
            if (small.alsoAtEnd()) {
                expected.add(small.name() + " end");
            }
        }
        Set<String> saved = new TreeSet<>();
        for (Path half : ResumedRuns.saved(resumed)) {
            saved.add(half.getFileName().toString().replaceAll("@\\d+", "").replace(RunFiles.EXTENSION, ""));
        }
        assertThat(saved).isEqualTo(expected);
    }

    /// Or it would be no test of what is saved.
    @Test
    void everyAgentHasLearnedBeforeItIsSavedAndLearnsAfterwards() throws Exception {
        for (Path half : ResumedRuns.saved(halves)) {
            String name = half.getFileName().toString();
            Path whole = straight.resolve(name.substring(0, name.indexOf('@')) + RunFiles.EXTENSION);
            assertThat(updates(half)).as(name).isPositive();
            assertThat(updates(whole)).as(name).isGreaterThan(updates(half));
            assertThat(manifest(half).get("fingerprint")).as(name).isNotEqualTo(manifest(whole).get("fingerprint"));
        }
    }

    private static long updates(Path file) throws Exception {
        JsonNode agent = manifest(file).get("agent");
        return (agent.has("updates") ? agent : agent.get("inner")).get("updates").asLong();
    }

    /// Without what the clock decides, and without the version of the program and the machine.
    private static JsonNode manifest(Path file) throws Exception {
        ObjectNode manifest = (ObjectNode) Json.read(ZipContent.read(file).get(Manifest.FILE));
        manifest.remove("provenance");
        ((ObjectNode) manifest.get("progress")).remove("trainedNanos");
        return manifest;
    }

    private static Map<String, byte[]> arrays(Path file) throws Exception {
        Map<String, byte[]> arrays = new TreeMap<>(ZipContent.read(file));
        arrays.keySet().removeAll(Set.of(Manifest.FILE, "timeline/nanos.npy"));
        return arrays;
    }
}
