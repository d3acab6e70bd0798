package agentarcade.keras;

import agentarcade.knob.Refused;
import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that a Keras model computes, layer by layer, with models inside models unfolded.
final class LayerGraph {

    /// A layer at one place of the model; a layer that is used twice has two.
    ///
    /// @param name of the layer
    /// @param groups the names under which its weights may be stored: of the models it is in, outermost first, and its own
    /// @param kind Keras's name of its class
    /// @param inputs the indices of the places whose outputs it takes
    record Place(String name, List<String> groups, String kind, LayerSpec spec, List<Integer> inputs) {
    }

    private final String file;
    private final List<Place> places = new ArrayList<>();
    private List<Integer> outputs = List.of();

    private LayerGraph(String file) {
        this.file = file;
    }

    /// @param tree a model as [ConfigText] reads it
    static LayerGraph of(JsonNode tree, String file) throws Refused {
        LayerGraph graph = new LayerGraph(file);
        graph.outputs = graph.model(tree, null, List.of());
        return graph;
    }

    List<Place> places() {
        return places;
    }

    /// The indices of the places whose outputs are the model's.
    List<Integer> outputs() {
        return outputs;
    }

    private static boolean isModel(String kind) {
        return kind.equals("Sequential") || kind.equals("Model") || kind.equals("Functional");
    }

    /// @param arguments what it is applied to; null for the model as a whole, which brings its inputs
    private List<Integer> model(JsonNode tree, List<Integer> arguments, List<String> groups) throws Refused {
        if (groups.size() > Limits.NESTING) {
            throw Problem.of("structure", file);
        }
        String kind = tree.path("class_name").asText();
        JsonNode config = tree.path("config");
        return switch (kind) {
            case "Sequential" -> sequence(config, arguments, groups);
            case "Model", "Functional" -> new Joined(config, arguments, groups).outputs();
            default -> throw Problem.of("modelKind", file, kind);
        };
    }

    private List<Integer> sequence(JsonNode config, List<Integer> arguments, List<String> groups) throws Refused {
        JsonNode layers = config.isArray() ? config : config.path("layers");
        List<Integer> current = arguments == null ? List.of() : arguments;
        for (JsonNode layer : layers) {
            String kind = layer.path("class_name").asText();
            String name = name(layer);
            Settings settings = new Settings(name, layer.path("config"));
            if (current.isEmpty() && !kind.equals("InputLayer") && !isModel(kind)) {
                current = List.of(input(name, settings, config));
            }
            if (arguments == null || !kind.equals("InputLayer")) {
                current = apply(layer, name, current, groups);
            }
        }
        if (current.isEmpty()) {
            throw Problem.of("structure", file);
        }
        return current;
    }

    private int input(String name, Settings first, JsonNode config) throws Refused {
        Optional<List<Integer>> own = first.inputShape();
        Optional<List<Integer>> shape = own.isPresent() ? own : new Settings(name, config).builtShape();
        if (shape.isEmpty()) {
            throw Problem.of("setting", name, "batch_input_shape");
        }
        return add(new Place(name, List.of(), "InputLayer", new LayerSpec.Input(shape.get()), List.of()));
    }

    private String name(JsonNode layer) throws Refused {
        String name = layer.path("config").path("name").asText(layer.path("name").asText());
        if (name.isEmpty()) {
            throw Problem.of("structure", file);
        }
        return name;
    }

    private List<Integer> apply(JsonNode layer, String name, List<Integer> inputs, List<String> groups) throws Refused {
        String kind = layer.path("class_name").asText();
        List<String> inside = new ArrayList<>(groups);
        inside.add(name);
        if (isModel(kind)) {
            return model(layer, inputs.isEmpty() ? null : inputs, inside);
        }
        return List.of(add(new Place(name, inside, kind, LayerSpec.of(kind, new Settings(name, layer.path("config"))), inputs)));
    }

    private int add(Place place) throws Refused {
        if (places.size() >= Limits.LAYERS) {
            throw Problem.of("structure", file);
        }
        places.add(place);
        return places.size() - 1;
    }

    /// A model whose layers name the layers that they take their inputs from.
    private final class Joined {
        private final JsonNode config;
        private final List<Integer> arguments;
        private final List<String> groups;
        private final Map<String, JsonNode> layers = new HashMap<>();
        /// What layer and use of it give, by "name/use"; null while it is being found out.
        private final Map<String, List<Integer>> known = new HashMap<>();

        private Joined(JsonNode config, List<Integer> arguments, List<String> groups) throws Refused {
            this.config = config;
            this.arguments = arguments;
            this.groups = groups;
            if (config.path("layers").size() > Limits.LAYERS) {
                throw Problem.of("structure", file);
            }
            for (JsonNode layer : config.path("layers")) {
                // The names that layers call each other by are beside the settings; inside they may differ.
                if (layers.put(layer.path("name").asText(), layer) != null) {
                    throw Problem.of("structure", file);
                }
            }
        }

        private List<Integer> outputs() throws Refused {
            bindArguments();
            // In the order of the file, because weights are stored in it.
            for (JsonNode layer : config.path("layers")) {
                for (int use = 0; use < Math.max(1, layer.path("inbound_nodes").size()); use++) {
                    results(layer.path("name").asText(), use);
                }
            }
            List<Integer> outputs = new ArrayList<>();
            for (JsonNode output : list(config.path("output_layers"))) {
                outputs.add(result(output));
            }
            if (outputs.isEmpty()) {
                throw Problem.of("structure", file);
            }
            return outputs;
        }

        private void bindArguments() throws Refused {
            if (arguments == null) {
                return;
            }
            List<JsonNode> inputs = list(config.path("input_layers"));
            if (inputs.size() != arguments.size()) {
                throw Problem.of("structure", file);
            }
            for (int i = 0; i < inputs.size(); i++) {
                known.put("%s/%d".formatted(inputs.get(i).path(0).asText(), inputs.get(i).path(1).asInt()), List.of(arguments.get(i)));
            }
        }

        /// `[name, use, output]`, or a list of such.
        private List<JsonNode> list(JsonNode references) {
            List<JsonNode> list = new ArrayList<>();
            if (references.path(0).isTextual()) {
                list.add(references);
            } else {
                references.forEach(list::add);
            }
            return list;
        }

        private int result(JsonNode reference) throws Refused {
            List<Integer> results = results(reference.path(0).asText(), reference.path(1).asInt());
            int output = reference.path(2).asInt();
            if (output < 0 || output >= results.size()) {
                throw Problem.of("structure", file);
            }
            return results.get(output);
        }

        private List<Integer> results(String name, int use) throws Refused {
            String key = "%s/%d".formatted(name, use);
            if (!known.containsKey(key)) {
                known.put(key, null);
                known.put(key, find(name, use));
            }
            List<Integer> results = known.get(key);
            if (results == null) {
                throw Problem.of("structure", file);
            }
            return results;
        }

        private List<Integer> find(String name, int use) throws Refused {
            JsonNode layer = layers.get(name);
            if (layer == null || !layer.path("inbound_nodes").isArray()) {
                throw Problem.of("structure", file);
            }
            JsonNode uses = layer.path("inbound_nodes");
            if (use < 0 || use >= Math.max(1, uses.size()) || uses.isEmpty() && !layer.path("class_name").asText().equals("InputLayer")) {
                throw Problem.of("structure", file);
            }
            List<Integer> inputs = new ArrayList<>();
            for (JsonNode reference : list(uses.path(use))) {
                inputs.add(result(reference));
            }
            return apply(layer, name, inputs, groups);
        }
    }
}
