package agentarcade.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import agentarcade.knob.Refused;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a file may hold: it is a model or refused with one sentence, within limits.
class HostileFilesTest {
    private static final long MOST_BYTES = 256L << 20;
    /// Of the thread's own work. Beside other tests a cold program takes longer than the second it may have.
    private static final long MOST_NANOS = "full".equals(System.getProperty("torture")) ? 1_000_000_000L : 10_000_000_000L;
    /// Only what never ends takes so long; the machine may be busy.
    private static final Duration FOR_EVER = Duration.ofSeconds(30);

    @TempDir Path folder;

    private static byte[] golden(String name) throws IOException {
        return Files.readAllBytes(KerasGoldenTest.FILES.resolve(name));
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Path file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /// @return whether it was refused
    private static boolean isRefused(Path file, Optional<Path> weights, String what) {
        return assertTimeoutPreemptively(FOR_EVER, () -> {
            ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = thread.getCurrentThreadAllocatedBytes();
            long start = thread.getCurrentThreadCpuTime();
            try {
                KerasModel.read(file, weights);
                return false;
            } catch (Refused refused) {
                assertThat(refused.sentences()).as(what).hasSize(1);
                assertThat(refused.getMessage()).as(what).doesNotContain("keras.", "\n").endsWith(".");
                return true;
            } finally {
                assertThat(thread.getCurrentThreadAllocatedBytes() - before).as(what).isLessThan(MOST_BYTES);
                assertThat(thread.getCurrentThreadCpuTime() - start).as(what).isLessThan(MOST_NANOS);
            }
        });
    }

    private static void assertRefused(Path file, Optional<Path> weights, String sentence) {
        assertThatThrownBy(() -> KerasModel.read(file, weights)).isInstanceOf(Refused.class).hasMessageContaining(sentence);
        assertThat(isRefused(file, weights, sentence)).isTrue();
    }

    private static byte[] mutated(byte[] sound, Random random) {
        if (random.nextInt(8) == 0) {
            return Arrays.copyOf(sound, random.nextInt(sound.length));
        }
        byte[] changed = sound.clone();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(changed.length);
            switch (random.nextInt(3)) {
                case 0 -> changed[at] = (byte) random.nextInt();
                case 1 -> changed[at] ^= (byte) (1 << random.nextInt(8));
                // Sizes and addresses: whole words that are far too large, or lead elsewhere in the file.
                default -> {
                    int word = at / 8 * 8;
                    if (word + 8 <= changed.length) {
                        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putLong(word,
                                random.nextBoolean() ? random.nextInt(changed.length) / 8 * 8 : random.nextLong() >>> random.nextInt(64));
                    }
                }
            }
        }
        return changed;
    }

    @Test
    void mutatedHdf5FilesAreModelsOrRefused() throws IOException {
        Random random = new Random(1);
        List<byte[]> sound = List.of(golden("keras2-sequential.h5"), golden("keras2-heads.h5"), golden("keras2-nested.h5"));
        int refused = 0;
        for (int i = 0; i < 120; i++) {
            refused += isRefused(file("model.h5", mutated(sound.get(i % 3), random)), Optional.empty(), "number " + i) ? 1 : 0;
        }
        assertThat(refused).isBetween(20, 119);
    }

    @Test
    void mutatedDescriptionsAreModelsOrRefused() throws IOException {
        Random random = new Random(2);
        List<String> names = List.of("keras1-training", "keras1-cave");
        byte[] json = golden("keras1-lstm.json");
        int refused = 0;
        for (int i = 0; i < 80; i++) {
            String name = i % 4 == 3 ? "keras1-lstm" : names.get(i % 2);
            byte[] changed = mutated(i % 4 == 3 ? json : golden(name + ".yaml"), random);
            refused += isRefused(file("model.yaml", changed), Optional.of(KerasGoldenTest.FILES.resolve(name + ".hdf5")), "number " + i)
                    ? 1
                    : 0;
        }
        assertThat(refused).isBetween(20, 79);
    }

    @Test
    void deepAndEndlessDescriptionsAreRefused() throws IOException {
        assertRefused(file("deep.yaml", "[".repeat(100_000)), Optional.empty(), "is not readable as YAML");
        assertRefused(file("deep.json", "{\"class_name\":".repeat(100_000)), Optional.empty(), "is not readable as JSON");
        StringBuilder laughs = new StringBuilder("class_name: Sequential\na0: &a0 [1, 1]\n");
        for (int i = 1; i < 30; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertRefused(file("laughs.yaml", laughs + "config: []\n"), Optional.empty(), "repeated beyond what a model needs");
        assertRefused(file("self.yaml", "class_name: Sequential\nconfig: &a [*a]\n"), Optional.empty(), "is not readable as YAML");
        assertRefused(file("wide.yaml", "class_name: Sequential\nconfig: [" + "1,".repeat(300_000) + "1]\n"), Optional.empty(),
                "repeated beyond what a model needs");
        assertRefused(file("long.yaml", new byte[Limits.CONFIG + 1]), Optional.empty(), "describes layers in more than 4 MB");
    }

    @Test
    void tagsOfYamlBuildNothing() throws IOException {
        String yaml = new String(golden("keras1-th.yaml"), StandardCharsets.UTF_8);
        String apply = "trainable: !!python/object/apply:os.system ['touch %s']".formatted(folder.resolve("run"));
        Path marked = file("tags.yaml", yaml.replace("trainable: true", apply)
                + "more: !!javax.script.ScriptEngineManager [!!java.net.URL ['http://localhost/']]\n");
        assertThat(isRefused(marked, Optional.of(KerasGoldenTest.FILES.resolve("keras1-th.hdf5")), "tags")).isFalse();
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void sizesThatNoModelHasAreRefusedBeforeAnythingIsAllocated() throws IOException {
        String yaml = new String(golden("keras1-th.yaml"), StandardCharsets.UTF_8);
        Optional<Path> weights = Optional.of(KerasGoldenTest.FILES.resolve("keras1-th.hdf5"));
        assertRefused(file("wide.yaml", yaml.replace("output_dim: 5", "output_dim: 2000000000")), weights, "should be");
        assertRefused(file("big.yaml", yaml.replace("[null, 1, 12, 12]", "[null, 1, 2000000, 2000000]")), weights, "becomes too large");
        assertRefused(file("far.yaml", yaml.replace("[null, 1, 12, 12]", "[null, 1, 2800, 2800]")), weights, "becomes too large");
        assertRefused(file("many.yaml", "class_name: Sequential\nconfig:\n" + "- {class_name: Flatten, config: {name: a, input_dim: 3}}\n"
                .repeat(2_000)), weights, "not connected");
        byte[] claimed = new byte[Limits.FILE + 1];
        assertRefused(file("huge.h5", claimed), Optional.empty(), "is larger than 64 MB");
    }

    @Test
    void foreignFilesAreSaidToBeForeign() throws IOException {
        assertRefused(file("empty", new byte[0]), Optional.empty(), "is not readable as YAML");
        assertRefused(file("text.yaml", "hello: world\n"), Optional.empty(), "describes no Keras model");
        assertRefused(folder.resolve("absent.yaml"), Optional.empty(), "There is no file");
        assertRefused(folder, Optional.empty(), "is a folder");
        Path sound = KerasGoldenTest.FILES.resolve("keras1-th.yaml");
        assertRefused(sound, Optional.of(sound), "is no HDF5 file");
        assertRefused(KerasGoldenTest.FILES.resolve("keras1-th.hdf5"), Optional.empty(), "does not tell the layers");
    }
}
