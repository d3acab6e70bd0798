package agentarcade.app.inside;

import agentarcade.agent.Anatomy;
import agentarcade.agent.Anatomy.Layer;
import agentarcade.knob.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What the layers of an agent's networks, and the units of its outputs, are called.
record NetworkWords(Anatomy anatomy, NetworkPlan plan, Texts texts, Numbers numbers, Subject subject) {

    /// What a layer is called.
    String name(int index) {
        Layer layer = anatomy.layers().get(index);
        int size = layer.form().size();
        String name = switch (layer) {
            case Anatomy.Input _ -> texts.say("app.inside.network.inputs", size);
            case Anatomy.Convolution filters -> texts.say("app.inside.network.filters", filters.form().channels(),
                    filters.kernel().columns(), filters.kernel().rows())
                    + (size(filters) > NetworkSketch.MOST_FILTERS
                            ? "  " + texts.say("app.inside.network.more", size(filters) - NetworkSketch.MOST_FILTERS) : "");
            case Anatomy.Memory _ -> texts.say("app.inside.network.memory", size);
            case Anatomy.Dense _ -> plan.isOutput(index) ? texts.say("app.inside.network.outputs", size)
                    : texts.say("app.inside.network.units", size);
        };
        boolean named = plan.isOutput(index) && !layer.part().isEmpty();
        return named ? texts.say("app.inside.part." + layer.part()) : name;
    }

    private static int size(Anatomy.Convolution filters) {
        return filters.form().channels();
    }

    /// What the units of an output are called.
    List<String> names(int index) {
        Layer layer = anatomy.layers().get(index);
        int size = layer.form().size();
        if (!plan.isOutput(index)) {
            return List.of();
        }
        if (layer.part().equals("value") || layer.part().equals("critic")) {
            return List.of(texts.say("app.inside.network.worth"));
        }
        if (size == subject.names().size()) {
            return subject.names();
        }
        if (size == 1) {
            return List.of(subject.names().isEmpty() ? texts.say("app.inside.network.action") : subject.names().getLast());
        }
        return IntStream.rangeClosed(1, size).mapToObj(i -> texts.say("app.inside.network.numbered", i)).toList();
    }

    /// What all outputs say, one after another.
    List<String> said() {
        List<String> said = new ArrayList<>();
        for (int index : plan.outputs()) {
            List<String> names = names(index);
            float[] values = anatomy.layers().get(index).values();
            for (int unit = 0; unit < names.size(); unit++) {
                said.add(texts.say("app.inside.network.value", names.get(unit), numbers.of(values[unit])));
            }
        }
        return said;
    }

    /// What a unit is called.
    ///
    /// @param cell whether that part of it is meant which remembers
    String unit(int index, int unit, boolean cell) {
        Layer layer = anatomy.layers().get(index);
        List<String> names = names(index);
        if (!names.isEmpty()) {
            return names.get(unit);
        }
        if (layer instanceof Anatomy.Input && unit < subject.quantities().size()) {
            return texts.say("quantity." + subject.quantities().get(unit));
        }
        return texts.say(cell ? "app.inside.network.cell" : "app.inside.network.unit", unit + 1);
    }
}
