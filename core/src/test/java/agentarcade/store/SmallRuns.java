package agentarcade.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import agentarcade.env.wrappers.Wrapping;
import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Preset;
import agentarcade.experiment.World;
import agentarcade.knob.Filter;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;

/// Every algorithm in every world it can play, and some of them in other ways: what people start with, with less of everything, so that
/// after sixty steps episodes have ended, a replay is full, rollouts have been learned from and schedules are on their way.
final class SmallRuns {
    /// Pictures with more numbers than this are made smaller.
    private static final int LARGE = 1_000;
    private static final Map<String, Object> LESS = Map.ofEntries(Map.entry("replayCapacity", 50), Map.entry("learningStarts", 15),
            Map.entry("batchSize", 6), Map.entry("updateInterval", 3), Map.entry("gradientSteps", 1), Map.entry("targetPeriod", 7),
            Map.entry("epsilonSteps", 150), Map.entry("correctionSteps", 150), Map.entry("learningRateSteps", 150),
            Map.entry("scheduleSteps", 400), Map.entry("sigmaSteps", 150), Map.entry("hidden", List.of(7)),
            Map.entry("actorHidden", List.of(7)), Map.entry("criticHidden", List.of(6)), Map.entry("memory", 5), Map.entry("stretch", 4),
            Map.entry("worlds", 3), Map.entry("rolloutSteps", 7), Map.entry("epochs", 2), Map.entry("episodesPerUpdate", 2),
            Map.entry("baselineSteps", 2), Map.entry("noisePeriod", 5), Map.entry("learningRate", 0.002),
            Map.entry("learningRateSchedule", "LINEAR"), Map.entry("sigma", "LINEAR"));

    /// @param name also of files
    record Small(String name, Experiment experiment) {
        /// Whether it is worth the time to save it at the end of an episode, too: variants of a world end as the first of its kind does.
        boolean alsoAtEnd() {
            return !Set.of("catch-ball-16", "cave-hard", "cave-no-blocks", "cartpole-v0").contains(experiment.environment().id());
        }
    }

    private SmallRuns() {
    }

    /// Every pair, then the variants; always in the same order.
    static List<Small> all() throws Refused {
        List<Small> all = new ArrayList<>();
        for (EnvironmentType<?> environment : Environments.ALL) {
            for (AlgorithmType<?> algorithm : Algorithms.ALL) {
                if (algorithm.fits(World.canonical(environment))) {
                    all.add(small(environment.id(), algorithm.id(), "", null, Map.of()));
                }
            }
        }
        all.addAll(variants());
        return List.copyOf(all);
    }

    /// What is around the world or inside the agent in other ways than presets have it.
    static List<Small> variants() throws Refused {
        Wrapping stacked = new Wrapping(3, 2, 2, 1, false, false);
        Wrapping normalised = new Wrapping(1, 1, 1, 1, true, true);
        Wrapping both = new Wrapping(2, 1, 2, 1, true, true);
        Map<String, Object> priorities = Map.of("prioritised", true, "nStep", 3, "dueling", true);
        return List.of(small("catch", "dqn", "stacked", stacked, Map.of()), small("cartpole-v1", "dqn", "normalised", normalised, Map.of()),
                small("catch-ball-8", "dqn", "shrunk", new Wrapping(2, 1, 1, 2, false, false), Map.of()),
                small("catch", "dqn", "priorities", Wrapping.NONE, priorities),
                small("cartpole-v1", "dqn", "priorities-stacked-normalised", both, priorities),
                small("catch", "drqn", "stacked", stacked, Map.of("burnIn", 2)),
                small("cartpole-v1", "drqn", "normalised-whole-episodes", normalised, Map.of("wholeEpisodes", true)),
                small("pendulum-v1", "ddpg", "normalised", both, Map.of("noise", "ORNSTEIN_UHLENBECK")),
                small("pendulum-v1", "ppo", "normalised-noise", normalised, Map.of("stateDependentNoise", true)),
                small("mountain-car-continuous-v0", "a2c", "noise", stacked, Map.of("stateDependentNoise", true)),
                small("catch", "ppo", "normalised", both, Map.of("clipValues", true, "sharedTrunk", true)),
                small("cartpole-v0", "reinforce", "normalised", both, Map.of("sigmoid", true)));
    }

    /// @param wrapping null for the usual one, and smaller pictures where they are large
    private static Small small(String world, String algorithm, String variant, Wrapping wrapping, Map<String, Object> more) throws Refused {
        EnvironmentType<?> environment = Environments.find(world).orElseThrow();
        AlgorithmType<?> type = Algorithms.find(algorithm).orElseThrow();
        Preset preset = Presets.first(environment, type);
        Record rules = changed(environment.rules(), preset.world().rules(), Map.of("stepLimit", 20));
        Wrapping around = wrapping == null ? quick(environment, preset.world().wrapping()) : wrapping;
        World seen = new World(environment, rules, around);
        Map<String, Object> less = new HashMap<>(LESS);
        less.put("filters", seen.training().observations().shape().length > 1 ? List.of(new Filter(3, 3, 2, true)) : List.of());
        less.putAll(more);
        Experiment experiment = new Experiment(seen, type, changed(type.settings(), preset.settings(), less), 77);
        experiment.check();
        return new Small(world + "-" + algorithm + (variant.isEmpty() ? "" : "-" + variant), experiment);
    }

    private static Wrapping quick(EnvironmentType<?> environment, Wrapping usual) {
        boolean large = new World(environment, environment.canonical(), usual).training().observations().size() > LARGE;
        return new Wrapping(usual.frames(), usual.frameSpacing(), usual.actionRepeat(), large ? 4 : usual.downsampling(),
                usual.normaliseObservations(), usual.normaliseRewards());
    }

    /// Those of the values that the record has.
    private static Record changed(Knobs<?> knobs, Record from, Map<String, Object> values) throws Refused {
        Map<String, Object> all = knobs.values(from);
        for (Map.Entry<String, Object> old : all.entrySet()) {
            Object value = values.get(old.getKey());
            if (value != null) {
                old.setValue(old.getValue() instanceof Enum<?> option ? named(option, value.toString()) : value);
            }
        }
        return knobs.create(all);
    }

    private static Object named(Enum<?> like, String name) {
        for (Object option : like.getDeclaringClass().getEnumConstants()) {
            if (option.toString().equals(name) || ((Enum<?>) option).name().equals(name)) {
                return option;
            }
        }
        throw new IllegalArgumentException("%s has no %s".formatted(like.getDeclaringClass(), name));
    }
}
