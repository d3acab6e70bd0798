package agentarcade.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.knob.Knob;
import agentarcade.knob.Knobs;

/// Manifests as nobody wrote them: other text, members that are missing or something else, settings at the ends of their ranges.
final class ManifestMutations {
    /// JSON that is hardly ever what belongs in its place, some of it long or deep.
    static final List<String> VALUES = List.of("null", "true", "false", "0", "-1", "1", "2147483647", "2147483648", "-2147483648",
            "9223372036854775807", "9223372036854775808", "-9223372036854775808", "1e308", "1e400", "-1e400", "1e-400", "0.5",
            "1".repeat(99),
            "1".repeat(2_000), "\"\"", "\"NaN\"", "\"Infinity\"", "\"-Infinity\"", "\"" + "a".repeat(5_000) + "\"", "\"\\u0000\\u202e\"",
            "\"{0}\"", "\"%s%n\"", "\"../../x\"", "[]", "{}", "[[]]", "[null]", "{\"a\": 1}", "[1, 2, 3]",
            "[\"3@3x3\", \"256@16x16 same\"]",
            "[1024, 1024, 1024, 1024]", "[" + "7,".repeat(20_000) + "7]", "[" + "[],".repeat(20_000) + "[]]",
            "[\"1@1x1" + " ".repeat(90_000) + "!\"]", "[".repeat(31) + "]".repeat(31), "{\"a\":".repeat(40) + "1" + "}".repeat(40),
            "\"dqn\"", "\"cave\"", "\"ppo\"", "1000000000");

    private final Random random;
    private final StringBuilder what;

    private ManifestMutations(Random random, StringBuilder what) {
        this.random = random;
        this.what = what;
    }

    static byte[] mutated(byte[] manifest, Random random, StringBuilder what) throws IOException {
        ManifestMutations mutations = new ManifestMutations(random, what);
        if (random.nextInt(5) == 0) {
            return mutations.text(manifest);
        }
        try {
            return mutations.tree((ObjectNode) Json.read(manifest));
        } catch (IOException | ClassCastException notJsonAnyMore) {
            return mutations.text(manifest);
        }
    }

    private void did(String format, Object... arguments) {
        what.append("; ").append(format.formatted(arguments));
    }

