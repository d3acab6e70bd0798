package agentarcade.store;

import java.util.List;

/// An array for a file: its numbers row by row, and the shape they are to be seen in.
///
/// @param numbers `float[]`, `double[]`, `int[]`, `long[]` or `byte[]`, not to be written
/// @param shape the lengths of the sides; none for a single number
public record NamedArray(String name, Object numbers, List<Integer> shape) {
    public NamedArray {
        shape = List.copyOf(shape);
    }
}
