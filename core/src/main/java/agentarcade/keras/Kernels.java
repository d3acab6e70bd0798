package agentarcade.keras;

import agentarcade.keras.LayerGraph.Place;
import agentarcade.knob.Refused;

import java.util.List;

/// Weights from Keras's order of numbers into that of our layers, each layer's arrays in one row as
/// [agentarcade.nn.Architecture#tensors()] lists them.
final class Kernels {
    private Kernels() {
    }

    private static void check(Place place, StoredArray array, int... sides) throws Refused {
        if (!array.has(sides)) {
            throw Problem.of("shape", array.name(), place.name(), StoredArray.inWords(sides), array.shapeInWords());
        }
    }

    /// [inputs][units] → [units][inputs].
    ///
    /// @param order for each of our inputs, which of Keras's it is; null if they are the same
    static float[] dense(Place place, LayerSpec.Dense spec, List<StoredArray> arrays, int inputs, int[] order) throws Refused {
        int units = spec.units();
        check(place, arrays.getFirst(), inputs, units);
        float[] stored = arrays.getFirst().numbers();
        float[] ours = new float[inputs * units + (spec.bias() ? units : 0)];
        for (int unit = 0; unit < units; unit++) {
            for (int input = 0; input < inputs; input++) {
                ours[unit * inputs + input] = stored[(order == null ? input : order[input]) * units + unit];
            }
        }
        if (spec.bias()) {
            check(place, arrays.get(1), units);
            System.arraycopy(arrays.get(1).numbers(), 0, ours, inputs * units, units);
        }
        return ours;
    }

    /// To [filters][inputs][rows][columns].
    ///
    /// @param flipped whether the file's kernels are those of a convolution in the mathematical sense, turned by 180°, as Theano has them
    static float[] convolution(Place place, LayerSpec.Conv spec, List<StoredArray> arrays, int inputs, boolean flipped) throws Refused {
        int rows = spec.rows();
        int columns = spec.columns();
        int filters = spec.filters();
        int[] sides = spec.kernelsFirst() ? new int[] {filters, inputs, rows, columns} : new int[] {rows, columns, inputs, filters};
        check(place, arrays.getFirst(), sides);
        float[] stored = arrays.getFirst().numbers();
        float[] ours = new float[stored.length + (spec.bias() ? filters : 0)];
        int at = 0;
        for (int filter = 0; filter < filters; filter++) {
            for (int input = 0; input < inputs; input++) {
                for (int row = 0; row < rows; row++) {
                    for (int column = 0; column < columns; column++) {
                        int r = flipped ? rows - 1 - row : row;
                        int c = flipped ? columns - 1 - column : column;
                        ours[at++] = stored[spec.kernelsFirst()
                                ? ((filter * inputs + input) * rows + r) * columns + c
                                : ((r * columns + c) * inputs + input) * filters + filter];
                    }
                }
            }
        }
        if (spec.bias()) {
            check(place, arrays.get(1), filters);
            System.arraycopy(arrays.get(1).numbers(), 0, ours, stored.length, filters);
        }
        return ours;
    }

    /// W [inputs][4 · units], U [units][4 · units] and b [4 · units], gates in the order input, forget, cell, output as ours are; or each
    /// gate by itself in the order input, cell, forget, output.
    static float[] lstm(Place place, LayerSpec.Lstm spec, List<StoredArray> arrays, int inputs) throws Refused {
        int units = spec.units();
        int width = spec.gatewise() ? units : 4 * units;
        for (int first = 0; first < arrays.size(); first += spec.bias() ? 3 : 2) {
            check(place, arrays.get(first), inputs, width);
            check(place, arrays.get(first + 1), units, width);
            if (spec.bias()) {
                check(place, arrays.get(first + 2), width);
            }
        }
        float[] ours = new float[Math.toIntExact(4L * units * (inputs + units + 1))];
        int recurrent = 4 * units * inputs;
        int bias = recurrent + 4 * units * units;
        for (int gate = 0; gate < 4; gate++) {
            int first = spec.gatewise() ? 3 * List.of(0, 2, 1, 3).get(gate) : 0;
            int start = spec.gatewise() ? 0 : gate * units;
            transpose(arrays.get(first).numbers(), inputs, width, start, units, ours, gate * units * inputs);
            transpose(arrays.get(first + 1).numbers(), units, width, start, units, ours, recurrent + gate * units * units);
            if (spec.bias()) {
                System.arraycopy(arrays.get(first + 2).numbers(), start, ours, bias + gate * units, units);
            }
        }
        return ours;
    }

    /// Columns start … start + count of a table of `rows` × `width`, as rows.
    private static void transpose(float[] table, int rows, int width, int start, int count, float[] into, int at) {
        for (int column = 0; column < count; column++) {
            for (int row = 0; row < rows; row++) {
                into[at + column * rows + row] = table[row * width + start + column];
            }
        }
    }

    static float[] joined(List<float[]> parts) {
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
