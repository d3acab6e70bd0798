package agentarcade.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Trains in a JVM of its own, on ND4J's memory, and looks at the memory the system counts for it. Only Linux tells. Of all steps a quarter,
/// unless `-Dslow=true` asks for all.
class ResidentMemoryTest {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final double MEGABYTE = 1024;

    @ParameterizedTest
    @CsvSource({"mlp, 1000000", "conv, 20000"})
    void manyStepsNeedNoMoreMemoryThanAFew(String network, int most) throws Exception {
        int steps = Boolean.getBoolean("slow") ? most : most / 4;
        assumeTrue(Files.exists(STATUS), "this system doesn't tell how much memory a process uses");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms64m", "-Xmx64m",
                "-XX:+AlwaysPreTouch", "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-cp", System.getProperty("java.class.path"), ResidentMemoryTest.class.getName(),
                network, String.valueOf(most / 4), String.valueOf(steps)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<Double> megabytes = process.inputReader().readAllLines().stream().filter(line -> line.matches("\\d+"))
                .map(kilobytes -> Long.parseLong(kilobytes) / MEGABYTE).toList();
        assertThat(process.waitFor()).isZero();
        assertThat(megabytes).hasSize(11);
        assertThat(megabytes).allSatisfy(later -> assertThat(later).isBetween(megabytes.getFirst() - 5, megabytes.getFirst() + 5));
    }

    /// Prints the resident kilobytes after so many steps to warm up, and then after each tenth of the steps.
    public static void main(String[] arguments) throws IOException {
        Architecture architecture = arguments[0].equals("mlp") ? Architecture.mlp(4, List.of(64, 64), 2)
                : new Architecture(new Shape.Image(4, 48, 48), List.of(new Conv2d(16, 8, 4, Activation.RELU),
                        new Conv2d(32, 4, 2, Activation.RELU), new Flatten(), new Dense(128, true, Activation.RELU),
                        new Dense(2, true, Activation.LINEAR)));
        int warmUp = Integer.parseInt(arguments[1]);
        int steps = Integer.parseInt(arguments[2]);
        int batch = 4;
        try (Network network = new Network(architecture, batch, Memory.nd4j()).initialise(Initialiser.HE_UNIFORM, Fixtures.random(1))) {
            Optimizer optimizer = Optimizer.adam(network);
            train(network, optimizer, warmUp);
            System.out.println(resident());
            for (int tenth = 0; tenth < 10; tenth++) {
                train(network, optimizer, steps / 10);
                System.out.println(resident());
            }
        }
    }

    private static void train(Network network, Optimizer optimizer, int steps) {
        int batch = network.maxBatch();
        for (int step = 0; step < steps; step++) {
            network.input().set(step % batch, 0, step % 7);
            Matrix outputs = network.forward(batch);
            for (int row = 0; row < batch; row++) {
                network.outputGradient().set(row, step % 2, outputs.get(row, step % 2) - 1);
            }
            network.backward(batch);
            optimizer.step(1e-5f);
        }
    }

    private static long resident() throws IOException {
        System.gc();
        String line = Files.readAllLines(STATUS).stream().filter(status -> status.startsWith("VmRSS:")).findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", ""));
    }
}
