package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Runs [Transcendental] in JVMs of their own.
class FunctionsBitsTest {
    @Test
    void neitherTheMachinesVectorsNorTheCompilerChangeABit() throws Exception {
        Map<String, String> prints = new TreeMap<>();
        for (String flag : List.of("-XX:+UseFMA", "-XX:-UseFMA", "-XX:UseAVX=2", "-XX:MaxVectorSize=16", "-XX:TieredStopAtLevel=1")) {
            prints.put(flag, run(flag));
        }
        assertThat(prints.values()).as("%s", prints).containsOnly(prints.get("-XX:+UseFMA"));
    }

    private static String run(String flag) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        // Machines of other kinds do not know all the flags.
        command.addAll(List.of("-XX:+IgnoreUnrecognizedVMOptions", flag, "--add-modules", "jdk.incubator.vector", "-cp",
                System.getProperty("java.class.path"), Transcendental.class.getName()));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<String> output = process.inputReader().readAllLines();
        assertThat(process.waitFor()).as("%s ended with %s", command, output).isZero();
        return output.getLast();
    }
}
