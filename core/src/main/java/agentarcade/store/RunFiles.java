package agentarcade.store;

import agentarcade.agent.AgentState;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Past;
import agentarcade.experiment.Run;
import agentarcade.experiment.Waypoint;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.train.Checkpoint;
import agentarcade.train.TrainingEvent;
import agentarcade.train.TrainingLoop;
import com.fasterxml.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Runs as `.arcade` files: a zip of `manifest.json` and arrays in NumPy's format; `docs/file-format.md` describes it.
///
/// What [#read] returns has been checked as far as possible without building an agent: every byte by its checksum, every setting by its
/// range, the world's state by the world. Whether the arrays fit the agent only the agent can tell: `Experiment.resume` throws
/// `IllegalArgumentException` then. [#resume] turns that into a sentence, on the thread that will train; a session whose builder calls
/// `Experiment.resume` itself shows it as a failure.
///
/// May be used by any thread; the methods wait for the disk.
public final class RunFiles {
    public static final String EXTENSION = ".arcade";

    /// Whether remembered steps go into the file. Without them, and the waypoints, which hold them, it is much smaller, and training goes on
    /// with an empty memory: not to the bit.
    public enum Replay {
        KEPT, LEFT_OUT
    }

    private static final String NPY = ".npy";
    private static final String REPLAY = "replay/";
    private static final long MOST_MANIFEST_BYTES = 4 << 20;
    private static final int MOST_ENTRIES = 1_000;
    /// No data can be packed more tightly than this by the method zip uses.
    private static final int TIGHTEST_PACKING = 1_032;
    /// Contents up to this size are unpacked whatever they come from. Larger ones only from a file of at least a hundredth of their size:
    /// runs never pack more tightly as a whole.
    private static final long SMALL_BYTES = 48L << 20;
    private static final int TIGHT_PACKING = 100;
    /// 1 January 1980, the first day a zip knows: a run's file depends on the run alone.
    private static final long NO_TIME = 315_532_800_000L;

    private RunFiles() {
    }

    /// What a person may want to call the file of a run, such as `catch-dqn-seed-1.arcade`.
    public static String suggestedName(Experiment experiment) {
        return "%s-%s-seed-%d%s".formatted(experiment.environment().id(), experiment.algorithm().id(), experiment.seed(), EXTENSION);
    }

    // ---- write ----

    /// Writes a run, in place of the file that may be there. It is written beside it, flushed to the disk, read back and compared first:
    /// if anything fails, the old file is as it was.
    public static void write(Path file, Run run) throws Refused {
        write(file, run, Replay.KEPT);
    }

    public static void write(Path file, Run run, Replay replay) throws Refused {
        Run kept = replay == Replay.KEPT ? run : withoutReplay(run);
        byte[] manifest = Manifest.write(kept);
        Problems.whileWriting(file,
                () -> AtomicFile.write(file, out -> pack(out, manifest, kept), written -> compare(written, manifest, kept)));
    }

    private static Run withoutReplay(Run run) {
        AgentState all = run.checkpoint().agent();
        Map<String, Object> arrays = new TreeMap<>(all.arrays());
        arrays.keySet().removeIf(name -> name.startsWith(REPLAY));
        Checkpoint left = run.checkpoint().with(new AgentState(all.numbers(), arrays));
        return new Run(run.experiment(), left, new Past(run.past().provenance(), List.of()));
    }

    /// The whole state of a run, to come back to.
    public static Waypoint waypoint(Run run) {
        Run bare = new Run(run.experiment(), run.checkpoint().withoutAlbum());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            pack(out, Manifest.write(bare), bare);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Checkpoint.Progress progress = run.checkpoint().progress();
        return new Waypoint(progress.steps(), progress.episodes(), out.toByteArray());
    }

    /// The run as it was at a waypoint.
    /// @param file where the waypoint comes from, for sentences
    public static Run read(Path file, Waypoint waypoint) throws Refused {
        return Problems.whileReading(file, () -> {
            Path unpacked = Files.createTempFile("agent-arcade", EXTENSION);
            try {
                Files.write(unpacked, waypoint.packed());
                return read(unpacked);
            } catch (Refused damaged) {
                throw new Refused(Sentence.of("file.problem.damaged", Problems.name(file), Sentence.of("file.damage.value", "waypoints")),
                        damaged);
            } finally {
                Files.deleteIfExists(unpacked);
            }
        });
    }