    private byte[] text(byte[] manifest) {
        byte[] alphabet = "{}[]\",:-0123456789.eEnulltruefasNaN \\\u0000".getBytes(StandardCharsets.ISO_8859_1);
        byte[] changed = manifest.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(changed.length);
            byte letter = random.nextInt(8) == 0 ? (byte) random.nextInt() : alphabet[random.nextInt(alphabet.length)];
            did("byte %d of the manifest is %d", at, letter);
            changed[at] = letter;
        }
        return changed;
    }

    private byte[] tree(ObjectNode tree) throws IOException {
        List<ContainerNode<?>> containers = new ArrayList<>();
        collect(tree, containers);
        ContainerNode<?> container = containers.get(random.nextInt(containers.size()));
        String value = VALUES.get(random.nextInt(VALUES.size()));
        return switch (random.nextInt(8)) {
            case 0, 1 -> settings(tree);
            case 2 -> without(tree, container);
            case 3 -> json(tree, hole -> {
                did("more: %.40s", value);
                if (container instanceof ObjectNode object) {
                    object.set(random.nextBoolean() ? "more" : "a".repeat(random.nextInt(900)), hole);
                } else {
                    ((ArrayNode) container).add(hole);
                }
            }, value);
            case 4 -> claim(tree);
            default -> json(tree, hole -> replace(container, hole, value), value);
        };
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> into) {
        if (node instanceof ContainerNode<?> container && !container.isEmpty()) {
            into.add(container);
            container.forEach(child -> collect(child, into));
        }
    }

    private interface Change {
        void make(JsonNode hole);
    }

    /// Values that a tree would not take, such as numbers beyond all bounds, get into the text in place of a word.
    private static byte[] json(ObjectNode tree, Change change, String value) {
        change.make(tree.textNode("HOLE"));
        return new String(Json.write(tree), StandardCharsets.UTF_8).replace("\"HOLE\"", value).getBytes(StandardCharsets.UTF_8);
    }

    private void replace(ContainerNode<?> container, JsonNode hole, String value) {
        if (container instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            did("%s is %.40s", name, value);
            object.set(name, hole);
        } else {
            int index = random.nextInt(container.size());
            did("element %d is %.40s", index, value);
            ((ArrayNode) container).set(index, hole);
        }
    }

    private byte[] without(ObjectNode tree, ContainerNode<?> container) {
        if (container instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            did("without %s", name);
            object.remove(name);
        } else {
            did("without an element");
            ((ArrayNode) container).remove(random.nextInt(container.size()));
        }
        return Json.write(tree);
    }

    /// Some settings at the ends of their ranges: allowed, and more than anybody needs.
    private byte[] settings(ObjectNode tree) {
        JsonNode environment = tree.path("environment");
        boolean ofWorld = random.nextInt(3) == 0;
        Map<String, Knobs<?>> knobs = new LinkedHashMap<>();
        Algorithms.find(tree.at("/algorithm/id").asText()).ifPresent(type -> knobs.put("/algorithm/settings", type.settings()));
        Environments.find(environment.path("id").asText()).filter(type -> ofWorld).ifPresent(type -> {
            knobs.put("/environment/rules", type.rules());
            knobs.put("/environment/wrapping", type.wrappings());
        });
        for (int i = random.nextInt(4) * random.nextInt(4); i >= 0; i--) {
            List<String> places = List.copyOf(knobs.keySet());
            if (places.isEmpty() || !(tree.at(places.get(random.nextInt(places.size()))) instanceof ObjectNode settings)) {
                break;
            }
            knobs.values().stream().flatMap(all -> all.all().stream()).filter(knob -> settings.has(knob.name()))
                    .skip(random.nextInt(settings.size() + 1)).findFirst().ifPresent(knob -> turn(settings, knob));
        }
        return Json.write(tree);
    }

    private void turn(ObjectNode settings, Knob knob) {
        boolean high = random.nextInt(4) > 0;
        switch (knob) {
            case Knob.WholeNumber whole -> settings.put(knob.name(), high ? whole.max() : whole.min());
            case Knob.RealNumber real -> settings.put(knob.name(), high ? real.max() : real.min());
            case Knob.Switch _ -> settings.put(knob.name(), high);
            case Knob.Choice choice -> settings.put(knob.name(), choice.options().get(random.nextInt(choice.options().size())).name());
            case Knob.SizeList sizes -> {
                ArrayNode list = settings.putArray(knob.name());
                for (int i = random.nextInt(sizes.most() + 1); i > 0; i--) {
                    list.add(high ? sizes.max() : sizes.min());
                }
            }
            case Knob.FilterList filters -> {
                ArrayNode list = settings.putArray(knob.name());
                for (int i = random.nextInt(filters.most() + 1); i > 0; i--) {
                    list.add(high ? "256@16x16 same" : "1@1x1");
                }
            }
        }
        did("%s is %s", knob.name(), settings.get(knob.name()));
    }

    private byte[] claim(ObjectNode tree) throws IOException {
        JsonNode arrays = tree.path("arrays");
        if (arrays.isEmpty() || !(arrays.get(random.nextInt(arrays.size())) instanceof ObjectNode array)) {
            return text(Json.write(tree));
        }
        long length = random.nextBoolean() ? Integer.MAX_VALUE - random.nextInt(20) : random.nextLong() >> random.nextInt(64);
        did("%s has %d numbers", array.path("name").asText(), length);
        array.put("length", length);
        return Json.write(tree);
    }

    /// The manifest with an array of this type and length in its list.
    static byte[] claiming(byte[] manifest, String entry, String type, int length) throws IOException {
        ObjectNode tree = (ObjectNode) Json.read(manifest);
        String name = entry.replace(".npy", "");
        for (JsonNode array : tree.path("arrays")) {
            if (array.path("name").asText().equals(name)) {
                ((ObjectNode) array).put("type", type).put("length", length);
                return Json.write(tree);
            }
        }
        ((ArrayNode) tree.path("arrays")).addObject().put("name", name).put("type", type).put("length", length);
        return Json.write(tree);
    }

    /// The manifest with the fingerprint of the weights as they are now.
    static byte[] withFingerprint(Map<String, byte[]> content) throws IOException {
        Map<String, Object> arrays = new TreeMap<>();
        for (Map.Entry<String, byte[]> entry : content.entrySet()) {
            if (entry.getKey().startsWith("weights/")) {
                byte[] bytes = entry.getValue();
                String name = entry.getKey().replace(".npy", "");
                arrays.put(name, Npy.read(new ByteArrayInputStream(bytes), bytes.length, name).numbers());
            }
        }
        ObjectNode tree = (ObjectNode) Json.read(content.get(Manifest.FILE));
        tree.put("fingerprint", Fingerprint.of(arrays));
        return Json.write(tree);
    }
}
