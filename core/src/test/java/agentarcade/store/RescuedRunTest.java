package agentarcade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import agentarcade.agent.Diverged;
import agentarcade.agent.Policy;
import agentarcade.agent.parts.Descent;
import agentarcade.agent.parts.Loss;
import agentarcade.env.Environment;
import agentarcade.env.Step;
import agentarcade.env.wrappers.Wrapping;
import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Run;
import agentarcade.experiment.World;
import agentarcade.knob.Refused;
import agentarcade.train.Checkpoint;
import agentarcade.train.Series;
import agentarcade.train.TrainingLoop;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What was learned before training broke off in the middle of a step is a run like any other: it can be saved, opened, watched and gone on
/// with.
class RescuedRunTest {
    private static final long STEPS_UNTIL_BROKEN = 1_501;

    @TempDir Path folder;

    static Stream<Experiment> experiments() {
        return Algorithms.ALL.stream().map(RescuedRunTest::experiment);
    }

    static Stream<Experiment> quickToDiverge() {
        return Stream.of("dqn", "drqn").map(id -> experiment(Algorithms.find(id).orElseThrow()));
    }

    private static Experiment experiment(AlgorithmType<?> algorithm) {
        EnvironmentType<?> type = Stream.of("catch", "pendulum-v1").map(id -> Environments.find(id).orElseThrow())
                .filter(candidate -> algorithm.fits(World.canonical(candidate))).findFirst().orElseThrow();
        World world = new World(type, type.canonical(), Wrapping.NONE);
        return new Experiment(world, algorithm, algorithm.settings().initial(), 5);
    }

    /// Such a world, of which all copies together make so many steps before one throws.
    private static Environment breaking(Environment sound, AtomicLong stepsLeft) {
        return (Environment) Proxy.newProxyInstance(RescuedRunTest.class.getClassLoader(), new Class<?>[] {Environment.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("step") && stepsLeft.getAndDecrement() == 0) {
                        throw new IllegalStateException("the fruit is rotten");
                    }
                    try {
                        return method.invoke(sound, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void isSavedOpenedWatchedAndGoneOnWith(Experiment experiment) throws Refused {
        AtomicLong stepsLeft = new AtomicLong(STEPS_UNTIL_BROKEN);
        Checkpoint rescued;
        try (TrainingLoop loop = new TrainingLoop(() -> breaking(experiment.world().training(), stepsLeft),
                task -> experiment.algorithm().create(experiment.settings(), task), experiment.settings(), experiment.seed(), event -> {
                })) {
            Throwable broken = catchThrowable(() -> {
                while (true) {
                    loop.step();
                }
            });
            assertThat(broken).hasMessage("the fruit is rotten");
            rescued = loop.checkpoint();
        }
        Path file = folder.resolve("rescued.arcade");
        RunFiles.write(file, new Run(experiment, rescued));
        Run opened = RunFiles.read(file);
        try (TrainingLoop loop = RunFiles.resume(file, opened, event -> {
        })) {
            assertThat(loop.steps()).isBetween(STEPS_UNTIL_BROKEN - 32, STEPS_UNTIL_BROKEN);
            assertThat(loop.curves().keySet()).isEqualTo(rescued.curves().keySet()).isNotEmpty();
            loop.curves().forEach((name, curve) -> assertThat(curve.size()).as(name)
                    .isEqualTo(Series.restored(rescued.curves().get(name)).view().size()));
            try (Policy policy = loop.policy().open()) {
                float[] nothing = new float[experiment.world().training().observations().size()];
                assertThat(policy.decide(nothing).action()).isNotNull();
            }
            for (int i = 0; i < 200; i++) {
                loop.step();
            }
            assertThat(loop.steps()).isGreaterThan(STEPS_UNTIL_BROKEN);
        }
    }

    /// What grew beyond all bounds is seen before weights become no numbers, so even such a run can be looked at again.
    @ParameterizedTest
    @MethodSource("quickToDiverge")
    void afterDivergenceItsCurvesCanBeSeenAgain(Experiment experiment) throws Refused {
        Map<String, Object> values = new LinkedHashMap<>(experiment.algorithm().settings().values(experiment.settings()));
        values.replaceAll((name, value) -> switch (name) {
            case "learningRate" -> 1.0;
            case "largestGradient", "gradientClip" -> 0.0;
            default -> value == Descent.ADAM ? Descent.SGD : value == Loss.HUBER ? Loss.SQUARED : value;
        });
        Experiment explosive = experiment.withSettings(experiment.algorithm().settings().create(values));
        Checkpoint rescued;
        try (TrainingLoop loop = new TrainingLoop(() -> loud(explosive.world().training()),
                task -> explosive.algorithm().create(explosive.settings(), task), explosive.settings(), explosive.seed(), event -> {
                })) {
            Throwable broken = catchThrowable(() -> {
                while (loop.steps() < 5_000) {
                    loop.step();
                }
            });
            assertThat(broken).isInstanceOf(Diverged.class);
            rescued = loop.checkpoint();
        }
        Path file = folder.resolve("diverged.arcade");
        RunFiles.write(file, new Run(explosive, rescued));
        try (TrainingLoop loop = RunFiles.resume(file, RunFiles.read(file), event -> {
        })) {
            assertThat(loop.curves().keySet()).isEqualTo(rescued.curves().keySet());
            assertThat(loop.steps()).isEqualTo(rescued.progress().steps());
        }
    }

    /// Such a world with rewards that no learning rate can bear.
    private static Environment loud(Environment sound) {
        return (Environment) Proxy.newProxyInstance(RescuedRunTest.class.getClassLoader(), new Class<?>[] {Environment.class},
                (proxy, method, arguments) -> {
                    Object result = method.invoke(sound, arguments);
                    return result instanceof Step step ? new Step(1e4 * step.reward(), step.ending(), step.steps()) : result;
                });
    }
}
