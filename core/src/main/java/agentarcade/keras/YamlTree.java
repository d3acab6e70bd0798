package agentarcade.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;

/// A YAML document as plain data. Tags build nothing: what is tagged `!!python/tuple` or `!!python/object/apply:…` is read as the list,
/// mapping or text that it is written as.
///
/// Made from the parser's events, one by one, so that depth and number of values can be refused before they cost anything.
final class YamlTree {
    private static final CoreScalarResolver RESOLVER = new CoreScalarResolver(false);
    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;
    /// Longer ones are no numbers of a model, and slow to read.
    private static final int LONGEST_NUMBER = 40;

    private final Iterable<Event> events;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, Anchored> anchors = new HashMap<>();
    private JsonNode root;
    private long values;

    /// A list or mapping that is being read.
    private static final class Open {
        private final JsonNode node;
        private final String anchor;
        private final long before;
        private String key;

        private Open(JsonNode node, String anchor, long before) {
            this.node = node;
            this.anchor = anchor;
            this.before = before;
        }
    }

    /// @param values how many there are in it
    private record Anchored(JsonNode node, long values) {
    }

    YamlTree(String text) {
        events = new Parse(LoadSettings.builder().setCodePointLimit(Limits.CONFIG).setUseMarks(false).build()).parseString(text);
    }

    /// @throws YamlEngineException if it isn't YAML, or too deep, or too much
    JsonNode read() {
        for (Event event : events) {
            switch (event) {
                case DocumentStartEvent _ -> single();
                case AliasEvent alias -> alias(alias);
                case ScalarEvent scalar -> add(scalar(scalar), anchor(scalar), 1);
                case SequenceStartEvent start -> begin(FACTORY.arrayNode(), anchor(start));
                case MappingStartEvent start -> begin(FACTORY.objectNode(), anchor(start));
                case CollectionEndEvent _ -> end();
                default -> {
                }
            }
        }
        if (root == null) {
            throw new YamlEngineException("Nothing in it");
        }
        return root;
    }

    private void single() {
        if (root != null) {
            throw new YamlEngineException("More than one document");
        }
    }

    private static String anchor(NodeEvent event) {
        return event.getAnchor().map(Object::toString).orElse(null);
    }

    private void begin(JsonNode node, String anchor) {
        if (open.size() >= Limits.DEPTH) {
            throw new YamlEngineException("Too deep");
        }
        open.push(new Open(node, anchor, values));
    }

    private void end() {
        Open done = open.pop();
        // Counted already, except for itself.
        add(done.node, null, 1);
        if (done.anchor != null) {
            anchors.put(done.anchor, new Anchored(done.node, values - done.before));
        }
    }

    private void alias(AliasEvent alias) {
        Anchored meant = anchors.get(alias.getAlias().toString());
        if (meant == null) {
            throw new YamlEngineException("Unknown alias, or one inside what it stands for");
        }
        add(meant.node, null, meant.values);
    }

    private void add(JsonNode node, String anchor, long more) {
        values += more;
        if (values > Limits.VALUES) {
            throw new YamlEngineException("Too many values");
        }
        if (anchor != null) {
            anchors.put(anchor, new Anchored(node, more));
        }
        switch (open.isEmpty() ? null : open.peek().node) {
            case null -> root = node;
            case ArrayNode list -> list.add(node);
            case ObjectNode mapping -> addTo(mapping, open.peek(), node);
            default -> throw new IllegalStateException("Only lists and mappings are open");
        }
    }

    private static void addTo(ObjectNode mapping, Open place, JsonNode node) {
        if (place.key == null) {
            if (!node.isValueNode() || mapping.has(node.asText())) {
                throw new YamlEngineException("A key that is no text, or is there twice");
            }
            place.key = node.asText();
        } else {
            mapping.set(place.key, node);
            place.key = null;
        }
    }

    private static JsonNode scalar(ScalarEvent scalar) {
        String value = scalar.getValue();
        Tag tag = scalar.getTag().isEmpty() && scalar.isPlain() ? RESOLVER.resolve(value, true) : Tag.STR;
        if (tag.equals(Tag.NULL)) {
            return FACTORY.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return FACTORY.booleanNode(Boolean.parseBoolean(value.toLowerCase(Locale.ROOT)));
        }
        if ((tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) && value.length() <= LONGEST_NUMBER) {
            return number(value);
        }
        return FACTORY.textNode(value);
    }

    /// Forms that Java doesn't know (octal, infinities) stay text: no layer has them where they matter.
    private static JsonNode number(String value) {
        try {
            return value.matches("[-+]?\\d{1,18}") ? FACTORY.numberNode(Long.parseLong(value))
                    : FACTORY.numberNode(Double.parseDouble(value));
        } catch (NumberFormatException other) {
            return FACTORY.textNode(value);
        }
    }
}
