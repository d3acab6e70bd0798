package agentarcade.keras;

import java.util.List;

/// Where numbers lie, in Keras and here. An order has for each of our numbers the index of Keras's; null where both agree.
final class DataOrder {
    private DataOrder() {
    }

    static long size(List<Integer> shape) {
        long size = 1;
        for (int side : shape) {
            // Saturates: whoever asks compares with a limit.
            size = Math.min(size * side, Integer.MAX_VALUE);
        }
        return size;
    }

    /// Of a picture with the channels last, which we have channel by channel.
    static int[] channelsFirst(int rows, int columns, int channels) {
        int[] order = new int[rows * columns * channels];
        int at = 0;
        for (int channel = 0; channel < channels; channel++) {
            for (int cell = 0; cell < rows * columns; cell++) {
                order[at++] = cell * channels + channel;
            }
        }
        return order;
    }

    /// Of an array whose sides change places.
    ///
    /// @param shape before
    /// @param sides which side before each side afterwards is, counted from 1
    static int[] permuted(List<Integer> shape, List<Integer> sides) {
        int[] strides = new int[shape.size()];
        int stride = 1;
        for (int side = shape.size() - 1; side >= 0; side--) {
            strides[side] = stride;
            stride *= shape.get(side);
        }
        int[] order = new int[stride];
        for (int i = 0; i < order.length; i++) {
            int rest = i;
            for (int side = sides.size() - 1; side >= 0; side--) {
                int before = sides.get(side) - 1;
                order[i] += rest % shape.get(before) * strides[before];
                rest /= shape.get(before);
            }
        }
        return order;
    }

    /// The way back.
    static int[] inverse(int[] order) {
        int[] back = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            back[order[i]] = i;
        }
        return back;
    }

    /// First one, then the other.
    static int[] then(int[] first, int[] second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        int[] both = new int[second.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = first[second[i]];
        }
        return both;
    }
}
