package agentarcade.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import agentarcade.agent.Decision;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// What the scripts in `docs/exchange` do with our exports, compared with what we do. Needs Python with NumPy.
class GreedyScriptTest {
    private static final String PYTHON = "python3";
    private static final Path SCRIPTS = Path.of("..", "docs", "exchange");
    /// Of which dense.py knows every node.
    private static final Set<String> DENSE = Set.of("dense", "no hidden layers");

    @TempDir Path folder;

    @BeforeAll
    static void needsPythonWithNumPy() throws Exception {
        int exit;
        try {
            exit = run(List.of(PYTHON, "-c", "import sys, numpy; sys.exit(sys.version_info < (3, 10))"));
        } catch (IOException absent) {
            exit = -1;
        }
        assumeTrue(exit == 0, "There is no Python from 3.10 on with NumPy here");
    }

    static Stream<Learner> learners() {
        return Learner.all();
    }

    @ParameterizedTest
    @MethodSource("learners")
    void theScriptsDecideAsWeDo(Learner learner) throws Exception {
        Learner.Learned learned = learner.train();
        Path file = folder.resolve("policy.npz");
        Path files = folder.resolve("policy");
        PolicyExport export = PolicyExport.of(learned.run(), learned.policy());
        export.npz(file);
        export.npy(files);
        Nd4j.writeAsNumpy(array(learned), observations().toFile());
        checkDecisions(learned, "greedy.py", file);
        checkDecisions(learned, "greedy.py", files);
        if (DENSE.contains(learner.name())) {
            checkDecisions(learned, "dense.py", file);
        }
    }

    private Path observations() {
        return folder.resolve("observations.npy");
    }

    private void checkDecisions(Learner.Learned learned, String script, Path policy) throws Exception {
        Path actions = folder.resolve("actions.npy");
        Files.deleteIfExists(actions);
        assertThat(run(List.of(PYTHON, SCRIPTS.resolve(script).toString(), policy.toString(), observations().toString(),
                actions.toString()))).isZero();
        INDArray given = Nd4j.createFromNpyFile(actions.toFile());
        assertThat(given.size(0)).isEqualTo(Learner.EPISODES);
        assertThat(given.size(1)).isEqualTo(Learner.STEPS);
        double[] numbers = given.reshape(given.length()).toDoubleVector();
        assertThat(Learner.EPISODES * Learner.STEPS).isEqualTo(1_000);
        List<Decision> decisions = Stream.of(learned.decisions()).flatMap(Stream::of).toList();
        int each = numbers.length / decisions.size();
        for (int i = 0; i < decisions.size(); i++) {
            Agreement.action(decisions.get(i), Arrays.copyOfRange(numbers, i * each, (i + 1) * each));
        }
    }

    @Test
    void theShortScriptIsShortAndRefusesWhatItDoesNotKnow() throws Exception {
        assertThat(Files.readAllLines(SCRIPTS.resolve("dense.py"))).hasSizeLessThanOrEqualTo(20);
        Learner.Learned learned = Learner.all().filter(one -> one.name().equals("memory")).findFirst().orElseThrow().train();
        Path file = folder.resolve("policy.npz");
        PolicyExport.of(learned.run(), learned.policy()).npz(file);
        Nd4j.writeAsNumpy(array(learned), observations().toFile());
        assertThat(run(List.of(PYTHON, SCRIPTS.resolve("dense.py").toString(), file.toString(), observations().toString(),
                folder.resolve("actions.npy").toString()))).isNotZero();
    }

    private static INDArray array(Learner.Learned learned) {
        int size = learned.seen().size();
        float[] all = new float[Learner.EPISODES * Learner.STEPS * size];
        int at = 0;
        for (float[][] episode : learned.observations()) {
            for (float[] observation : episode) {
                System.arraycopy(observation, 0, all, at, size);
                at += size;
            }
        }
        List<Long> shape = new ArrayList<>(List.of((long) Learner.EPISODES, (long) Learner.STEPS));
        Arrays.stream(learned.seen().shape()).forEach(side -> shape.add((long) side));
        return Nd4j.create(all).reshape(shape.stream().mapToLong(side -> side).toArray());
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command + " hangs");
        }
        return process.exitValue();
    }
}
