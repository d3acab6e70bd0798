package agentarcade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import agentarcade.agent.AgentState;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Run;
import agentarcade.knob.Refused;
import agentarcade.train.Checkpoint;
import agentarcade.train.Series;
import agentarcade.train.TrainingLoop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {
    /// Half of it ends after 5 of 9 steps of a game.
    private static final int STEPS = 1_000;
    private static Run half;

    @TempDir Path folder;

    /// Small enough to be quick, with every kind of setting.
    static Experiment experiment() throws Refused {
        var environment = Environments.find("catch").orElseThrow();
        var algorithm = Algorithms.find("dqn").orElseThrow();
        Map<String, Object> settings = algorithm.settings().values(algorithm.settings().initial());
        settings.putAll(
                Map.of("batchSize", 8, "replayCapacity", 300, "learningStarts", 50, "targetPeriod", 30, "epsilonSteps", 700, "hidden",
                        List.of(12, 8)));
        return new Experiment(environment, environment.rules().initial(), algorithm, algorithm.settings().create(settings),
                -7_046_029_254_386_353_131L);
    }

    static Run train(int steps) throws Refused {
        Experiment experiment = experiment();
        try (TrainingLoop loop = experiment.start(event -> {
        })) {
            step(loop, steps);
            return new Run(experiment, loop.checkpoint());
        }
    }

    private static void step(TrainingLoop loop, int steps) {
        for (int i = 0; i < steps; i++) {
            loop.step();
        }
    }

    @BeforeAll
    static void trainHalf() throws Refused {
        half = train(STEPS / 2);
    }

    static void assertSame(Run actual, Run expected) {
        assertThat(actual.experiment().environment().id()).isEqualTo(expected.experiment().environment().id());
        assertThat(actual.experiment().algorithm().id()).isEqualTo(expected.experiment().algorithm().id());
        assertThat(actual.experiment().world()).isEqualTo(expected.experiment().world());
        assertThat(actual.experiment().settings()).isEqualTo(expected.experiment().settings());
        assertThat(actual.experiment().seed()).isEqualTo(expected.experiment().seed());
        assertThat(actual.checkpoint().progress()).isEqualTo(expected.checkpoint().progress());
        assertThat(actual.checkpoint().worlds()).isEqualTo(expected.checkpoint().worlds());
        assertThat(actual.checkpoint().agent().numbers()).isEqualTo(expected.checkpoint().agent().numbers());
        Map<String, Object> actualArrays = Manifest.arrays(actual.checkpoint());
        Map<String, Object> expectedArrays = Manifest.arrays(expected.checkpoint());
        assertThat(actualArrays.keySet()).isEqualTo(expectedArrays.keySet());
        expectedArrays.forEach((name, array) -> assertThat(Objects.deepEquals(actualArrays.get(name), array)).as(name).isTrue());
        assertThat(new String(Manifest.write(actual), StandardCharsets.UTF_8))
                .isEqualTo(new String(Manifest.write(expected), StandardCharsets.UTF_8));
    }

    @Test
    void trainingGoesOnFromAFileAsIfItHadNeverStopped() throws Refused {
        Path file = folder.resolve("run.arcade");
        assertThat(half.checkpoint().worlds().members().getFirst().ended()).isFalse();
        RunFiles.write(file, half);
        Run read = RunFiles.read(file);
        assertSame(read, half);
        try (TrainingLoop loop = RunFiles.resume(file, read, event -> {
        })) {
            step(loop, STEPS / 2);
            assertSame(new Run(read.experiment(), loop.checkpoint()), train(STEPS));
        }
    }

    @Test
    void theSameRunGivesTheSameBytes() throws Exception {
        RunFiles.write(folder.resolve("a.arcade"), half);
        RunFiles.write(folder.resolve("b.arcade"), half);
        assertThat(folder.resolve("a.arcade")).hasSameBinaryContentAs(folder.resolve("b.arcade"));
    }

    @Test
    void withoutItsReplayAFileIsSmallerAndTrainingGoesOnWithAnEmptyMemory() throws Exception {
        Path file = folder.resolve("run.arcade");
        Path small = folder.resolve("small.arcade");
        RunFiles.write(file, half);
        RunFiles.write(small, half, RunFiles.Replay.LEFT_OUT);
        assertThat(Files.size(small)).isLessThan(Files.size(file));
        Run read = RunFiles.read(small);
        assertThat(read.checkpoint().agent().arrays().keySet()).noneMatch(name -> name.startsWith("replay/"));
        try (TrainingLoop loop = RunFiles.resume(small, read, event -> {
        })) {
            long updates = loop.updates();
            step(loop, 49);
            assertThat(loop.updates()).isEqualTo(updates);
            step(loop, 1);
            assertThat(loop.updates()).isEqualTo(updates + 1);
        }
    }

    @Test
    void curvesKeepNumbersThatJsonDoesNotKnow() throws Refused {
        var curves = new TreeMap<>(half.checkpoint().curves());
        curves.put("odd", new Series.State(2, new long[] {Long.MAX_VALUE}, new float[] {Float.NaN},
                new float[] {Float.NEGATIVE_INFINITY}, new float[] {-0f}, 1, Double.NaN, Float.NEGATIVE_INFINITY, Float.MIN_VALUE));
        Run odd = new Run(half.experiment(),
                new Checkpoint(half.checkpoint().progress(), half.checkpoint().worlds(), half.checkpoint().agent(), curves,
                        half.checkpoint().timeline(), half.checkpoint().settings(), half.checkpoint().album()));
        RunFiles.write(folder.resolve("odd.arcade"), odd);
        assertSame(RunFiles.read(folder.resolve("odd.arcade")), odd);
    }

    @Test
    void aFileHoldsNoSerialisedJavaObject() throws Exception {
        Path file = folder.resolve("run.arcade");
        RunFiles.write(file, half);
        ZipContent.read(file).forEach((name, bytes) -> {
            assertThat(name).matches(".*\\.(json|npy)");
            assertThat(bytes[0] == (byte) 0xAC && bytes[1] == (byte) 0xED).as(name).isFalse();
        });
        assertThat(new String(ZipContent.read(file).get("manifest.json"), StandardCharsets.UTF_8)).doesNotContain("agentarcade.");
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNothingElse() throws Exception {
        Path file = folder.resolve("run.arcade");
        RunFiles.write(file, half);
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
            out.write(new byte[100_000]);
            throw new IOException("No space left on device");
        }, written -> {
        })).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> AtomicFile.write(file, out -> out.write(1), written -> {
            throw new IOException("reads back differently");
        })).isInstanceOf(IOException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFullDiskIsSaidInOneSentence() {
        assertThatThrownBy(() -> Problems.whileWriting(folder.resolve("run.arcade"), () -> {
            throw new IOException("No space left on device");
        })).isInstanceOf(Refused.class)
                .hasMessage("run.arcade could not be saved because the disk is full. Make room or choose another disk.");
    }

    @Test
    void savingIntoNoFolderOrOverAFolderIsRefused() throws Exception {
        Path nowhere = folder.resolve("nowhere").resolve("run.arcade");
        assertThatThrownBy(() -> RunFiles.write(nowhere, half)).isInstanceOf(Refused.class).hasMessageContaining("there is no folder");
        Path taken = Files.createDirectory(folder.resolve("taken.arcade"));
        assertThatThrownBy(() -> RunFiles.write(taken, half)).isInstanceOf(Refused.class)
                .hasMessage("taken.arcade is a folder. Choose a file.");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(taken);
        }
    }

    @Test
    void whatDoesNotFitTheAgentIsRefusedWhenTrainingIsToGoOn() throws Refused {
        Map<String, Object> arrays = new TreeMap<>(half.checkpoint().agent().arrays());
        arrays.put("weights/online", new float[3]);
        var agent = new AgentState(half.checkpoint().agent().numbers(), arrays);
        Run misfit = half.with(half.checkpoint().with(agent));
        Path file = folder.resolve("misfit.arcade");
        RunFiles.write(file, misfit);
        Run read = RunFiles.read(file);
        assertThatThrownBy(() -> RunFiles.resume(file, read, event -> {
        })).isInstanceOf(Refused.class)
                .hasMessage(
                        "misfit.arcade is damaged: what was learned does not fit the settings. It was not opened; use another copy of it.");
    }
}
