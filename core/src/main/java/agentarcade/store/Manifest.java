package agentarcade.store;

import agentarcade.agent.AgentState;
import agentarcade.env.WorldVector;
import agentarcade.env.wrappers.Wrapping;
import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Past;
import agentarcade.experiment.Provenance;
import agentarcade.experiment.Run;
import agentarcade.experiment.World;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.train.Album;
import agentarcade.train.Checkpoint;
import agentarcade.train.Series;
import agentarcade.train.SettingsLog;
import agentarcade.train.Timeline;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The `manifest.json` of a run: everything of it that is not a long array, and the list of those that are.
final class Manifest {
    static final String FILE = "manifest.json";
    private static final String FORMAT = "agent-arcade-run";
    /// 2 added the past: provenance, settings by step, policies, waypoints.
    static final int VERSION = 2;

    static final String CURVES = "curves/";
    private static final String TIMELINE = "timeline/";
    private static final Pattern ARRAY_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]*(/[A-Za-z0-9][A-Za-z0-9 ._-]*)+");
    private static final int LONGEST_NAME = 200;
    /// Far more than any algorithm trains in side by side.
    private static final int MOST_WORLDS = 1_000;

    /// An array to come: its type and how many numbers it has.
    record Expected(Npy.Kind kind, int length) {
    }

    private final JsonNode tree;
    private final Experiment experiment;

    private Manifest(JsonNode tree, Experiment experiment) {
        this.tree = tree;
        this.experiment = experiment;
    }

    // ---- write ----

    /// All arrays of a run by name: those of the agent, of each curve its points, the moments of the timeline, and the policies it had.
    static Map<String, Object> arrays(Checkpoint checkpoint) {
        Map<String, Object> arrays = new TreeMap<>(checkpoint.agent().arrays());
        checkpoint.curves().forEach((name, curve) -> {
            arrays.put(CURVES + name + "/steps", curve.steps());
            arrays.put(CURVES + name + "/means", curve.means());
            arrays.put(CURVES + name + "/lows", curve.lows());
            arrays.put(CURVES + name + "/highs", curve.highs());
        });
        arrays.put(TIMELINE + "steps", checkpoint.timeline().steps());
        arrays.put(TIMELINE + "episodes", checkpoint.timeline().episodes());
        arrays.put(TIMELINE + "updates", checkpoint.timeline().updates());
        arrays.put(TIMELINE + "nanos", checkpoint.timeline().nanos());
        arrays.putAll(PastJson.arrays(checkpoint.album()));
        return arrays;
    }

    static byte[] write(Run run) {
        Experiment experiment = run.experiment();
        Checkpoint checkpoint = run.checkpoint();
        ObjectNode tree = Json.object();
        tree.put("format", FORMAT);
        tree.put("formatVersion", VERSION);
        tree.put("appVersion", AppVersion.current());
        tree.set("provenance", PastJson.provenance(run.past().provenance()));
        World world = experiment.world();
        ObjectNode environment = tree.putObject("environment").put("id", world.type().id());
        environment.set("rules", SettingsJson.write(world.type().rules(), world.rules()));
        environment.set("wrapping", SettingsJson.write(world.type().wrappings(), world.wrapping()));
        tree.putObject("algorithm").put("id", experiment.algorithm().id())
                .set("settings", SettingsJson.write(experiment.algorithm().settings(), experiment.settings()));
        tree.put("seed", experiment.seed());
        tree.put("fingerprint", Fingerprint.of(checkpoint.agent()));
        tree.set("metrics", metrics(checkpoint));
        tree.set("progress", RecordJson.write(checkpoint.progress()));
        tree.set("worlds", RecordJson.write(checkpoint.worlds()).get("members"));
        tree.set("agent", RecordJson.write(checkpoint.agent().numbers()));
        ObjectNode curves = tree.putObject("curves");
        checkpoint.curves().forEach((name, curve) -> curves.set(name, RecordJson.write(Pending.of(curve))));
        tree.putObject("timeline").put("gap", checkpoint.timeline().gap());
        tree.set("settingsLog", PastJson.settings(experiment.algorithm(), checkpoint.settings()));
        tree.set("album", PastJson.album(checkpoint.album()));
        tree.set("waypoints", PastJson.waypoints(run.past().waypoints()));
        ArrayNode list = tree.putArray("arrays");
        arrays(checkpoint).forEach((name, array) -> {
            if (!isName(name)) {
                throw new IllegalArgumentException("An array in a run file can't be named %s".formatted(name));
            }
            list.addObject().put("name", name).put("type", Npy.Kind.of(array).code()).put("length", Array.getLength(array));
        });
        return Json.write(tree);
    }

    /// For people and other programs; reading goes by what it was computed from.
    private static ObjectNode metrics(Checkpoint checkpoint) {
        ObjectNode metrics = Json.object();
        checkpoint.curves().forEach((name, curve) -> {
            if (curve.means().length > 0) {
                metrics.set(name, RecordJson.real(curve.means()[curve.means().length - 1]));
            }
        });
        return metrics;
    }

    /// Of a curve, what is not in its arrays: see [Series.State].
    private record Pending(int width, int joined, double sum, float low, float high) {
        static Pending of(Series.State curve) {
            return new Pending(curve.width(), curve.joined(), curve.sum(), curve.low(), curve.high());
        }
    }

    private static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && ARRAY_NAME.matcher(name).matches();
    }

    // ---- read ----

    /// Reads what to run; the state follows in [#run], when the arrays are there.
    /// @param file its name, for sentences
    static Manifest read(JsonNode tree, String file) throws Refused, Damaged {
        if (!FORMAT.equals(tree.path("format").textValue())) {
            throw new Refused(Sentence.of("file.problem.foreign", file));
        }
        JsonNode version = tree.path("formatVersion");
        if (!version.isInt() || version.intValue() < 1) {
            throw new Damaged("value", "formatVersion");
        }
        if (version.intValue() > VERSION) {
            throw new Refused(Sentence.of("file.problem.newer", file, version.intValue(), VERSION));
        }
        String environmentId = text(tree.path("environment").path("id"), "environment");
        EnvironmentType<?> environment = Environments.find(environmentId)
                .orElseThrow(() -> new Refused(Sentence.of("file.problem.world", file, Damaged.shown(environmentId))));
        String algorithmId = text(tree.path("algorithm").path("id"), "algorithm");
        AlgorithmType<?> algorithm = Algorithms.find(algorithmId)
                .orElseThrow(() -> new Refused(Sentence.of("file.problem.algorithm", file, Damaged.shown(algorithmId))));
        Record rules = settings(environment.rules(), tree.path("environment").path("rules"), file);
        Wrapping wrapping = settings(environment.wrappings(), tree.path("environment").path("wrapping"), file);
        World world = new World(environment, rules, wrapping);
        Record settings = settings(algorithm.settings(), tree.path("algorithm").path("settings"), file);
        if (!algorithm.fits(world)) {
            throw new Refused(Sentence.of("file.problem.pair", file, algorithm.name(), environment.name()));
        }
        JsonNode seed = tree.path("seed");
        if (!seed.isIntegralNumber() || !seed.canConvertToLong()) {
            throw new Damaged("value", "seed");
        }
        return new Manifest(tree, new Experiment(world, algorithm, settings, seed.longValue()));
    }

    private static String text(JsonNode tree, String name) throws Damaged {
        if (!tree.isTextual()) {
            throw new Damaged("value", name);
        }
        return tree.textValue();
    }

    private static <S extends Record> S settings(Knobs<S> knobs, JsonNode tree, String file) throws Refused {
        try {
            return SettingsJson.read(knobs, tree);
        } catch (Refused refused) {
            throw new Refused(Sentence.of("file.problem.settings", file, refused.sentences().getFirst()), refused);
        }
    }

    /// What is to be run.
    Experiment experiment() {
        return experiment;
    }

    String appVersion() throws Damaged {
        return text(tree.path("appVersion"), "appVersion");
    }

    /// Where the run comes from; older files do not tell.
    Provenance provenance() throws Damaged {
        return hasPast() ? PastJson.readProvenance(tree.path("provenance")) : Provenance.UNKNOWN;
    }

    /// As it is written: only with the arrays could it be compared.
    String fingerprint() throws Damaged {
        return text(tree.path("fingerprint"), "fingerprint");
    }

    Map<String, Expected> expected() throws Damaged {
        Map<String, Expected> expected = new LinkedHashMap<>();
        for (JsonNode array : tree.path("arrays")) {
            String name = text(array.path("name"), "arrays");
            JsonNode length = array.path("length");
            Npy.Kind kind = Npy.Kind.find(array.path("type").asText()).orElseThrow(() -> new Damaged("value", name));
            if (!isName(name) || !length.isInt() || length.intValue() < 0
                    || expected.put(name, new Expected(kind, length.intValue())) != null) {
                throw new Damaged("value", name);
            }
        }
        return expected;
    }

    /// What the entries of the waypoints are called and how many bytes each has.
    Map<String, Integer> expectedWaypoints() throws Damaged {
        return hasPast() ? PastJson.expected(tree.path("waypoints")) : Map.of();
    }

    private boolean hasPast() {
        return tree.path("formatVersion").intValue() >= 2;
    }

    /// The run with its arrays and waypoints, as far checked as can be without building an agent.
    Run run(Map<String, Object> arrays, Map<String, byte[]> waypoints) throws Damaged {
        Checkpoint.Progress progress = progress();
        Map<String, Series.State> curves = curves(arrays);
        Map<String, Object> agentArrays = new TreeMap<>(arrays);
        agentArrays.keySet().removeIf(name -> name.startsWith(CURVES) || name.startsWith(TIMELINE)
                || hasPast() && name.startsWith(PastJson.ALBUM));
        Record numbers = RecordJson.read(tree.path("agent"), experiment.algorithm().numbersType(), "agent");
        AgentState agent = new AgentState(numbers, agentArrays);
        if (!Fingerprint.of(agent).equals(tree.path("fingerprint").textValue())) {
            throw new Damaged("fingerprint");
        }
        long steps = progress.steps();
        SettingsLog.State settings = hasPast()
                ? PastJson.readSettings(experiment.algorithm(), tree.path("settingsLog"), steps)
                : SettingsLog.State.unknown(steps, experiment.settings());
        Album.State album = hasPast()
                ? PastJson.readAlbum(tree.path("album"), arrays, progress.episodes(), steps)
                : Album.State.EMPTY;
        Past past = hasPast() ? PastJson.readPast(tree, waypoints, steps) : Past.NONE;
        return new Run(experiment, new Checkpoint(progress, worlds(), agent, curves, timeline(arrays), settings, album), past);
    }

    /// How far training has come.
    Checkpoint.Progress progress() throws Damaged {
        Checkpoint.Progress progress = RecordJson.read(tree.path("progress"), Checkpoint.Progress.class, "progress");
        if (!progress.isPossible()) {
            throw new Damaged("value", "progress");
        }
        return progress;
    }

    /// The worlds, each in a state that it can be in.
    WorldVector.State worlds() throws Damaged {
        WorldVector world = new WorldVector(1, experiment.world()::training, 0);
        world.reset();
        WorldVector.Member like = world.snapshot().members().getFirst();
        if (tree.path("worlds").size() > MOST_WORLDS) {
            throw new Damaged("value", "worlds");
        }
        List<WorldVector.Member> members = new ArrayList<>();
        for (JsonNode member : tree.path("worlds")) {
            members.add((WorldVector.Member) RecordJson.readLike(member, like, "worlds"));
        }
        try {
            for (WorldVector.Member member : members) {
                world.restore(new WorldVector.State(List.of(member)));
            }
            return new WorldVector.State(members);
        } catch (IllegalArgumentException impossible) {
            throw new Damaged("value", "worlds");
        }
    }

    private Map<String, Series.State> curves(Map<String, Object> arrays) throws Damaged {
        Map<String, Series.State> curves = new TreeMap<>();
        int found = 0;
        for (Map.Entry<String, JsonNode> curve : tree.path("curves").properties()) {
            String prefix = CURVES + curve.getKey();
            Pending pending = RecordJson.read(curve.getValue(), Pending.class, prefix);
            Series.State state = new Series.State(pending.width(), array(arrays, prefix + "/steps", long[].class),
                    array(arrays, prefix + "/means", float[].class), array(arrays, prefix + "/lows", float[].class),
                    array(arrays, prefix + "/highs", float[].class), pending.joined(), pending.sum(), pending.low(), pending.high());
            try {
                Series.restored(state);
            } catch (IllegalArgumentException impossible) {
                throw new Damaged("value", prefix);
            }
            curves.put(curve.getKey(), state);
            found += 4;
        }
        if (arrays.keySet().stream().filter(name -> name.startsWith(CURVES)).count() != found) {
            throw new Damaged("value", "curves");
        }
        return curves;
    }

    /// Files from before there were timelines have none.
    private Timeline.State timeline(Map<String, Object> arrays) throws Damaged {
        if (tree.path("timeline").isMissingNode()) {
            return Timeline.State.unknown();
        }
        Timeline.State state =
                new Timeline.State(tree.path("timeline").path("gap").asLong(), array(arrays, TIMELINE + "steps", long[].class),
                        array(arrays, TIMELINE + "episodes", long[].class), array(arrays, TIMELINE + "updates", long[].class),
                        array(arrays, TIMELINE + "nanos", long[].class));
        if (!state.isPossible()) {
            throw new Damaged("value", "timeline");
        }
        return state;
    }

    private static <T> T array(Map<String, Object> arrays, String name, Class<T> type) throws Damaged {
        Object array = arrays.get(name);
        if (!type.isInstance(array)) {
            throw new Damaged("value", name);
        }
        return type.cast(array);
    }
}
