package agentarcade.keras;

import java.util.Arrays;
import java.util.stream.Collectors;

/// An array of weights as it lies in the file, row by row.
///
/// @param shape the lengths of its sides
record StoredArray(String name, int[] shape, float[] numbers) {
    boolean has(int... sides) {
        return Arrays.equals(shape, sides);
    }

    String shapeInWords() {
        return inWords(shape);
    }

    static String inWords(int... sides) {
        return Arrays.stream(sides).mapToObj(Integer::toString).collect(Collectors.joining(" × "));
    }
}
