package agentarcade.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Arrays in NumPy's format .npy, version 1.0, little-endian, row by row (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
///
/// We read it ourselves and don't ask ND4J: its parser is native code that trusts the header, and a damaged file would end the program,
/// not the reading. Here nothing is allocated before the header's sizes have been found to agree with the number of bytes at hand.
final class Npy {
    /// What an array is made of.
    enum Kind {
        FLOAT("<f4", 4, float[].class), DOUBLE("<f8", 8, double[].class), INT("<i4", 4, int[].class), LONG("<i8", 8, long[].class),
        BYTE("|i1", 1, byte[].class);

        private final String code;
        private final int bytes;
        private final Class<?> array;

        Kind(String code, int bytes, Class<?> array) {
            this.code = code;
            this.bytes = bytes;
            this.array = array;
        }

        String code() {
            return code;
        }

        /// How many bytes a number takes.
        int bytes() {
            return bytes;
        }

        static Optional<Kind> find(String code) {
            return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
        }

        static Kind of(Object array) {
            return Arrays.stream(values()).filter(kind -> kind.array.isInstance(array)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("%s is no array of numbers for a file".formatted(array)));
        }
    }

    /// An array with its numbers in one row, and the shape they are to be seen in.
    record Content(Kind kind, int[] shape, Object numbers) {
        int length() {
            return Array.getLength(numbers);
        }
    }

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int PREAMBLE = MAGIC.length + 2;
    /// The numbers begin at a multiple of this, as the format asks.
    private static final int ALIGNMENT = 64;
    private static final Pattern HEADER = Pattern.compile(
            "\\{'descr': ?'([^']{1,8})', ?'fortran_order': ?(True|False), ?'shape': ?\\(([0-9, ]{0,100})\\),? ?\\} *\\n?");
    private static final int CHUNK = 1 << 16;

    private Npy() {
    }

    /// An array in one row.
    ///
    /// @param numbers `float[]`, `double[]`, `int[]`, `long[]` or `byte[]`
    static void write(OutputStream out, Object numbers) throws IOException {
        write(out, numbers, List.of(Array.getLength(numbers)));
    }

    /// @param numbers as above, row by row
    /// @param shape the lengths of the sides; none for a single number
    static void write(OutputStream out, Object numbers, List<Integer> shape) throws IOException {
        Kind kind = Kind.of(numbers);
        int length = Array.getLength(numbers);
        if (shape.stream().anyMatch(side -> side < 0) || shape.stream().mapToLong(side -> side).reduce(1, Math::multiplyExact) != length) {
            throw new IllegalArgumentException("%,d numbers can't have the shape %s".formatted(length, shape));
        }
        String header = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(kind.code, tuple(shape));
        int padding = ALIGNMENT - (PREAMBLE + header.length() + 1) % ALIGNMENT;
        byte[] bytes = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        out.write(MAGIC);
        out.write(bytes.length & 0xFF);
        out.write(bytes.length >>> 8);
        out.write(bytes);
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        int most = CHUNK / kind.bytes;
        for (int start = 0; start < length; start += most) {
            int count = Math.min(most, length - start);
            switch (kind) {
                case FLOAT -> chunk.asFloatBuffer().put((float[]) numbers, start, count);
                case DOUBLE -> chunk.asDoubleBuffer().put((double[]) numbers, start, count);
                case INT -> chunk.asIntBuffer().put((int[]) numbers, start, count);
                case LONG -> chunk.asLongBuffer().put((long[]) numbers, start, count);
                case BYTE -> chunk.put(0, (byte[]) numbers, start, count);
            }
            out.write(chunk.array(), 0, count * kind.bytes);
        }
    }

    /// As Python writes it: one side is followed by a comma.
    private static String tuple(List<Integer> shape) {
        return shape.size() == 1 ? "(%d,)".formatted(shape.getFirst())
                : shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }

    /// @param size all bytes there are, header included
    /// @param name for the sentence if it isn't an array
    static Content read(InputStream in, long size, String name) throws IOException {
        byte[] preamble = in.readNBytes(PREAMBLE);
        if (preamble.length < PREAMBLE || !Arrays.equals(preamble, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new Damaged("array", name);
        }
        int headerLength = (preamble[PREAMBLE - 2] & 0xFF) | (preamble[PREAMBLE - 1] & 0xFF) << 8;
        byte[] header = in.readNBytes(headerLength);
        Matcher parts = HEADER.matcher(new String(header, StandardCharsets.ISO_8859_1));
        if (header.length < headerLength || !parts.matches()) {
            throw new Damaged("array", name);
        }
        Kind kind = Kind.find(parts.group(1)).orElseThrow(() -> new Damaged("array", name));
        int[] shape = shape(parts.group(3), name);
        long length = 1;
        for (int side : shape) {
            // Stays far below overflow: each product is checked before the next.
            length *= side;
            if (length > Integer.MAX_VALUE - 8) {
                throw new Damaged("array", name);
            }
        }
        boolean rowByRow = parts.group(2).equals("False") || shape.length < 2;
        if (!rowByRow || length * kind.bytes != size - PREAMBLE - headerLength) {
            throw new Damaged("array", name);
        }
        return new Content(kind, shape, numbers(in, kind, (int) length, name));
    }

    private static int[] shape(String sides, String name) throws Damaged {
        try {
            return Arrays.stream(sides.split(",")).map(String::strip).filter(side -> !side.isEmpty()).mapToInt(Integer::parseInt).toArray();
        } catch (NumberFormatException tooLarge) {
            throw new Damaged("array", name);
        }
    }

    private static Object numbers(InputStream in, Kind kind, int length, String name) throws IOException {
        Object numbers = Array.newInstance(kind.array.componentType(), length);
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        int most = CHUNK / kind.bytes;
        for (int start = 0; start < length; start += most) {
            int count = Math.min(most, length - start);
            if (in.readNBytes(chunk.array(), 0, count * kind.bytes) < count * kind.bytes) {
                throw new Damaged("array", name);
            }
            switch (kind) {
                case FLOAT -> chunk.asFloatBuffer().get((float[]) numbers, start, count);
                case DOUBLE -> chunk.asDoubleBuffer().get((double[]) numbers, start, count);
                case INT -> chunk.asIntBuffer().get((int[]) numbers, start, count);
                case LONG -> chunk.asLongBuffer().get((long[]) numbers, start, count);
                case BYTE -> chunk.get(0, (byte[]) numbers, start, count);
            }
        }
        return numbers;
    }
}
