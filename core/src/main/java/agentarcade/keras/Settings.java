package agentarcade.keras;

import agentarcade.knob.Refused;
import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The settings of one Keras layer, read by the names that Keras 2 and Keras 1 have for them.
///
/// @param layer its name, for sentences
record Settings(String layer, JsonNode node) {
    boolean has(String name) {
        return node.hasNonNull(name);
    }

    /// A whole number of at least 1, under the first of these names that is there.
    int size(String... names) throws Refused {
        for (String name : names) {
            if (has(name)) {
                return size(name, node.get(name));
            }
        }
        throw Problem.of("setting", layer, names[0]);
    }

    private int size(String name, JsonNode value) throws Refused {
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1) {
            throw Problem.of("setting", layer, name);
        }
        return value.intValue();
    }

    boolean flag(boolean otherwise, String... names) throws Refused {
        for (String name : names) {
            if (has(name)) {
                if (!node.get(name).isBoolean()) {
                    throw Problem.of("setting", layer, name);
                }
                return node.get(name).booleanValue();
            }
        }
        return otherwise;
    }

    String text(String otherwise, String... names) throws Refused {
        for (String name : names) {
            if (has(name)) {
                // Keras 3's objects with a class name, and functions of one's own, are no texts.
                if (!node.get(name).isTextual()) {
                    throw Problem.of("setting", layer, name);
                }
                return node.get(name).textValue();
            }
        }
        return otherwise;
    }

    /// Two whole numbers, which may be written as one.
    int[] pair(String name) throws Refused {
        JsonNode value = node.path(name);
        if (value.isIntegralNumber()) {
            return new int[] {size(name, value), size(name, value)};
        }
        if (!value.isArray() || value.size() != 2) {
            throw Problem.of("setting", layer, name);
        }
        return new int[] {size(name, value.get(0)), size(name, value.get(1))};
    }

    List<Integer> sizes(String name) throws Refused {
        List<Integer> sizes = new ArrayList<>();
        for (JsonNode value : node.path(name)) {
            sizes.add(size(name, value));
        }
        if (sizes.isEmpty() || sizes.size() > 4) {
            throw Problem.of("setting", layer, name);
        }
        return sizes;
    }

    /// A number that must be as we have it, where Keras lets one choose.
    void only(double value, String name) throws Refused {
        if (has(name) && node.get(name).asDouble(Double.NaN) != value) {
            throw Problem.of("unlike", layer, name, Problem.shown(node.get(name).toString()));
        }
    }

    /// The sides of what goes in, without the batch; empty if this layer doesn't tell, which only first layers must.
    Optional<List<Integer>> inputShape() throws Refused {
        for (String name : List.of("batch_input_shape", "batch_shape")) {
            if (has(name)) {
                return Optional.of(withoutBatch(name));
            }
        }
        if (has("input_shape")) {
            return Optional.of(sizes("input_shape"));
        }
        return has("input_dim") && node.get("input_dim").isIntegralNumber() ? Optional.of(List.of(size("input_dim"))) : Optional.empty();
    }

    /// The same of a model that got its shape when it was first used.
    Optional<List<Integer>> builtShape() throws Refused {
        return has("build_input_shape") ? Optional.of(withoutBatch("build_input_shape")) : Optional.empty();
    }

    private List<Integer> withoutBatch(String name) throws Refused {
        List<Integer> shape = new ArrayList<>();
        for (int side = 1; side < node.get(name).size(); side++) {
            // A side of any length is 0 here: an input that only the loss uses may have one.
            JsonNode length = node.get(name).get(side);
            shape.add(length.isNull() ? 0 : size(name, length));
        }
        return shape;
    }
}
