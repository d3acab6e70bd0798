package agentarcade.store;

import agentarcade.env.Environment;
import agentarcade.env.Randomness;
import agentarcade.env.WorldVector;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.train.Series;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;

/// Tells what is in a run file without reading its arrays, for lists of many files. Of what [RunFiles#read] checks, this checks the
/// manifest: what is told is true, if the file is sound. Whether it is shows when it is opened.
///
/// May be used by any thread; the methods wait for the disk.
public final class RunSummaries {
    private RunSummaries() {
    }

    /// Reads what is told of a file, or says in one sentence why it can't be used.
    public static RunSummary read(Path path) throws Refused {
        RunFile file = RunFile.at(path).orElseThrow(() -> new Refused(Sentence.of("file.problem.absent", path.toString())));
        return RunFiles.unpacked(path, (zip, name) -> {
            Manifest manifest = RunFiles.manifest(zip, name);
            Environment world = world(manifest);
            return new RunSummary(file, manifest.appVersion(), manifest.provenance(), manifest.experiment(), manifest.progress(),
                    manifest.fingerprint(),
                    sizes(manifest), world.score(), world.picture());
        });
    }

    private static List<RunSummary.ArraySize> sizes(Manifest manifest) throws Damaged {
        List<RunSummary.ArraySize> sizes = new ArrayList<>();
        for (Map.Entry<String, Manifest.Expected> array : manifest.expected().entrySet()) {
            long length = array.getValue().length();
            Npy.Kind kind = array.getValue().kind();
            sizes.add(new RunSummary.ArraySize(array.getKey(), kind.code(), length, length * kind.bytes()));
        }
        return sizes;
    }

    /// The first of the worlds, as it was saved.
    private static Environment world(Manifest manifest) throws Damaged {
        List<WorldVector.Member> worlds = manifest.worlds().members();
        if (worlds.isEmpty()) {
            throw new Damaged("value", "worlds");
        }
        Environment world = manifest.experiment().world().training();
        // Nothing happens in it any more, so it needs no chance.
        world.restore(worlds.getFirst().world(), new Randomness(0));
        return world;
    }

    /// One curve of a file, for a small picture; empty if the file has none of that name.
    /// @param most how many points at most, each of which stands for a group of neighbours
    public static Optional<Series.Columns> curve(Path path, String curve, int most) throws Refused {
        return RunFiles.unpacked(path, (zip, name) -> {
            Manifest manifest = RunFiles.manifest(zip, name);
            RunFiles.checkSizes(zip, name);
            Map<String, Manifest.Expected> listed = manifest.expected();
            String prefix = Manifest.CURVES + curve;
            if (!listed.containsKey(prefix + "/steps")) {
                return Optional.empty();
            }
            long[] steps = array(zip, prefix + "/steps", listed, long[].class);
            float[] means = array(zip, prefix + "/means", listed, float[].class);
            // Lows and highs are not drawn that small.
            Series.State points = new Series.State(1, steps, means, means, means, 0, 0, 0, 0);
            try {
                return Optional.of(Series.restored(points).view().columns(most));
            } catch (IllegalArgumentException impossible) {
                throw new Damaged("value", prefix);
            }
        });
    }

    private static <T> T array(ZipFile zip, String name, Map<String, Manifest.Expected> listed, Class<T> type) throws IOException {
        Manifest.Expected expected = listed.get(name);
        Object array = expected == null ? null : RunFiles.array(zip, name, expected);
        if (!type.isInstance(array)) {
            throw new Damaged("value", name);
        }
        return type.cast(array);
    }
}
