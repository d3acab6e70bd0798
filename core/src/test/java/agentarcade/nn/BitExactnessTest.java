package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Runs [Training] in JVMs of their own.
class BitExactnessTest {
    @Test
    void theWidthOfTheMachinesVectorsDoesNotChangeABit() throws Exception {
        List<String> fingerprints = new ArrayList<>();
        for (List<String> flags : List.of(List.<String>of(), List.of("-XX:UseAVX=2"), List.of("-XX:MaxVectorSize=16"))) {
            fingerprints.add(run(flags).getLast());
        }
        assertThat(fingerprints).containsOnly(Long.toHexString(Training.fingerprint(Memory.arena(), 200)));
    }

    @Test
    void aNetworkInTheJdksMemoryLoadsNothingOfNd4j() throws Exception {
        List<String> output = run(List.of("-Xlog:class+load"));
        assertThat(output).anyMatch(line -> line.contains("agentarcade.nn.Network "));
        assertThat(output).noneMatch(line -> line.contains("org.nd4j") || line.contains("org.bytedeco"));
    }

    private static List<String> run(List<String> flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(flags);
        command.addAll(
                List.of("--add-modules", "jdk.incubator.vector", "-cp", System.getProperty("java.class.path"), Training.class.getName()));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<String> output = process.inputReader().readAllLines();
        assertThat(process.waitFor()).as("%s ended with %s", command, output.isEmpty() ? "nothing" : output.getLast()).isZero();
        return output;
    }
}
