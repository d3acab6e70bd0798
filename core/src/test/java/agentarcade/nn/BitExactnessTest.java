package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs [Training] in JVMs of their own.
class BitExactnessTest {
    private static final List<Training> LARGE = List.of(Training.MLP, Training.CONV, Training.LSTM);
    private static final int STEPS = 1_000;
    private static final List<Training> TINY = List.of(Training.TINY, Training.TINY_CONV, Training.TINY_LSTM);

    private static List<String> here;

    @BeforeAll
    static void train() {
        here = fingerprints(LARGE, STEPS);
    }

    /// A machine without such vectors takes the widest it has.
    @ParameterizedTest
    @ValueSource(strings = {"-XX:UseAVX=2", "-XX:UseAVX=3", "-XX:MaxVectorSize=16"})
    void theWidthOfTheMachinesVectorsDoesNotChangeABitInAThousandSteps(String flag) throws Exception {
        List<String> output = run(1, List.of(flag), "arena", STEPS, LARGE);
        assertThat(fingerprints(output)).isEqualTo(here);
        if (flag.endsWith("=16")) {
            assertThat(output).contains("lanes 4");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theNumberOfNd4jsThreadsDoesNotChangeABitInAThousandSteps(int threads) throws Exception {
        assertThat(fingerprints(run(threads, List.of(), "nd4j", STEPS, LARGE))).isEqualTo(here);
    }

    /// Without the second compiler vectors are objects, and slow: hence tiny networks.
    @Test
    void theFirstCompilerAloneGivesTheSameBitsAsBoth() throws Exception {
        assertThat(fingerprints(run(1, List.of("-XX:TieredStopAtLevel=1"), "arena", 20, TINY))).isEqualTo(fingerprints(TINY, 20));
    }

    @Test
    void aNetworkInTheJdksMemoryLoadsNothingOfNd4j() throws Exception {
        List<String> output = run(1, List.of("-Xlog:class+load"), "arena", 2, List.of(Training.TINY));
        assertThat(output).anyMatch(line -> line.contains("agentarcade.nn.Network "));
        assertThat(output).noneMatch(line -> line.contains("org.nd4j") || line.contains("org.bytedeco"));
    }

    private static List<String> fingerprints(List<Training> trainings, int steps) {
        return trainings.stream()
                .map(training -> training + " " + Long.toHexString(training.fingerprint(Memory.arena(), steps))).toList();
    }

    private static List<String> fingerprints(List<String> output) {
        return output.stream().filter(line -> Arrays.stream(Training.values()).anyMatch(training -> line.startsWith(training + " ")))
                .toList();
    }

    private static List<String> run(int threads, List<String> flags, String memory, int steps, List<Training> trainings)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(flags);
        command.addAll(List.of("--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-cp", System.getProperty("java.class.path"), Training.class.getName(), memory,
                String.valueOf(steps)));
        trainings.forEach(training -> command.add(training.name()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of("OMP_NUM_THREADS", String.valueOf(threads), "OPENBLAS_NUM_THREADS",
                String.valueOf(threads)));
        Process process = builder.start();
        List<String> output = process.inputReader().readAllLines();
        assertThat(process.waitFor()).as("%s ended with %s", command, output.isEmpty() ? "nothing" : output.getLast()).isZero();
        return output;
    }
}