    private static void pack(OutputStream out, byte[] manifest, Run run) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new Unclosed(out), StandardCharsets.UTF_8)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(entry(Manifest.FILE));
            zip.write(manifest);
            for (Map.Entry<String, Object> array : Manifest.arrays(run.checkpoint()).entrySet()) {
                zip.putNextEntry(entry(array.getKey() + NPY));
                Npy.write(zip, array.getValue());
            }
            List<Waypoint> waypoints = run.past().waypoints();
            for (int i = 0; i < waypoints.size(); i++) {
                zip.putNextEntry(stored(PastJson.waypoint(i), waypoints.get(i).packed()));
                zip.write(waypoints.get(i).packed());
            }
        }
    }

    /// What is packed already is not packed again.
    private static ZipEntry stored(String name, byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = entry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        return entry;
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(NO_TIME);
        return entry;
    }

    /// A zip is finished by closing it, but the file below still has to be flushed to the disk.
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            out.write(bytes, start, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private static void compare(Path written, byte[] manifest, Run run) throws IOException {
        Run back;
        try {
            back = read(written);
        } catch (Refused unreadable) {
            throw new IOException("What was written can't be read: " + unreadable.getMessage(), unreadable);
        }
        Map<String, Object> arrays = Manifest.arrays(run.checkpoint());
        Map<String, Object> backArrays = Manifest.arrays(back.checkpoint());
        boolean same = List.copyOf(arrays.keySet()).equals(List.copyOf(backArrays.keySet()))
                && arrays.keySet().stream().allMatch(name -> Objects.deepEquals(arrays.get(name), backArrays.get(name)))
                && same(run.past().waypoints(), back.past().waypoints())
                && Arrays.equals(manifest, Manifest.write(back));
        if (!same) {
            throw new IOException("What was written reads back differently");
        }
    }

    private static boolean same(List<Waypoint> some, List<Waypoint> others) {
        return some.size() == others.size()
                && IntStream.range(0, some.size()).allMatch(i -> Arrays.equals(some.get(i).packed(), others.get(i).packed()));
    }

    /// Makes sure that there is a folder to write to.
    public static void createFolder(Path folder) throws Refused {
        try {
            Files.createDirectories(folder);
        } catch (IOException impossible) {
            throw new Refused(Sentence.of("file.problem.createFolder", folder.toAbsolutePath().toString()), impossible);
        }
    }

    // ---- read ----

    /// Reads a run, or says in one sentence why it can't.
    public static Run read(Path file) throws Refused {
        return unpacked(file, RunFiles::unpack);
    }

    /// What is taken out of an open file.
    /// @param <T> what becomes of it
    interface Unpacking<T> {
        T unpack(ZipFile zip, String file) throws Refused, IOException;
    }

    /// Opens a file to take something out of it, or says in one sentence why it can't.
    static <T> T unpacked(Path file, Unpacking<T> unpacking) throws Refused {
        String name = Problems.name(file);
        return Problems.whileReading(file, () -> {
            if (!startsLikeZip(file)) {
                throw new Refused(Sentence.of("file.problem.foreign", name));
            }
            try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
                return unpacking.unpack(zip, name);
            } catch (ZipException | EOFException broken) {
                throw new Damaged("zip");
            }
        });
    }

    private static boolean startsLikeZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            if (start.length == 0) {
                throw new Damaged("empty");
            }
            return Arrays.equals(start, new byte[] {'P', 'K', 3, 4});
        }
    }

    private static Run unpack(ZipFile zip, String file) throws Refused, IOException {
        manifestEntry(zip, file);
        checkSizes(zip, file);
        Manifest manifest = manifest(zip, file);
        Map<String, Manifest.Expected> expected = manifest.expected();
        Map<String, Integer> waypoints = manifest.expectedWaypoints();
        checkNames(zip, expected.keySet(), waypoints.keySet());
        Map<String, Object> arrays = new TreeMap<>();
        for (Map.Entry<String, Manifest.Expected> array : expected.entrySet()) {
            arrays.put(array.getKey(), array(zip, array.getKey(), array.getValue()));
        }
        Map<String, byte[]> packed = new TreeMap<>();
        for (Map.Entry<String, Integer> waypoint : waypoints.entrySet()) {
            ZipEntry entry = zip.getEntry(waypoint.getKey());
            if (entry.getSize() != waypoint.getValue()) {
                throw new Damaged("entry", waypoint.getKey());
            }
            packed.put(waypoint.getKey(), checked(zip, entry, (in, size) -> in.readNBytes((int) size)));
        }
        return manifest.run(arrays, packed);
    }

    /// One of the arrays that the manifest lists.
    static Object array(ZipFile zip, String name, Manifest.Expected expected) throws IOException {
        ZipEntry entry = zip.getEntry(name + NPY);
        if (entry == null) {
            throw new Damaged("missing", name + NPY);
        }
        Npy.Content content = checked(zip, entry, (in, size) -> Npy.read(in, size, name));
        if (content.kind() != expected.kind() || content.shape().length != 1 || content.length() != expected.length()) {
            throw new Damaged("array", name);
        }
        return content.numbers();
    }

    /// Before anything is unpacked: as much as the entries claim must be possible in a file of this size, and must fit into memory beside what
    /// is there already.
    static void checkSizes(ZipFile zip, String file) throws Refused, IOException {
        long fileSize = Files.size(Path.of(zip.getName()));
        if (zip.size() > MOST_ENTRIES) {
            throw new Refused(Sentence.of("file.problem.foreign", file));
        }
        long sum = 0;
        long packed = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            boolean possible = entry.getSize() >= 0 && entry.getCompressedSize() >= 0
                    && entry.getSize() / TIGHTEST_PACKING <= entry.getCompressedSize()
                    // Entries that share bytes: each may be possible, all together are not.
                    && entry.getCompressedSize() <= fileSize - packed;
            if (!possible) {
                throw new Damaged("entry", entry.getName());
            }
            sum += entry.getSize();
            packed += entry.getCompressedSize();
        }
        if (sum > SMALL_BYTES && sum / TIGHT_PACKING > fileSize) {
            throw new Damaged("bomb");
        }
        long most = Runtime.getRuntime().maxMemory() / 2;
        if (sum > most) {
            throw new Refused(Sentence.of("file.problem.tooLarge", file, most >> 20));
        }
    }

    private static ZipEntry manifestEntry(ZipFile zip, String file) throws Refused {
        ZipEntry entry = zip.getEntry(Manifest.FILE);
        if (entry == null) {
            throw new Refused(Sentence.of("file.problem.foreign", file));
        }
        return entry;
    }

    /// What is to be run, without the state it is in.
    static Manifest manifest(ZipFile zip, String file) throws Refused, IOException {
        ZipEntry entry = manifestEntry(zip, file);
        if (entry.getSize() > MOST_MANIFEST_BYTES) {
            throw new Damaged("entry", Manifest.FILE);
        }
        byte[] bytes = checked(zip, entry, (in, size) -> in.readNBytes((int) size));
        return Manifest.read(json(bytes), file);
    }

    private static JsonNode json(byte[] bytes) throws Damaged {
        try {
            return Json.read(bytes);
        } catch (IOException notJson) {
            throw new Damaged("entry", Manifest.FILE);
        }
    }

    /// Exactly the expected entries, each once. Names such as ../x are never expected, and nothing is ever unpacked into a folder.
    private static void checkNames(ZipFile zip, Set<String> arrays, Set<String> others) throws Damaged {
        Set<String> missing = new HashSet<>(others);
        missing.add(Manifest.FILE);
        arrays.forEach(name -> missing.add(name + NPY));
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!missing.remove(entry.getName())) {
                throw new Damaged("unexpected", entry.getName());
            }
        }
        if (!missing.isEmpty()) {
            throw new Damaged("missing", Collections.min(missing));
        }
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(InputStream in, long size) throws IOException;
    }

    /// Reads one entry and compares its checksum, which `ZipFile` leaves to us.
    private static <T> T checked(ZipFile zip, ZipEntry entry, Reader<T> reader) throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
            T content = reader.read(in, entry.getSize());
            if (in.read() != -1 || sum.getValue() != entry.getCrc()) {
                throw new Damaged("entry", entry.getName());
            }
            return content;
        } catch (Damaged damaged) {
            throw damaged;
        } catch (ZipException | EOFException broken) {
            throw new Damaged("entry", entry.getName());
        }
    }

    // ---- go on ----

    /// Training from where the run left off, on the calling thread, which owns it then.
    /// @param file where the run came from, for the sentence if its arrays don't fit its agent
    public static TrainingLoop resume(Path file, Run run, Consumer<TrainingEvent> listener) throws Refused {
        try {
            return run.experiment().resume(run.checkpoint(), listener);
        } catch (OutOfMemoryError tooLarge) {
            throw new Refused(Sentence.of("file.problem.memory", Problems.name(file)), tooLarge);
        } catch (IllegalArgumentException | ArithmeticException misfit) {
            throw new Refused(Sentence.of("file.problem.damaged", Problems.name(file), Sentence.of("file.damage.agent")), misfit);
        }
    }
}
