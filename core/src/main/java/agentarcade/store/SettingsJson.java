package agentarcade.store;

import agentarcade.knob.Knob;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Settings as a JSON object, by the names of their record's components. Reading judges by [Knobs], so a value out of its range gets
/// the same sentence as in the window.
public final class SettingsJson {
    private SettingsJson() {
    }

    public static ObjectNode write(Knobs<?> knobs, Record settings) {
        ObjectNode object = Json.object();
        knobs.values(settings).forEach((name, value) -> {
            switch (value) {
                case Integer number -> object.put(name, number);
                case Double number -> object.put(name, number);
                case Boolean flag -> object.put(name, flag);
                case Enum<?> option -> object.put(name, option.name());
                case List<?> sizes -> {
                    ArrayNode array = object.putArray(name);
                    for (Object element : sizes) {
                        if (element instanceof Integer size) {
                            array.add(size);
                        } else {
                            array.add(element.toString());
                        }
                    }
                }
                default -> throw new IllegalArgumentException("No setting can be %s".formatted(value));
            }
        });
        return object;
    }

    static <S extends Record> S read(Knobs<S> knobs, JsonNode tree) throws Refused {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        tree.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        Map<String, Object> values = new LinkedHashMap<>();
        members.forEach((name, value) -> values.put(Damaged.shown(name), raw(value)));
        for (Knob knob : knobs.all()) {
            if (members.containsKey(knob.name())) {
                values.put(knob.name(), value(knob, members.get(knob.name())));
            }
        }
        return knobs.create(values);
    }

    /// The value if the tree is of the knob's type; otherwise something that the knob refuses, fit to be shown.
    private static Object value(Knob knob, JsonNode tree) {
        return switch (knob) {
            case Knob.WholeNumber whole when tree.isInt() -> tree.intValue();
            case Knob.RealNumber real when tree.isNumber() -> tree.doubleValue();
            case Knob.Switch flag when tree.isBoolean() -> tree.booleanValue();
            case Knob.Choice choice when tree.isTextual() -> choice.options().stream().<Object>map(option -> option)
                    .filter(option -> ((Enum<?>) option).name().equals(tree.textValue())).findFirst().orElseGet(() -> raw(tree));
            case Knob.SizeList sizes when tree.isArray() && tree.size() <= sizes.most() && elements(tree).allMatch(JsonNode::isInt) ->
                    elements(tree).map(JsonNode::intValue).toList();
            case Knob.FilterList filters when tree.isArray() && tree.size() <= filters.most()
                    && elements(tree).allMatch(JsonNode::isTextual) ->
                    filters(filters, elements(tree).map(JsonNode::textValue).toList());
            case Knob other -> raw(tree);
        };
    }

    private static Object filters(Knob.FilterList knob, List<String> texts) {
        try {
            return knob.parse(String.join(", ", texts));
        } catch (Refused refused) {
            return Damaged.shown(texts.toString());
        }
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Object raw(JsonNode tree) {
        return tree.isNumber() ? (Object) tree.doubleValue() : Damaged.shown(tree.isTextual() ? tree.textValue() : tree.toString());
    }
}
