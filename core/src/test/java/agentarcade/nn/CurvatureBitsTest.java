package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Runs itself as a program in JVMs of their own.
class CurvatureBitsTest {
    /// Prints the bits of a product and of both ends of the spectrum.
    public static void main(String[] arguments) {
        System.out.println(bits());
    }

    private static String bits() {
        Architecture architecture = new Architecture(9, List.of(new Dense(33, true, Activation.TANH),
                new Dense(16, false, Activation.SIGMOID), new Dense(20, true, Activation.RELU), new Dense(3, true, Activation.LINEAR)));
        try (CurvedLoss loss = new CurvedLoss(architecture, CurvedLoss.Kind.QUARTIC, 13, 13, Memory.arena())) {
            return "%08x %s %s".formatted(Arrays.hashCode(loss.curvature.product(loss.direction(5))),
                    hex(loss.curvature.largestEigenvalue(1e-4, 40, Fixtures.random(1))),
                    hex(loss.curvature.smallestEigenvalue(1e-4, 40, Fixtures.random(1))));
        }
    }

    private static String hex(Eigenvalue eigenvalue) {
        return "%s within %s after %d".formatted(Double.toHexString(eigenvalue.value()), Double.toHexString(eigenvalue.bound()),
                eigenvalue.products());
    }

    @Test
    void neitherTheMachinesVectorsNorTheCompilerChangeABit() throws Exception {
        Map<String, String> prints = new TreeMap<>();
        for (String flag : List.of("-XX:UseAVX=2", "-XX:MaxVectorSize=16", "-XX:TieredStopAtLevel=1")) {
            prints.put(flag, run(flag));
        }
        assertThat(prints.values()).as("%s", prints).containsOnly(bits());
    }

    private static String run(String flag) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        // Machines of other kinds do not know all the flags.
        command.addAll(List.of("-XX:+IgnoreUnrecognizedVMOptions", flag, "--add-modules",
                "jdk.incubator.vector", "-cp", System.getProperty("java.class.path"), CurvatureBitsTest.class.getName()));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<String> output = process.inputReader().readAllLines();
        assertThat(process.waitFor()).as("%s ended with %s", command, output).isZero();
        return output.getLast();
    }
}
