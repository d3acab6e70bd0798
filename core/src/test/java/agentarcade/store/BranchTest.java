package agentarcade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Past;
import agentarcade.experiment.Run;
import agentarcade.experiment.World;
import agentarcade.knob.Knob;
import agentarcade.knob.Refused;
import agentarcade.knob.Takes;
import agentarcade.train.Album;
import agentarcade.train.TrainingEvent;
import agentarcade.train.TrainingLoop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BranchTest {
    private static final int STEPS = 900;
    private static final DoublePredicate GO_ON = share -> true;

    @TempDir Path folder;

    /// A run, and its steps that a branch can begin at.
    private record Trained(Run run, List<Long> stops) {
        long stopAfter(long step) {
            return stops.stream().filter(stop -> stop >= step).findFirst().orElseThrow();
        }
    }

    static Stream<String> algorithms() {
        return Algorithms.ALL.stream().map(AlgorithmType::id);
    }

    private static Experiment experiment(String id) throws Refused {
        AlgorithmType<?> algorithm = Algorithms.find(id).orElseThrow();
        EnvironmentType<?> world = Stream.of("cartpole-v1", "pendulum-v1").map(name -> Environments.find(name).orElseThrow())
                .filter(type -> algorithm.fits(World.canonical(type))).findFirst().orElseThrow();
        return Presets.first(world, algorithm).experiment(3);
    }

    /// The settings with another learning rate, or whatever real number can be turned while training goes on.
    private static Record turned(Experiment experiment, double share) throws Refused {
        Map<String, Object> values = new TreeMap<>(experiment.algorithm().settings().values(experiment.settings()));
        Knob.RealNumber knob = experiment.algorithm().settings().all().stream().filter(one -> one.takes() != Takes.RESTART)
                .filter(Knob.RealNumber.class::isInstance).map(Knob.RealNumber.class::cast)
                .filter(one -> one.name().toLowerCase(Locale.ROOT).contains("rate")).findFirst().orElseThrow();
        values.put(knob.name(), (Double) values.get(knob.name()) * share);
        return experiment.algorithm().settings().create(values);
    }

    private static Trained train(Experiment experiment) throws Refused {
        List<Long> stops = new ArrayList<>();
        Past past = Past.NONE;
        try (TrainingLoop loop = experiment.start(event -> {
        })) {
            Experiment now = experiment;
            long turns = 0;
            while (loop.steps() < STEPS) {
                loop.step();
                loop.look();
                stops.add(loop.steps());
                if (loop.steps() > 250 * (turns + 1)) {
                    turns++;
                    now = now.withSettings(turned(experiment, 1 - 0.2 * turns));
                    loop.use(now.settings());
                    if (turns == 2) {
                        past = past.with(RunFiles.waypoint(new Run(now, loop.checkpoint())));
                    }
                }
            }
            assertThat(turns).isEqualTo(3);
            return new Trained(new Run(now, loop.checkpoint(), past), stops);
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void aBranchWithUnchangedSettingsRepeatsTheRunToTheBit(String algorithm) throws Refused {
        Path file = folder.resolve("run.arcade");
        Trained trained = train(experiment(algorithm));
        RunFiles.write(file, trained.run());
        Run read = RunFiles.read(file);
        for (long from : List.of(trained.stopAfter(100), trained.stopAfter(400), trained.stopAfter(800))) {
            List<TrainingEvent> heard = new ArrayList<>();
            try (TrainingLoop branch = new Branch(read, file, Album.View.EMPTY, GO_ON).at(from, heard::add)) {
                assertThat(branch.steps()).isEqualTo(from);
                // What was changed later is changed again.
                for (var change : trained.run().checkpoint().settings().entries()) {
                    if (change.step() > from) {
                        goOn(branch, change.step());
                        branch.use(change.settings());
                    }
                }
                goOn(branch, trained.run().checkpoint().progress().steps());
                assertSameTraining(new Run(read.experiment(), branch.checkpoint()), read);
            }
        }
    }

    private static void goOn(TrainingLoop loop, long step) {
        while (loop.steps() < step) {
            loop.step();
        }
    }

    /// All but what depends on the clock.
    private static void assertSameTraining(Run actual, Run expected) {
        assertThat(actual.checkpoint().progress().recentScores()).isEqualTo(expected.checkpoint().progress().recentScores());
        assertThat(actual.checkpoint().worlds()).isEqualTo(expected.checkpoint().worlds());
        assertThat(actual.checkpoint().settings()).isEqualTo(expected.checkpoint().settings());
        assertThat(actual.checkpoint().agent().numbers()).isEqualTo(expected.checkpoint().agent().numbers());
        Map<String, Object> arrays = Manifest.arrays(actual.checkpoint().withoutAlbum());
        Map<String, Object> expectedArrays = Manifest.arrays(expected.checkpoint().withoutAlbum());
        arrays.remove("timeline/nanos");
        expectedArrays.remove("timeline/nanos");
        assertThat(arrays.keySet()).isEqualTo(expectedArrays.keySet());
        expectedArrays.forEach((name, array) -> assertThat(arrays.get(name)).as(name).isEqualTo(array));
    }

    @Test
    void aBranchKeepsThePoliciesAndTheTimeUpToItsBeginning() throws Refused {
        Path file = folder.resolve("run.arcade");
        Experiment experiment = experiment("dqn");
        try (TrainingLoop loop = experiment.start(event -> {
        })) {
            while (loop.episodes() < 12) {
                loop.step();
                loop.addTrainedNanos(1_000);
                loop.look();
            }
            long half = loop.steps() / 2;
            Run run = new Run(experiment, loop.checkpoint());
            try (TrainingLoop branch = new Branch(run, file, loop.album(), GO_ON).at(half, event -> {
            })) {
                assertThat(branch.album()).isEqualTo(loop.album().until(half));
                assertThat(branch.trainedNanos()).isBetween(half * 1_000 - 2_000, half * 1_000 + 2_000);
            }
        }
    }

    @Test
    void theNearestWaypointBeforeTheStepSavesTheWay() throws Refused {
        Trained trained = train(experiment("dqn"));
        long waypoint = trained.run().past().waypoints().getFirst().steps();
        List<Double> shares = new ArrayList<>();
        List<TrainingEvent> heard = new ArrayList<>();
        try (TrainingLoop branch = new Branch(trained.run(), folder.resolve("run.arcade"), Album.View.EMPTY, share -> {
            shares.add(share);
            return true;
        }).at(waypoint + 40, heard::add)) {
            assertThat(branch.steps()).isEqualTo(waypoint + 40);
            assertThat(heard).noneMatch(event -> event instanceof TrainingEvent.SettingsChanged)
                    .allMatch(event -> !(event instanceof TrainingEvent.EpisodeEnded ended) || ended.step() > waypoint);
            assertThat(shares).isSorted().endsWith(1.0);
        }
    }

    @Test
    void whoeverWantsItNoMoreIsObeyed() throws Refused {
        Trained trained = train(experiment("dqn"));
        assertThatExceptionOfType(CancellationException.class).isThrownBy(
                () -> new Branch(trained.run(), folder.resolve("run.arcade"), Album.View.EMPTY, share -> false).at(300,
                        event -> {
                        }));
    }

    @Test
    void aRunWhosePastIsUnknownHasNoBranchesThere() throws Exception {
        Path file = Path.of(BranchTest.class.getResource("/runs/version-1-cartpole-dqn.arcade").toURI());
        Run old = RunFiles.read(file);
        long now = old.checkpoint().progress().steps();
        assertThatThrownBy(() -> new Branch(old, file, Album.View.EMPTY, GO_ON).at(now - 1, event -> {
        })).isInstanceOf(Refused.class);
    }
}
