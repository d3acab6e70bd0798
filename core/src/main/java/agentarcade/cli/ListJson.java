package agentarcade.cli;

import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Preset;
import agentarcade.experiment.World;
import agentarcade.knob.Knob;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;
import agentarcade.store.Presets;
import agentarcade.store.SettingsJson;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// All there is to choose from, for other programs.
final class ListJson {
    private final Texts texts;

    ListJson(Texts texts) {
        this.texts = texts;
    }

    ObjectNode all() throws Refused {
        ObjectNode all = Reports.object();
        ArrayNode worlds = all.putArray("worlds");
        ArrayNode algorithms = all.putArray("algorithms");
        ArrayNode presets = all.putArray("presets");
        for (EnvironmentType<?> world : Environments.ALL) {
            ObjectNode tree = named(world.id(), "environment." + world.id()).put("score", world.game(world.canonical()).score().name());
            tree.set("rules", knobs(world.rules()));
            tree.set("wrapping", knobs(world.wrappings()));
            ArrayNode players = tree.putArray("algorithms");
            Algorithms.ALL.stream().filter(algorithm -> algorithm.fits(World.canonical(world)))
                    .forEach(algorithm -> players.add(algorithm.id()));
            worlds.add(tree);
        }
        for (AlgorithmType<?> algorithm : Algorithms.ALL) {
            ObjectNode tree = named(algorithm.id(), "algorithm." + algorithm.id());
            tree.set("settings", knobs(algorithm.settings()));
            algorithms.add(tree);
        }
        for (EnvironmentType<?> world : Environments.ALL) {
            for (AlgorithmType<?> algorithm : Algorithms.ALL) {
                for (Preset preset : Presets.of(world, algorithm)) {
                    presets.add(preset(preset));
                }
            }
        }
        return all;
    }

    private ObjectNode preset(Preset preset) {
        ObjectNode tree = named(preset.id(), "preset." + preset.id()).put("world", preset.world().type().id()).put("algorithm",
                preset.algorithm().id());
        tree.set("rules", SettingsJson.write(preset.world().type().rules(), preset.world().rules()));
        tree.set("wrapping", SettingsJson.write(preset.world().type().wrappings(), preset.world().wrapping()));
        tree.set("settings", SettingsJson.write(preset.algorithm().settings(), preset.settings()));
        return tree;
    }

    private ObjectNode named(String id, String key) {
        ObjectNode tree = Reports.object().put("id", id).put("name", texts.name(key + ".name"));
        texts.find(key + ".about").ifPresent(about -> tree.put("about", about));
        return tree;
    }

    private <S extends Record> ArrayNode knobs(Knobs<S> knobs) {
        ObjectNode initial = SettingsJson.write(knobs, knobs.initial());
        ArrayNode array = Reports.array();
        for (Knob knob : knobs.all()) {
            ObjectNode tree = array.addObject().put("name", knob.name()).put("label", texts.name(knob.key() + ".label"));
            texts.find(knob.key() + ".help").ifPresent(help -> tree.put("help", help));
            texts.find(knob.key() + ".unit").ifPresent(unit -> tree.put("unit", unit));
            range(knob, tree);
            tree.set("first", initial.get(knob.name()));
            tree.put("takes", knob.takes().name());
        }
        return array;
    }

    private static void range(Knob knob, ObjectNode tree) {
        switch (knob) {
            case Knob.WholeNumber whole -> tree.put("type", "whole").put("min", whole.min()).put("max", whole.max());
            case Knob.RealNumber real -> tree.put("type", "real").put("min", real.min()).put("max", real.max());
            case Knob.Switch flag -> tree.put("type", "flag");
            case Knob.Choice choice -> {
                ArrayNode options = tree.put("type", "choice").putArray("options");
                choice.options().forEach(option -> options.add(option.name()));
            }
            case Knob.SizeList sizes ->
                    tree.put("type", "sizes").put("min", sizes.min()).put("max", sizes.max()).put("most", sizes.most());
            case Knob.FilterList filters -> tree.put("type", "filters").put("most", filters.most());
        }
    }
}
