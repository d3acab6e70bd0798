package agentarcade.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Run files as nobody saved them: of a sound one, what damage, mischief or another program may have made. The same seed gives the same file.
final class FileMutations {
    /// A file that can be opened, and what is in it.
    record Sound(String name, byte[] file, Map<String, byte[]> content) {
    }

    /// @param what was done to which file, for messages
    record Mutated(String what, byte[] file) {
    }

    private static final List<String> NAMES = List.of("../evil.npy", "../../etc/passwd", "/etc/passwd", "C:\\evil.npy",
            "weights\\online.npy",
            "manifest.json/", "MANIFEST.JSON", ".", "x", "weights/", "weights/online.npy ", "weights//online.npy", "wëights/ünline.npy",
            "a".repeat(5_000), "curves/‮/steps.npy", "manifest.json\u0000.npy", "weights/{0}.npy", "%s%n.npy");
    private static final List<String> TYPES = List.of("<f4", "<f8", "<i4", "<i8", "|i1", ">f4", "|O", "<c8", "", "<f", "|S9999999");
    private static final List<String> SHAPES = List.of("(2147483647,)", "(99999999999999999999,)", "(-1,)", "()", "(0,)", "(1, 1)",
            "(65536, 65536)", "(3000000000, 0)", "(4, 4, 4, 4, 4)", "(,)", "(1,,2)", "1", "(268435456,)");
    private static final int[] WORDS = {0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1, 0xFFFF, 1 << 30, 1 << 28, 1 << 24};

    private final Sound sound;
    private final Random random;
    private final Map<String, byte[]> content;
    private final StringBuilder what = new StringBuilder();

    private FileMutations(Sound sound, long seed) {
        this.sound = sound;
        random = new Random(seed);
        content = new LinkedHashMap<>(sound.content());
        what.append(seed).append(": ").append(sound.name());
    }

    static Mutated mutated(List<Sound> sources, long seed) throws IOException {
        // Neighbouring seeds begin alike.
        Random first = new Random(seed * 0x9E3779B97F4A7C15L);
        return new FileMutations(sources.get(first.nextInt(sources.size())), seed * 31 + first.nextInt(31)).mutate();
    }

    private Mutated mutate() throws IOException {
        byte[] file = switch (random.nextInt(4)) {
            case 0 -> bytes(sound.file());
            case 1 -> zipped();
            default -> {
                for (int i = random.nextInt(8) == 0 ? 3 : 1; i > 0; i--) {
                    content.put(Manifest.FILE, ManifestMutations.mutated(content.get(Manifest.FILE), random, what));
                }
                yield ZipContent.bytes(content);
            }
        };
        return new Mutated(what.toString(), random.nextInt(40) == 0 ? bytes(file) : file);
    }

    private void did(String format, Object... arguments) {
        what.append("; ").append(format.formatted(arguments));
    }

    // ---- bytes ----

