package agentarcade.experiment;

import agentarcade.agent.Agent;
import agentarcade.agent.Task;
import agentarcade.agent.parts.NormalisingAgent;
import agentarcade.agent.parts.NormalisingAgent.Which;
import agentarcade.knob.Filter;
import agentarcade.knob.Knob;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.train.Checkpoint;
import agentarcade.train.TrainingEvent;
import agentarcade.train.TrainingLoop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What is to be trained: a world with its rules, an algorithm with its settings, and the seed of all chance.
/// The same experiment gives the same run, to the bit. (Settings turned during a run are part of the run, not of this record.)
public record Experiment(World world, AlgorithmType<?> algorithm, Record settings, long seed) {

    /// In a world that is put before the agent as usual.
    public Experiment(EnvironmentType<?> environment, Record rules, AlgorithmType<?> algorithm, Record settings, long seed) {
        this(new World(environment, rules, environment.wrapping()), algorithm, settings, seed);
    }

    public EnvironmentType<?> environment() {
        return world.type();
    }

    /// Makes sure that world and settings go together, beyond what each allows by itself: filters must not be larger than the pictures the
    /// agent sees.
    public void check() throws Refused {
        int[] seen = world.training().observations().shape();
        if (seen.length != 2 && seen.length != 3) {
            return;
        }
        Map<String, Object> values = algorithm.settings().values(settings);
        for (Knob knob : algorithm.settings().all()) {
            if (knob instanceof Knob.FilterList && values.get(knob.name()) instanceof List<?> filters) {
                Optional<Sentence> misfit = Filter.misfit(filters.stream().map(Filter.class::cast).toList(), seen[seen.length - 2],
                        seen[seen.length - 1]);
                if (misfit.isPresent()) {
                    throw new Refused(misfit.get());
                }
            }
        }
    }

    /// Training from the beginning; belongs to the calling thread.
    public TrainingLoop start(Consumer<TrainingEvent> listener) {
        return new TrainingLoop(world::training, this::agent, settings, seed, listener);
    }

    private Agent agent(Task task) {
        Which which = new Which(world.wrapping().normaliseObservations(), world.wrapping().normaliseRewards());
        return which.observations() || which.rewards()
                ? new NormalisingAgent(task, seen -> algorithm.create(settings, seen), which, settings, algorithm::discount)
                : algorithm.create(settings, task);
    }

    /// Training from a checkpoint on; belongs to the calling thread.
    /// @throws IllegalArgumentException if the checkpoint is not one of this experiment
    public TrainingLoop resume(Checkpoint checkpoint, Consumer<TrainingEvent> listener) {
        TrainingLoop loop = checkpoint.agent().building(() -> start(listener));
        try {
            loop.restore(checkpoint);
            return loop;
        } catch (RuntimeException wrong) {
            loop.close();
            throw wrong;
        }
    }

    public Experiment withSettings(Record changed) {
        return new Experiment(world, algorithm, changed, seed);
    }

    public Experiment withSeed(long other) {
        return new Experiment(world, algorithm, settings, other);
    }
}
