package agentarcade.store;

import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Past;
import agentarcade.experiment.Provenance;
import agentarcade.experiment.Waypoint;
import agentarcade.knob.Refused;
import agentarcade.train.Album;
import agentarcade.train.SettingsLog;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The members of a manifest that tell of a run's past, since format version 2: where it comes from, which settings it went by, the policies
/// it had, and the waypoints.
final class PastJson {
    /// Of the arrays of policies.
    static final String ALBUM = "album/";
    private static final String BEST = ALBUM + "best/";
    private static final String WAYPOINTS = "waypoints/";

    private PastJson() {
    }

    private static String page(int i) {
        return ALBUM + "%02d/".formatted(i);
    }

    /// The name of the entry of a waypoint.
    static String waypoint(int i) {
        return WAYPOINTS + "%02d".formatted(i) + RunFiles.EXTENSION;
    }

    /// The arrays of all policies by name.
    static Map<String, Object> arrays(Album.State album) {
        Map<String, Object> arrays = new TreeMap<>();
        for (int i = 0; i < album.leaves().size(); i++) {
            put(arrays, page(i), album.leaves().get(i));
        }
        album.best().ifPresent(best -> put(arrays, BEST, best.leaf()));
        return arrays;
    }

    private static void put(Map<String, Object> arrays, String prefix, Album.Leaf leaf) {
        leaf.arrays().forEach((name, array) -> arrays.put(prefix + name, array));
    }

    // ---- write ----

    static ObjectNode provenance(Provenance provenance) {
        ObjectNode tree = Json.object().put("name", provenance.name());
        provenance.began().ifPresent(began -> tree.put("began", began.toString()));
        provenance.saved().ifPresent(saved -> tree.put("saved", saved.toString()));
        provenance.branchedAt().ifPresent(step -> tree.put("branchedAt", step));
        return tree;
    }

    /// Of each entry after the first only what it changed.
    static ObjectNode settings(AlgorithmType<?> algorithm, SettingsLog.State log) {
        ObjectNode tree = Json.object().put("forgotten", log.forgotten());
        ArrayNode entries = tree.putArray("entries");
        ObjectNode before = Json.object();
        for (SettingsLog.Entry entry : log.entries()) {
            ObjectNode all = SettingsJson.write(algorithm.settings(), entry.settings());
            ObjectNode changed = entries.addObject().put("step", entry.step()).putObject("settings");
            for (Map.Entry<String, JsonNode> setting : all.properties()) {
                if (!setting.getValue().equals(before.get(setting.getKey()))) {
                    changed.set(setting.getKey(), setting.getValue());
                }
            }
            before = all;
        }
        return tree;
    }

    static ObjectNode album(Album.State album) {
        ObjectNode tree = Json.object();
        ArrayNode pages = tree.putArray("pages");
        album.leaves().forEach(leaf -> pages.add(moment(leaf.episodes(), leaf.steps())));
        album.best().ifPresent(best -> tree.set("best",
                moment(best.leaf().episodes(), best.leaf().steps()).set("meanScore", RecordJson.real(best.meanScore()))));
        return tree;
    }

    static ArrayNode waypoints(List<Waypoint> waypoints) {
        ArrayNode tree = Json.object().arrayNode();
        waypoints.forEach(waypoint -> tree.add(moment(waypoint.episodes(), waypoint.steps()).put("bytes", waypoint.packed().length)));
        return tree;
    }

    private static ObjectNode moment(long episodes, long steps) {
        return Json.object().put("episodes", episodes).put("steps", steps);
    }

    // ---- read ----

    static Provenance readProvenance(JsonNode tree) throws Damaged {
        JsonNode name = tree.path("name");
        if (!name.isTextual()) {
            throw new Damaged("value", "provenance");
        }
        JsonNode branchedAt = tree.path("branchedAt");
        return new Provenance(name.textValue(), instant(tree.path("began")), instant(tree.path("saved")),
                branchedAt.isMissingNode() ? Optional.empty() : Optional.of(whole(branchedAt, "provenance")));
    }

