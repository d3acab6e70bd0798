package agentarcade.store;

import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Preset;
import agentarcade.experiment.World;
import agentarcade.experiment.results.Row;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The presets that come with the program: `resources/presets/<environment>-<algorithm>.json`, a list of named sets of rules and
/// settings. A pair of world and algorithm need not have any. A preset that can't be used is said, never left out in silence.
public final class Presets {
    /// The preset to start with. A pair without it starts with the initial value of each knob.
    public static final String FIRST = "tuned";

    private Presets() {
    }

    /// All presets of a pair, in the order of the file.
    public static List<Preset> of(EnvironmentType<?> environment, AlgorithmType<?> algorithm) throws Refused {
        String file = "%s-%s.json".formatted(environment.id(), algorithm.id());
        try (InputStream in = Presets.class.getResourceAsStream("/agentarcade/presets/" + file)) {
            return in == null ? List.of() : read(in.readAllBytes(), file, environment, algorithm);
        } catch (IOException broken) {
            throw new Refused(Sentence.of("file.problem.damaged", file, Sentence.of("file.damage.entry", file)), broken);
        }
    }

    static List<Preset> read(byte[] json, String file, EnvironmentType<?> environment, AlgorithmType<?> algorithm)
            throws Refused {
        List<Preset> presets = new ArrayList<>();
        for (JsonNode tree : entries(json, file)) {
            String id = tree.path("id").asText();
            boolean fits = tree.path("environment").asText().equals(environment.id())
                    && tree.path("algorithm").asText().equals(algorithm.id()) && !id.isBlank()
                    && presets.stream().noneMatch(preset -> preset.id().equals(id));
            if (!fits) {
                throw new Refused(Sentence.of("file.problem.preset", file, Damaged.shown(id)));
            }
            World world = new World(environment, settings(environment.rules(), tree.path("rules"), file, id),
                    settings(environment.wrappings(), tree.path("wrapping"), file, id));
            presets.add(new Preset(id, world, algorithm, settings(algorithm.settings(), tree.path("settings"), file, id)));
        }
        return List.copyOf(presets);
    }

    private static JsonNode entries(byte[] json, String file) throws Refused {
        try {
            return Json.read(json);
        } catch (IOException notJson) {
            throw new Refused(Sentence.of("file.problem.damaged", file, Sentence.of("file.damage.entry", file)), notJson);
        }
    }

    private static <S extends Record> S settings(Knobs<S> knobs, JsonNode tree, String file, String id) throws Refused {
        try {
            return SettingsJson.read(knobs, tree);
        } catch (Refused refused) {
            throw new Refused(Sentence.of("file.problem.presetSettings", id, file, refused.sentences().getFirst()), refused);
        }
    }

    /// @throws Refused if there is no such preset, with the names of those there are
    public static Preset find(EnvironmentType<?> environment, AlgorithmType<?> algorithm, String id) throws Refused {
        List<Preset> all = of(environment, algorithm);
        String known = all.stream().map(Preset::id).collect(Collectors.joining(", "));
        return all.stream().filter(preset -> preset.id().equals(id)).findFirst()
                .orElseThrow(() -> new Refused(all.isEmpty()
                        ? Sentence.of("file.problem.noPresets", environment.name(), algorithm.name())
                        : Sentence.of("file.problem.noPreset", id, known)));
    }

    /// The preset that a row of the table of bars names; empty if there is none yet.
    public static Optional<Preset> of(Row row) throws Refused {
        Optional<EnvironmentType<?>> environment = Environments.find(row.world());
        Optional<AlgorithmType<?>> algorithm = Algorithms.find(row.algorithm());
        return environment.isEmpty() || algorithm.isEmpty() ? Optional.empty()
                : of(environment.get(), algorithm.get()).stream().filter(preset -> preset.id().equals(row.preset())).findFirst();
    }

    /// What a person finds set up at first: the preset [#FIRST], or without one the initial value of each knob.
    public static Preset first(EnvironmentType<?> environment, AlgorithmType<?> algorithm) throws Refused {
        return of(environment, algorithm).stream().filter(preset -> preset.id().equals(FIRST)).findFirst().orElseGet(
                () -> new Preset("initial", World.canonical(environment), algorithm, algorithm.settings().initial()));
    }
}
