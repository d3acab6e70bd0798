package agentarcade.app.run;

import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Preset;
import agentarcade.experiment.World;

import java.util.Optional;

/// What is set up in the window: a world, and who learns in it, if there is an algorithm that can.
public record Plan(World world, Optional<Learner> learner, long seed) {

    public record Learner(AlgorithmType<?> algorithm, Record settings) {
    }

    public static Plan of(Experiment experiment) {
        return new Plan(experiment.world(), Optional.of(new Learner(experiment.algorithm(), experiment.settings())), experiment.seed());
    }

    public static Plan of(Preset preset, long seed) {
        return of(preset.experiment(seed));
    }

    /// A world to watch and to play in, where nobody learns.
    public static Plan without(World world, long seed) {
        return new Plan(world, Optional.empty(), seed);
    }

    /// What there is to train, if anything.
    public Optional<Experiment> experiment() {
        return learner.map(known -> new Experiment(world, known.algorithm(), known.settings(), seed));
    }

    public Optional<AlgorithmType<?>> algorithm() {
        return learner.map(Learner::algorithm);
    }

    public Optional<Record> settings() {
        return learner.map(Learner::settings);
    }

    public Plan withSeed(long other) {
        return new Plan(world, learner, other);
    }

    public Plan withSettings(Record settings) {
        return new Plan(world, learner.map(known -> new Learner(known.algorithm(), settings)), seed);
    }
}