    private static Optional<Instant> instant(JsonNode tree) throws Damaged {
        if (tree.isMissingNode()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(tree.asText()));
        } catch (DateTimeException none) {
            throw new Damaged("value", "provenance");
        }
    }

    static SettingsLog.State readSettings(AlgorithmType<?> algorithm, JsonNode tree, long steps) throws Damaged {
        List<SettingsLog.Entry> entries = new ArrayList<>();
        ObjectNode all = Json.object();
        for (JsonNode entry : tree.path("entries")) {
            if (!(entry.path("settings") instanceof ObjectNode changed)) {
                throw new Damaged("value", "settingsLog");
            }
            all.setAll(changed);
            try {
                entries.add(new SettingsLog.Entry(whole(entry.path("step"), "settingsLog"), SettingsJson.read(algorithm.settings(), all)));
            } catch (Refused impossible) {
                throw new Damaged("value", "settingsLog");
            }
        }
        SettingsLog.State log = new SettingsLog.State(whole(tree.path("forgotten"), "settingsLog"), entries);
        if (!log.isPossible(steps)) {
            throw new Damaged("value", "settingsLog");
        }
        return log;
    }

    static Album.State readAlbum(JsonNode tree, Map<String, Object> arrays, long episodes, long steps) throws Damaged {
        List<Album.Leaf> leaves = new ArrayList<>();
        for (JsonNode page : tree.path("pages")) {
            leaves.add(leaf(page, arrays, page(leaves.size())));
        }
        JsonNode kept = tree.path("best");
        Optional<Album.BestLeaf> best = Optional.empty();
        if (!kept.isMissingNode()) {
            if (!kept.path("meanScore").isNumber()) {
                throw new Damaged("value", "album");
            }
            best = Optional.of(new Album.BestLeaf(leaf(kept, arrays, BEST), kept.path("meanScore").doubleValue()));
        }
        Album.State album = new Album.State(leaves, best);
        if (!album.isPossible(episodes, steps) || !arrays(album).keySet().equals(below(arrays, ALBUM).keySet())) {
            throw new Damaged("value", "album");
        }
        return album;
    }

    private static Album.Leaf leaf(JsonNode tree, Map<String, Object> arrays, String prefix) throws Damaged {
        Map<String, Object> own = new TreeMap<>();
        below(arrays, prefix).forEach((name, array) -> own.put(name.substring(prefix.length()), array));
        return new Album.Leaf(whole(tree.path("episodes"), "album"), whole(tree.path("steps"), "album"), own);
    }

    private static Map<String, Object> below(Map<String, Object> arrays, String prefix) {
        Map<String, Object> some = new TreeMap<>(arrays);
        some.keySet().removeIf(name -> !name.startsWith(prefix));
        return some;
    }

    /// What the entries of the waypoints are called and how many bytes each has.
    static Map<String, Integer> expected(JsonNode tree) throws Damaged {
        Map<String, Integer> expected = new TreeMap<>();
        for (JsonNode waypoint : tree) {
            JsonNode bytes = waypoint.path("bytes");
            if (!bytes.isInt() || bytes.intValue() < 0) {
                throw new Damaged("value", "waypoints");
            }
            expected.put(waypoint(expected.size()), bytes.intValue());
        }
        return expected;
    }

    static Past readPast(JsonNode manifest, Map<String, byte[]> packed, long steps) throws Damaged {
        List<Waypoint> waypoints = new ArrayList<>();
        long before = 0;
        for (JsonNode tree : manifest.path("waypoints")) {
            Waypoint waypoint = new Waypoint(whole(tree.path("steps"), "waypoints"), whole(tree.path("episodes"), "waypoints"),
                    packed.get(waypoint(waypoints.size())));
            if (waypoint.steps() < before || waypoint.steps() > steps) {
                throw new Damaged("value", "waypoints");
            }
            before = waypoint.steps();
            waypoints.add(waypoint);
        }
        return new Past(readProvenance(manifest.path("provenance")), waypoints);
    }

    private static long whole(JsonNode tree, String where) throws Damaged {
        if (!tree.isIntegralNumber() || !tree.canConvertToLong() || tree.longValue() < 0) {
            throw new Damaged("value", where);
        }
        return tree.longValue();
    }
}
