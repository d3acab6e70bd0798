package agentarcade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import agentarcade.experiment.Run;
import agentarcade.knob.Refused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a file may hold: it is read as it was written, or refused with one sentence.
class DamagedFilesTest {
    @TempDir static Path folder;
    private static Run run;
    private static byte[] sound;
    private static Map<String, byte[]> content;

    @BeforeAll
    static void writeSoundFile() throws Exception {
        run = RunFilesTest.train(140);
        Path file = folder.resolve("sound.arcade");
        RunFiles.write(file, run);
        sound = Files.readAllBytes(file);
        content = ZipContent.read(file);
    }

    private static Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("run.arcade"), bytes);
    }

    private static void assertRefused(byte[] bytes, String sentence) throws IOException {
        Path file = file(bytes);
        assertThatThrownBy(() -> RunFiles.read(file)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.sentences()).hasSize(1)).hasMessageContaining(sentence);
    }

    private static void assertEntryRefused(String name, byte[] bytes, String sentence) throws IOException {
        Map<String, byte[]> changed = new LinkedHashMap<>(content);
        if (bytes == null) {
            changed.remove(name);
        } else {
            changed.put(name, bytes);
        }
        assertRefused(ZipContent.bytes(changed), sentence);
    }

    private static void assertManifestRefused(UnaryOperator<String> change, String sentence) throws IOException {
        String manifest = new String(content.get("manifest.json"), StandardCharsets.UTF_8);
        String changed = change.apply(manifest);
        assertThat(changed).isNotEqualTo(manifest);
        assertEntryRefused("manifest.json", changed.getBytes(StandardCharsets.UTF_8), sentence);
    }

    /// Never anything but the same run or a sentence.
    private static boolean isRefused(byte[] bytes, String what) throws IOException {
        Path file = file(bytes);
        try {
            RunFilesTest.assertSame(RunFiles.read(file), run);
            return false;
        } catch (Refused refused) {
            assertThat(refused.sentences()).as(what).hasSize(1);
            assertThat(refused.getMessage()).as(what).startsWith("run.arcade ").doesNotContain("file.", "{", "\n");
            return true;
        }
    }

    @Test
    void aFileCutOffAnywhereIsRefused() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 150; i++) {
            int length = i < 50 ? i : random.nextInt(sound.length);
            assertThat(isRefused(Arrays.copyOf(sound, length), "cut to " + length)).isTrue();
        }
    }

    @Test
    void flippedBytesAreRefusedOrMakeNoDifference() throws IOException {
        Random random = new Random(2);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] flipped = sound.clone();
            int at = random.nextInt(sound.length);
            flipped[at] ^= (byte) (1 + random.nextInt(255));
            refused += isRefused(flipped, "flipped at " + at) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(200);
    }

    @Test
    void flippedBytesInTheDirectoryOfTheZipAreRefusedOrMakeNoDifference() throws IOException {
        Random random = new Random(3);
        int start = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN).getInt(sound.length - 6);
        for (int i = 0; i < 300; i++) {
            byte[] flipped = sound.clone();
            int at = start + random.nextInt(sound.length - start);
            flipped[at] ^= (byte) (1 + random.nextInt(255));
            isRefused(flipped, "flipped at " + at);
        }
    }

    /// Some of these made the library run past the end of the file.
    @Test
    void everyFlippedBitOfTheEndOfTheZipIsRefusedAsDamageOrMakesNoDifference() throws IOException {
        for (int at = sound.length - 22; at < sound.length; at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] flipped = sound.clone();
                flipped[at] ^= (byte) (1 << bit);
                Path file = file(flipped);
                Throwable thrown = catchThrowable(() -> RunFiles.read(file));
                if (thrown != null) {
                    assertThat(thrown).as("bit %d at %d", bit, at).isInstanceOf(Refused.class).hasMessageContaining("is damaged");
                }
            }
        }
    }

    @Test
    void aChangedManifestIsARunOrRefusedAndNothingElse() throws IOException {
        Random random = new Random(4);
        byte[] manifest = content.get("manifest.json");
        byte[] alphabet = "{}[]\",:-0123456789.eEnulltruefasNaN \\".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 300; i++) {
            byte[] changed = manifest.clone();
            for (int j = 0; j <= i % 3; j++) {
                changed[random.nextInt(changed.length)] = alphabet[random.nextInt(alphabet.length)];
            }
            Map<String, byte[]> entries = new LinkedHashMap<>(content);
            entries.put("manifest.json", changed);
            Path file = file(ZipContent.bytes(entries));
            Throwable thrown = catchThrowable(() -> RunFiles.resume(file, RunFiles.read(file), event -> {
            }).close());
            if (thrown != null) {
                assertThat(thrown).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.sentences()).hasSize(1));
            }
        }
    }

    @Test
    void whatIsNoRunIsSaidToBeNone() throws IOException {
        assertRefused("a text".getBytes(StandardCharsets.UTF_8), "is not a run of Agent Arcade");
        assertRefused(ZipContent.bytes(Map.of("word/document.xml", new byte[9])), "is not a run of Agent Arcade");
        assertRefused(ZipContent.bytes(Map.of("manifest.json", "{\"name\": \"an extension\"}".getBytes(StandardCharsets.UTF_8))),
                "is not a run of Agent Arcade");
        assertRefused(new byte[0], "is damaged: it is empty.");
        assertThatThrownBy(() -> RunFiles.read(folder.resolve("absent.arcade"))).isInstanceOf(Refused.class)
                .hasMessageStartingWith("There is no file").hasMessageEndingWith("absent.arcade.");
        assertThatThrownBy(() -> RunFiles.read(folder)).isInstanceOf(Refused.class).hasMessageEndingWith("is a folder. Choose a file.");
    }

    @Test
    void aRunOfANewerOrAnotherProgramIsRefusedWithTheReason() throws IOException {
        assertManifestRefused(json -> json.replace("\"formatVersion\" : 2", "\"formatVersion\" : 3"), "saved by a newer Agent Arcade");
        assertManifestRefused(json -> json.replace("\"catch\"", "\"chess\""), "needs the world “chess”");
        assertManifestRefused(json -> json.replace("\"dqn\"", "\"sarsa\""), "needs the algorithm “sarsa”");
    }

    @Test
    void settingsAreJudgedAsInTheWindow() throws IOException {
        assertManifestRefused(json -> json.replace("\"batchSize\" : 8", "\"batchSize\" : 0"),
                "run.arcade has settings that can’t be used: Batch size must be between 1 and 1,024, not 0.");
        assertManifestRefused(json -> json.replace("\"batchSize\" : 8", "\"batchSize\" : 8.5"), "Batch size must be between");
        assertManifestRefused(json -> json.replace("\"batchSize\" : 8", "\"batchSize\" : null"), "Batch size must be between");
        assertManifestRefused(json -> json.replace("\"HUBER\"", "\"SOFT\""), "Loss must be one of SQUARED, HUBER, not SOFT.");
        assertManifestRefused(json -> json.replace("\"size\" : 10", "\"size\" : 1000000"),
                "Board size must be between 6 and 24, not 1,000,000.");
        assertManifestRefused(json -> json.replace("\"size\" : 10", "\"sizes\" : 10"), "There is no setting named “sizes”.");
        assertManifestRefused(json -> json.replace("\"learningStarts\" : 50", "\"learningStarts\" : 301"), "Learning would never start");
    }

    @Test
    void valuesThatCannotBeAreRefusedByName() throws IOException {
        assertManifestRefused(json -> json.replace("\"steps\" : 140,", "\"steps\" : -1,"), "is damaged");
        assertManifestRefused(json -> json.replace("\"basket\" : ", "\"basket\" : 9"), "“worlds” is not what it should be");
        assertManifestRefused(json -> json.replaceFirst("\"fingerprint\" : \"....", "\"fingerprint\" : \"zzzz"),
                "the weights are not the ones");
        assertManifestRefused(json -> json.replaceFirst("\"type\" : \"<f4\"", "\"type\" : \"|O\""), "is not what it should be");
        assertManifestRefused(json -> json.replaceFirst("\"seed\" : -", "\"seed\" : -99999999999"), "“seed” is not what it should be");
    }

    @Test
    void hostileJsonIsRefused() throws IOException {
        assertManifestRefused(json -> "[".repeat(100_000), "manifest.json in it was changed");
        assertManifestRefused(json -> json.replace("\"seed\" :", "\"deep\" : " + "[".repeat(500) + "]".repeat(500) + ", \"seed\" :"),
                "manifest.json in it was changed");
        assertManifestRefused(json -> json.replace("\"seed\" : ", "\"seed\" : " + "1".repeat(5_000)), "manifest.json in it was changed");
        assertManifestRefused(json -> json.replace("\"seed\" :", "\"seed\" : 1, \"seed\" :"), "manifest.json in it was changed");
        assertManifestRefused(json -> json + "{}", "manifest.json in it was changed");
        assertManifestRefused(json -> json.replace("weights/online", "../../weights/online"), "is damaged");
        assertManifestRefused(json -> json.replace("weights/online", "weights/target"), "is damaged");
    }

    @Test
    void entriesThatAreMissingTooManyOrOfOtherSizesAreRefused() throws IOException {
        assertEntryRefused("weights/online.npy", null, "weights/online.npy is missing from it");
        assertEntryRefused("curves/loss/lows.npy", null, "curves/loss/lows.npy is missing from it");
        assertEntryRefused("../../etc/evil.npy", new byte[1], "“../../etc/evil.npy” does not belong in it");
        assertEntryRefused("manifest.json", null, "is not a run of Agent Arcade");
        byte[] weights = content.get("weights/online.npy");
        assertEntryRefused("weights/online.npy", Arrays.copyOf(weights, weights.length - 4),
                "“weights/online” is not the array it should be");
        assertEntryRefused("weights/online.npy", Arrays.copyOf(weights, weights.length + 4),
                "“weights/online” is not the array it should be");
        assertEntryRefused("weights/online.npy", content.get("weights/target.npy"), "the weights are not the ones that were saved");
        assertEntryRefused("weights/online.npy", content.get("replay/actions.npy"), "“weights/online” is not the array it should be");
    }

    @Test
    void anEntryThatIsThereTwiceIsRefused() throws IOException {
        Map<String, byte[]> twice = new LinkedHashMap<>(content);
        twice.put("weights/onlinE.npy", content.get("weights/target.npy"));
        byte[] bytes = new String(ZipContent.bytes(twice), StandardCharsets.ISO_8859_1).replace("onlinE", "online")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(bytes, "is damaged");
    }

    @Test
    void aZipBombIsRefusedBeforeItGoesOff() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : content.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                for (int i = 0; entry.getKey().equals("weights/online.npy") && i < 200; i++) {
                    zip.write(zeros);
                }
            }
        }
        assertThat(bytes.size()).isLessThan(1 << 20);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        assertRefused(bytes.toByteArray(), "it claims to hold far more than fits into a file of its size");
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(20L << 20);
        // The same with a size in the directory that no packing could reach: claimed by all bytes of size, of every entry.
        byte[] lying = sound.clone();
        ByteBuffer directory = ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN);
        int start = directory.getInt(sound.length - 6);
        directory.putInt(start + 24, Integer.MAX_VALUE - 1);
        assertRefused(lying, "is damaged");
    }

    @Test
    void aBoardThatCannotBeIsRefusedBeforeAnythingIsBuilt() throws IOException {
        for (String size : List.of("-1", "2147483648", "1e400", "\"10\"", "[10]", "{}", "true")) {
            assertManifestRefused(json -> json.replace("\"size\" : 10", "\"size\" : " + size),
                    "run.arcade has settings that can’t be used");
        }
    }
}
