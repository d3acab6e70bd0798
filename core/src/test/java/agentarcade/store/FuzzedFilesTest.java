package agentarcade.store;

import agentarcade.experiment.Past;
import agentarcade.experiment.Run;
import agentarcade.experiment.Waypoint;
import agentarcade.knob.Refused;
import agentarcade.store.FileMutations.Mutated;
import agentarcade.store.FileMutations.Sound;
import agentarcade.train.TrainingLoop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever was done to a run file: it is opened and training can go on, or it is refused with one sentence, within a second and 256 MB.
/// 1,000 files in the normal build, 20,000 with `-Dtorture=full`.
class FuzzedFilesTest {
    /// A replay; one with priorities, joined steps, stacked and normalised; stretches; a rollout; noise; whole episodes.
    private static final Set<String> SOURCES = Set.of("catch-dqn", "cartpole-v1-dqn-priorities-stacked-normalised", "catch-drqn-stacked",
            "pendulum-v1-ppo-normalised-noise", "catch-ball-8-a2c", "pendulum-v1-ddpg-normalised", "cartpole-v0-reinforce-normalised");
    private static final Set<String> WITH_A_PAST = Set.of("catch-dqn", "pendulum-v1-ppo-normalised-noise");
    /// In the middle of an episode and of a rollout.
    private static final int STEPS = 61;

    @TempDir static Path folder;
    private static List<Sound> sources;

    @BeforeAll
    static void train() throws Exception {
        sources = new ArrayList<>();
        for (SmallRuns.Small small : SmallRuns.all()) {
            if (SOURCES.contains(small.name())) {
                sources.add(trained(small, false));
            }
            if (WITH_A_PAST.contains(small.name())) {
                sources.add(trained(small, true));
            }
        }
    }

    /// @param past whether the file has policies of earlier moments and a waypoint
    private static Sound trained(SmallRuns.Small small, boolean past) throws Exception {
        Path file = folder.resolve(small.name() + RunFiles.EXTENSION);
        try (TrainingLoop loop = small.experiment().start(event -> {
        })) {
            Past kept = Past.NONE;
            for (int step = 0; step < STEPS; step++) {
                if (past) {
                    loop.look();
                    kept = step == STEPS / 2 ? kept.with(RunFiles.waypoint(new Run(small.experiment(), loop.checkpoint()))) : kept;
                }
                loop.step();
            }
            RunFiles.write(file, new Run(small.experiment(), loop.checkpoint(), kept));
        }
        return new Sound(past ? small.name() + " with a past" : small.name(), Files.readAllBytes(file), ZipContent.read(file));
    }

    @Test
    void whateverWasDoneToAFileItIsOpenedOrRefusedInOneSentence() throws Exception {
        Ordeal ordeal = new Ordeal("Changed run files");
        Path file = folder.resolve("run.arcade");
        int count = Torture.count(1_000, 20_000);
        for (int seed = 0; seed < count; seed++) {
            Mutated mutated = FileMutations.mutated(sources, seed);
            Files.write(file, mutated.file());
            ordeal.put(mutated.what(), () -> goOn(file));
        }
        ordeal.end(count / 20);
    }

    /// From where the run was saved, and from each of its waypoints.
    private static void goOn(Path file) throws Refused {
        Run run = RunFiles.read(file);
        RunFiles.resume(file, run, event -> {
        }).close();
        for (Waypoint waypoint : run.past().waypoints()) {
            RunFiles.resume(file, RunFiles.read(file, waypoint), event -> {
            }).close();
        }
    }
}
