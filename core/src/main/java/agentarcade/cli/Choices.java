package agentarcade.cli;

import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Preset;
import agentarcade.experiment.World;
import agentarcade.knob.Knob;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.knob.Takes;
import agentarcade.store.Presets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Turns what was typed into worlds, algorithms and settings, or says what is wrong with it.
final class Choices {
    private Choices() {
    }

    static EnvironmentType<?> world(String id) throws Refused {
        String known = Environments.ALL.stream().map(EnvironmentType::id).collect(Collectors.joining(", "));
        return Environments.find(id).orElseThrow(() -> new Refused(Sentence.of("cli.problem.world", id, known)));
    }

    static AlgorithmType<?> algorithm(String id) throws Refused {
        String known = Algorithms.ALL.stream().map(AlgorithmType::id).collect(Collectors.joining(", "));
        return Algorithms.find(id).orElseThrow(() -> new Refused(Sentence.of("cli.problem.algorithm", id, known)));
    }

    /// @param presetId null for the first
    static Experiment experiment(String worldId, String algorithmId, String presetId, long seed, Map<String, String> changes)
            throws Refused {
        EnvironmentType<?> world = world(worldId);
        AlgorithmType<?> algorithm = algorithm(algorithmId);
        Preset preset = presetId == null ? Presets.first(world, algorithm) : Presets.find(world, algorithm, presetId);
        checkNames(List.of(world.rules(), world.wrappings(), algorithm.settings()), changes);
        World chosen = new World(world, changed(world.rules(), preset.world().rules(), changes),
                changed(world.wrappings(), preset.world().wrapping(), changes));
        if (!algorithm.fits(chosen)) {
            throw new Refused(Sentence.of("cli.problem.pair", algorithm.name(), world.name()));
        }
        Experiment experiment = new Experiment(chosen, algorithm, changed(algorithm.settings(), preset.settings(), changes), seed);
        experiment.check();
        return experiment;
    }

    /// The same experiment for a run that goes on, where not everything can be changed any more.
    static Experiment changed(Experiment running, Map<String, String> changes) throws Refused {
        Knobs<?> rules = running.environment().rules();
        Knobs<?> wrappings = running.environment().wrappings();
        Knobs<?> settings = running.algorithm().settings();
        checkNames(List.of(rules, wrappings, settings), changes);
        for (String name : changes.keySet()) {
            Optional<Knob> fixed = find(rules, name).or(() -> find(wrappings, name))
                    .or(() -> find(settings, name).filter(knob -> knob.takes() == Takes.RESTART));
            if (fixed.isPresent()) {
                throw new Refused(Sentence.of("cli.problem.needsRestart", fixed.get().label()));
            }
        }
        return running.withSettings(changed(settings, running.settings(), changes));
    }

    private static void checkNames(List<Knobs<?>> all, Map<String, String> changes) throws Refused {
        for (String name : changes.keySet()) {
            if (all.stream().allMatch(knobs -> find(knobs, name).isEmpty())) {
                throw new Refused(Sentence.of("knob.problem.unknown", name));
            }
        }
    }

    private static Optional<Knob> find(Knobs<?> knobs, String name) {
        return knobs.all().stream().filter(knob -> knob.name().equals(name)).findFirst();
    }

    private static <S extends Record> S changed(Knobs<S> knobs, Record before, Map<String, String> changes) throws Refused {
        Map<String, Object> values = new LinkedHashMap<>(knobs.values(before));
        for (Knob knob : knobs.all()) {
            if (changes.containsKey(knob.name())) {
                values.put(knob.name(), knob.parse(changes.get(knob.name())));
            }
        }
        return knobs.create(values);
    }

    static void atLeastOne(String option, long value) throws Refused {
        if (value < 1) {
            throw new Refused(Sentence.of("cli.problem.atLeastOne", option, value));
        }
    }
}
