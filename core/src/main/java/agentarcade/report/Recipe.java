package agentarcade.report;

import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Preset;
import agentarcade.knob.Knob;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;
import agentarcade.store.Presets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;

/// How to set up an experiment again: the preset that is nearest to it, what differs from that, and the command that does it.
/// @param settings all settings, those of the world first
record Recipe(Experiment experiment, Preset preset, List<Setting> settings) {

    /// A setting of the experiment and of the preset.
    record Setting(Knob knob, Object value, Object preset) {
        boolean isChanged() {
            return !value.equals(preset);
        }

        static String inWords(Knob knob, Object value, Texts texts) {
            String words = switch (knob) {
                case Knob.Switch flag -> texts.say(Boolean.TRUE.equals(value) ? "knob.on" : "knob.off");
                case Knob.Choice choice -> texts.name(knob.key() + "." + ((Enum<?>) value).name());
                case Knob.WholeNumber whole -> texts.number((Integer) value);
                case Knob.RealNumber real -> texts.number((Double) value);
                case Knob.SizeList sizes -> knob.show(value);
                case Knob.FilterList filters -> knob.show(value);
            };
            // An empty list has no unit.
            return words.isEmpty() ? "–" : texts.find(knob.key() + ".unit").map(unit -> words + " " + unit).orElse(words);
        }

        String inWords(Texts texts) {
            return inWords(knob, value, texts);
        }

        /// As one types it: in double quotes if a shell would take it for several words.
        String typed() {
            String text = knob.name() + "=" + (value instanceof Enum<?> option ? option.name() : knob.show(value));
            return text.matches("[\\w.=@/+-]+") ? text : "\"" + text + "\"";
        }
    }

    /// With the preset from which the fewest settings differ.
    static Recipe of(Experiment experiment) throws Refused {
        EnvironmentType<?> world = experiment.environment();
        AlgorithmType<?> algorithm = experiment.algorithm();
        return Stream.concat(Stream.of(Presets.first(world, algorithm)), Presets.of(world, algorithm).stream())
                .map(preset -> new Recipe(experiment, preset, settings(experiment, preset)))
                .min(Comparator.comparingInt(recipe -> recipe.changed().size())).orElseThrow();
    }

    private static List<Setting> settings(Experiment experiment, Preset preset) {
        List<Setting> all = new ArrayList<>();
        add(all, experiment.environment().rules(), experiment.world().rules(), preset.world().rules());
        add(all, experiment.environment().wrappings(), experiment.world().wrapping(), preset.world().wrapping());
        add(all, experiment.algorithm().settings(), experiment.settings(), preset.settings());
        return all;
    }

    private static void add(List<Setting> all, Knobs<?> knobs, Record settings, Record preset) {
        Map<String, Object> values = knobs.values(settings);
        Map<String, Object> others = knobs.values(preset);
        knobs.all().forEach(knob -> all.add(new Setting(knob, values.get(knob.name()), others.get(knob.name()))));
    }

    List<Setting> changed() {
        return settings.stream().filter(Setting::isChanged).toList();
    }

    /// The command line that trains the same to the same step.
    String command(long steps) throws Refused {
        StringJoiner command = new StringJoiner(" ");
        command.add("agent-arcade train --world " + experiment.environment().id()).add("--algorithm " + experiment.algorithm().id());
        if (!preset.id().equals(Presets.first(experiment.environment(), experiment.algorithm()).id())) {
            command.add("--preset " + preset.id());
        }
        changed().forEach(setting -> command.add("--set " + setting.typed()));
        return command.add("--seed " + experiment.seed()).add("--steps " + steps).toString();
    }
}