    private byte[] bytes(byte[] from) {
        byte[] file = from.clone();
        int directory = Math.floorMod(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 6), file.length);
        switch (random.nextInt(6)) {
            case 0 -> flip(file, 0);
            case 1 -> flip(file, directory);
            case 2 -> {
                int length = random.nextInt(file.length);
                did("cut to %d", length);
                return Arrays.copyOf(file, length);
            }
            case 3 -> lie(file, directory);
            case 4 -> {
                int at = random.nextInt(file.length);
                int length = Math.min(file.length - at, 1 + random.nextInt(200));
                int to = random.nextInt(file.length - length + 1);
                did("%d bytes from %d copied to %d", length, at, to);
                System.arraycopy(from, at, file, to, length);
            }
            default -> {
                int at = random.nextInt(3) * file.length / 2;
                byte[] more = new byte[1 + random.nextInt(300)];
                random.nextBytes(more);
                did("%d bytes put in at %d", more.length, at);
                ByteArrayOutputStream longer = new ByteArrayOutputStream();
                longer.write(file, 0, at);
                longer.writeBytes(more);
                longer.write(file, at, file.length - at);
                return longer.toByteArray();
            }
        }
        return file;
    }

    private void flip(byte[] file, int from) {
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            int at = from + random.nextInt(file.length - from);
            did("bit flipped at %d", at);
            file[at] ^= (byte) (1 << random.nextInt(8));
        }
    }

    /// A word of an entry's header, in the directory or before the entry, claims something else: sizes, checksums, places, lengths of names.
    private void lie(byte[] file, int directory) {
        ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> headers = new ArrayList<>();
        for (int i = random.nextBoolean() ? directory : 0; i < file.length - 46; i++) {
            if (file[i] == 'P' && file[i + 1] == 'K' && file[i + 2] < 9) {
                headers.add(i);
            }
        }
        for (int i = 1 + random.nextInt(3); i > 0 && !headers.isEmpty(); i--) {
            int at = headers.get(random.nextInt(headers.size())) + 4 + 2 * random.nextInt(21);
            int word = random.nextBoolean() ? WORDS[random.nextInt(WORDS.length)] : random.nextInt() >>> random.nextInt(32);
            did("word at %d is %d", at, word);
            buffer.putInt(Math.min(at, file.length - 4), word);
        }
    }

    // ---- entries ----

    private String any() {
        List<String> names = new ArrayList<>(content.keySet());
        return names.get(random.nextInt(names.size()));
    }

    private String anyArray() {
        String name = any();
        while (name.equals(Manifest.FILE)) {
            name = any();
        }
        return name;
    }

    private byte[] zipped() throws IOException {
        switch (random.nextInt(10)) {
            case 0 -> {
                String one = any();
                String other = any();
                did("%s and %s swapped", one, other);
                byte[] bytes = content.get(one);
                content.put(one, content.get(other));
                content.put(other, bytes);
            }
            case 1 -> {
                String name = any();
                String other = NAMES.get(random.nextInt(NAMES.size()));
                did("%s is called %.40s", name, other);
                content.put(other, content.remove(name));
            }
            case 2 -> {
                String name = any();
                did("%s left out", name);
                content.remove(name);
            }
            case 3 -> {
                String name =
                        random.nextBoolean() ? NAMES.get(random.nextInt(NAMES.size())) : "weights/more%d.npy".formatted(random.nextInt(9));
                did("%.40s added", name);
                content.put(name, content.get(any()));
            }
            case 4 -> {
                return twice();
            }
            case 5 -> {
                int megabytes = 1 + random.nextInt(random.nextInt(20) == 0 ? 300 : 20);
                String name = random.nextBoolean() ? "weights/zeros.npy" : anyArray();
                did("%s is %d MB of zeros", name, megabytes);
                return bomb(name, megabytes);
            }
            case 6, 7 -> header(anyArray());
            case 8 -> numbers(anyArray());
            default -> resized(anyArray());
        }
        return ZipContent.bytes(content);
    }

    /// Two entries of the same name: a zip that is written in one go refuses them.
    private byte[] twice() throws IOException {
        String name = any();
        String other = "~" + name.substring(1);
        did("%s twice", name);
        content.put(other, random.nextBoolean() ? content.get(name) : content.get(any()));
        return new String(ZipContent.bytes(content), StandardCharsets.ISO_8859_1).replace(other, name)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /// An array of so many zeros, which the manifest claims or not.
    private byte[] bomb(String name, int megabytes) throws IOException {
        int length = megabytes << 20;
        if (random.nextInt(4) > 0) {
            content.put(Manifest.FILE, ManifestMutations.claiming(content.get(Manifest.FILE), name, "|i1", length));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(1);
            content.remove(name);
            for (Map.Entry<String, byte[]> entry : content.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
            zip.putNextEntry(new ZipEntry(name));
            zip.write(npy("{'descr': '|i1', 'fortran_order': False, 'shape': (%d,), }".formatted(length), new byte[0]));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < megabytes; i++) {
                zip.write(zeros);
            }
        }
        return bytes.toByteArray();
    }

    // ---- arrays ----

    static byte[] npy(String header, byte[] numbers) {
        byte[] text = (header + "\n").getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(10 + text.length + numbers.length).order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) text.length).put(text).put(numbers).array();
    }

    private static byte[] numbersOf(byte[] npy) {
        int start = 10 + (npy[8] & 0xFF) + ((npy[9] & 0xFF) << 8);
        return Arrays.copyOfRange(npy, start, npy.length);
    }

    private void header(String name) {
        byte[] npy = content.get(name).clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                int at = random.nextInt(Math.min(npy.length, 128));
                did("header of %s changed at %d", name, at);
                npy[at] = (byte) random.nextInt();
            }
            case 1 -> {
                String type = TYPES.get(random.nextInt(TYPES.size()));
                did("%s is of type %s", name, type);
                npy = npy("{'descr': '%s', 'fortran_order': False, 'shape': (%d,), }".formatted(type, numbersOf(npy).length / 4),
                        numbersOf(npy));
            }
            case 2 -> {
                String shape = SHAPES.get(random.nextInt(SHAPES.size()));
                did("%s has the shape %s", name, shape);
                npy = npy("{'descr': '<f4', 'fortran_order': %s, 'shape': %s, }".formatted(random.nextBoolean() ? "False" : "True", shape),
                        numbersOf(npy));
            }
            default -> {
                did("%s has a header of another length", name);
                npy[8] = (byte) random.nextInt();
                npy[9] = (byte) (random.nextInt(3) == 0 ? random.nextInt() : 0);
            }
        }
        content.put(name, npy);
    }

    /// Other numbers in an array, with the fingerprint that belongs to them.
    private void numbers(String name) throws IOException {
        byte[] npy = content.get(name).clone();
        int length = numbersOf(npy).length;
        if (length == 0) {
            return;
        }
        int changes = 1 + random.nextInt(4);
        did("%d numbers of %s changed", changes, name);
        for (int i = 0; i < changes; i++) {
            int at = npy.length - 1 - random.nextInt(length);
            npy[at] = random.nextInt(3) == 0 ? (byte) 0xFF : (byte) random.nextInt();
        }
        content.put(name, npy);
        content.put(Manifest.FILE, ManifestMutations.withFingerprint(content));
    }

    /// An array of another length or type that the manifest agrees with.
    private void resized(String name) throws IOException {
        byte[] numbers = numbersOf(content.get(name));
        Npy.Kind[] kinds = Npy.Kind.values();
        Npy.Kind kind = kinds[random.nextInt(kinds.length)];
        int size = kind.code().charAt(2) - '0';
        int length = switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> numbers.length / size;
            case 2 -> 1 + random.nextInt(3);
            default -> numbers.length / size + 1 + random.nextInt(1_000);
        };
        did("%s is %d numbers of %s", name, length, kind.code());
        content.put(name, npy("{'descr': '%s', 'fortran_order': False, 'shape': (%d,), }".formatted(kind.code(), length),
                Arrays.copyOf(numbers, length * size)));
        String array = name.replace(".npy", "");
        content.put(Manifest.FILE, ManifestMutations.claiming(content.get(Manifest.FILE), array, kind.code(), length));
        content.put(Manifest.FILE, ManifestMutations.withFingerprint(content));
    }
}
