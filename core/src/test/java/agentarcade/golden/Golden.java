package agentarcade.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// Reference numbers from other programs, one JSON file per topic. They are read from the folder in the system property `golden.dir`,
/// which defaults to the copy beside these tests; a file there may hold other cases of the same format.
public final class Golden {
    /// Learning maths in float32 against float64: relative and absolute.
    private static final double RELATIVE = 1e-4;
    private static final double ABSOLUTE = 1e-5;

    private Golden() {
    }

    /// The whole file, for example `read("catch.json")`.
    public static JsonNode read(String file) {
        Path path = folder().resolve(file);
        try {
            return new ObjectMapper().readTree(path.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("No reference numbers in " + path.toAbsolutePath(), unreadable);
        }
    }

    /// A relative folder counts from where Maven was started or from the module.
    private static Path folder() {
        String named = System.getProperty("golden.dir");
        if (named == null) {
            try {
                return Path.of(Golden.class.getResource("/golden").toURI());
            } catch (URISyntaxException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        Path folder = Path.of(named);
        return Files.isDirectory(folder) ? folder : Path.of("..").resolve(folder);
    }

    /// The elements of an array, none if it is missing.
    public static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    public static double[] doubles(JsonNode array) {
        return list(array).stream().mapToDouble(JsonNode::doubleValue).toArray();
    }

    public static float[] floats(JsonNode array) {
        return floats(doubles(array));
    }

    public static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    public static int[] ints(JsonNode array) {
        return list(array).stream().mapToInt(JsonNode::intValue).toArray();
    }

    public static List<Boolean> booleans(JsonNode array) {
        return list(array).stream().map(JsonNode::booleanValue).toList();
    }

    /// All numbers of a list of layers {"W": [out][in], "b": [out]}, layer by layer, weights before bias.
    public static double[] layers(JsonNode layers) {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode layer : layers) {
            flatten(layer.path("W"), numbers);
            flatten(layer.path("b"), numbers);
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// All numbers of the named arrays, one after another, however they are nested.
    public static double[] numbers(JsonNode reference, String... names) {
        List<Double> numbers = new ArrayList<>();
        for (String name : names) {
            flatten(reference.path(name), numbers);
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void flatten(JsonNode node, List<Double> into) {
        if (node.isNumber()) {
            into.add(node.doubleValue());
        } else {
            node.forEach(part -> flatten(part, into));
        }
    }

    /// Where `actual` differs from `expected` by more than float32 explains: empty, or one line for each number.
    public static List<String> differences(String what, double[] actual, double... expected) {
        if (actual.length != expected.length) {
            return List.of("%s: %d numbers instead of %d".formatted(what, actual.length, expected.length));
        }
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < actual.length; i++) {
            if (!(Math.abs(actual[i] - expected[i]) <= ABSOLUTE + RELATIVE * Math.abs(expected[i]))) {
                differences.add("%s[%d]: %s instead of %s".formatted(what, i, actual[i], expected[i]));
            }
        }
        return differences;
    }
}
