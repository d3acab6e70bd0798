package agentarcade.store;

import java.util.ArrayList;
import java.util.List;

import agentarcade.agent.Diverged;
import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.World;
import agentarcade.knob.Refused;
import agentarcade.train.TrainingLoop;
import jdk.incubator.vector.FloatVector;

/// Trains with every algorithm for a while, with the settings it starts with, and prints what came of it.
/// In a JVM of its own, for [AlgorithmBitsTest].
final class AlgorithmRuns {
    static final int STEPS = 5_000;
    private static final List<String> WORLDS = List.of("cartpole-v1", "pendulum-v1");

    private AlgorithmRuns() {
    }

    public static void main(String[] arguments) throws Refused {
        System.out.println("lanes " + FloatVector.SPECIES_PREFERRED.length());
        fingerprints().forEach(System.out::println);
    }

    /// One line for each algorithm and each of the small worlds it can play.
    static List<String> fingerprints() throws Refused {
        List<String> lines = new ArrayList<>();
        for (AlgorithmType<?> algorithm : Algorithms.ALL) {
            for (String id : WORLDS) {
                EnvironmentType<?> world = Environments.find(id).orElseThrow();
                if (algorithm.fits(World.canonical(world))) {
                    lines.add("%s in %s: %s".formatted(algorithm.id(), id, fingerprint(Presets.first(world, algorithm).experiment(7))));
                }
            }
        }
        return lines;
    }

    private static String fingerprint(Experiment experiment) {
        try (TrainingLoop loop = experiment.start(event -> {
        })) {
            while (loop.steps() < STEPS) {
                loop.step();
            }
            return loop.updates() > 0 ? Fingerprint.of(loop.checkpoint().agent()) : "never learned";
        } catch (Diverged diverged) {
            return diverged.getMessage();
        }
    }
}
