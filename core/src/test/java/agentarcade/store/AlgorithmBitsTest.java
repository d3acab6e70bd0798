package agentarcade.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import agentarcade.experiment.Algorithms;
import agentarcade.knob.Refused;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same seed gives the same bits, whatever the machine: runs [AlgorithmRuns] in JVMs of their own.
class AlgorithmBitsTest {
    private static List<String> here;

    @BeforeAll
    static void train() throws Refused {
        here = AlgorithmRuns.fingerprints();
    }

    /// A machine without such vectors takes the widest it has.
    @ParameterizedTest
    @ValueSource(strings = {"-XX:UseAVX=2", "-XX:MaxVectorSize=16"})
    void inAnotherJvmWithVectorsOfAnotherWidthEveryAlgorithmLearnsTheSameBits(String flag) throws Exception {
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), flag, "--add-modules",
                "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
                System.getProperty("java.class.path"), AlgorithmRuns.class.getName());
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<String> output = process.inputReader().readAllLines();
        assertThat(process.waitFor()).as("%s printed %s", command, output).isZero();
        if (flag.endsWith("=16")) {
            assertThat(output).contains("lanes 4");
        }
        assertThat(output.stream().filter(line -> line.contains(" in ")).toList()).isEqualTo(here);
    }

    @Test
    void everyAlgorithmHasLearnedSomethingByThen() {
        assertThat(here).noneMatch(line -> line.endsWith("never learned"));
        assertThat(Algorithms.ALL).allSatisfy(algorithm -> assertThat(here).anyMatch(line -> line.startsWith(algorithm.id() + " in ")));
    }
}
