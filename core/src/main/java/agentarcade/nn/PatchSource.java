package agentarcade.nn;

import java.lang.foreign.MemorySegment;

/// The images a convolution reads, with zeros around them if it pads, and the places of its patches in them.
///
/// Without padding that is the input itself; with padding a copy. A number of a patch lies `terms[k]` bytes behind the patch's corner, and
/// the corners of all items lie one after another in `corners`. A patch is numbered so that its numbers lie in memory in ascending order:
/// channel by channel for images that come channel by channel, else position by position.
final class PatchSource {
    private final Conv2d shape;
    private final Flow input;
    private final Shape.Image image;
    private final Conv2d.Side down;
    private final Conv2d.Side across;
    private final Strides plain;
    private final Strides padded;
    private final MemorySegment batch;
    private final MemorySegment single;
    private final PatchProducts.Places corners;
    private final PatchProducts.Places terms;

    /// How far apart neighbours lie, in floats.
    ///
    /// @param item from an image to the next one
    record Strides(long item, long channel, long row, long column) {
        long place(int item, int channel, int row, int column) {
            return item * this.item + channel * this.channel + row * this.row + column * this.column;
        }
    }

    PatchSource(Conv2d shape, Flow input, Memory memory) {
        this.shape = shape;
        this.input = input;
        image = (Shape.Image) input.shape();
        down = shape.down(image);
        across = shape.across(image);
        int stride = Layout.padded(image.channels());
        long rowFloats = input.values().rowBytes() / Float.BYTES;
        if (input.isPlanar()) {
            plain = new Strides(rowFloats, (long) image.rows() * image.columns(), image.columns(), 1);
            padded = new Strides(Layout.padded(image.channels() * down.padded() * across.padded()), (long) down.padded() * across.padded(),
                    across.padded(), 1);
        } else {
            plain = new Strides((long) input.rowsPerItem() * stride, 1, (long) image.columns() * stride, stride);
            padded = new Strides((long) down.padded() * across.padded() * stride, 1, (long) across.padded() * stride, stride);
        }
        int items = input.values().rows() / input.rowsPerItem();
        batch = isPadded() ? memory.floats(items * padded.item) : input.values().numbers();
        single = isPadded() ? memory.floats(padded.item) : input.single().numbers();
        corners = PatchProducts.Places.of(memory, cornerPlaces(items));
        terms = PatchProducts.Places.of(memory, termPlaces());
    }

    private int[] cornerPlaces(int items) {
        int[] places = new int[Math.multiplyExact(items, down.outputs() * across.outputs())];
        int next = 0;
        for (int item = 0; item < items; item++) {
            for (int row = 0; row < down.outputs(); row++) {
                for (int column = 0; column < across.outputs(); column++) {
                    places[next++] = bytes(strides().place(item, 0, row * shape.stride(), column * shape.stride()));
                }
            }
        }
        return places;
    }

    private int[] termPlaces() {
        int[] places = new int[image.channels() * shape.kernelRows() * shape.kernelColumns()];
        for (int number = 0; number < places.length; number++) {
            int column = number % shape.kernelColumns();
            int row = number / shape.kernelColumns() % shape.kernelRows();
            int channel = number / shape.kernelColumns() / shape.kernelRows();
            places[term(number)] = bytes(strides().place(0, channel, row, column));
        }
        return places;
    }

    private static int bytes(long floats) {
        if (floats > Integer.MAX_VALUE / Float.BYTES) {
            throw new IllegalArgumentException("Images of this size with this batch are too large: their places must fit in 2 GB");
        }
        return (int) floats * Float.BYTES;
    }

    boolean isPadded() {
        return down.padded() != image.rows() || across.padded() != image.columns();
    }

    /// How the images that patches are taken from lie in memory.
    Strides strides() {
        return isPadded() ? padded : plain;
    }

    /// The index in a patch of number `number` in the order [channel][row][column].
    int term(int number) {
        if (input.isPlanar()) {
            return number;
        }
        int kernel = shape.kernelRows() * shape.kernelColumns();
        return number % kernel * image.channels() + number / kernel;
    }

    /// Places of the patches' corners, item by item, in each row by row.
    PatchProducts.Places corners() {
        return corners;
    }

    /// Places of a patch's numbers, counted from its corner.
    PatchProducts.Places terms() {
        return terms;
    }

    /// The images of the batch as it is now.
    MemorySegment batch(int items) {
        if (isPadded()) {
            for (int item = 0; item < items; item++) {
                copy(input.values().numbers(), item * plain.item, batch, item * padded.item);
            }
        }
        return batch;
    }

    /// The images that the last call of [#batch] gave.
    MemorySegment lastBatch() {
        return batch;
    }

    /// The image in the input's [Flow#single].
    MemorySegment single() {
        if (isPadded()) {
            copy(input.single().numbers(), 0, single, 0);
        }
        return single;
    }

    private void copy(MemorySegment from, long fromItem, MemorySegment to, long toItem) {
        for (int channel = 0; channel < slices(); channel++) {
            for (int row = 0; row < image.rows(); row++) {
                MemorySegment.copy(from, (fromItem + plain.place(0, channel, row, 0)) * Float.BYTES, to,
                        (toItem + padded.place(0, channel, down.before() + row, across.before())) * Float.BYTES, rowBytes());
            }
        }
    }

    /// The way back: adds or copies an image without its zeros to where the input's slopes are.
    void copyBack(MemorySegment from, MemorySegment to, int item, boolean add) {
        for (int channel = 0; channel < slices(); channel++) {
            for (int row = 0; row < image.rows(); row++) {
                long source = strides().place(0, channel, down.before() + row, across.before()) * Float.BYTES;
                long target = plain.place(item, channel, row, 0) * Float.BYTES;
                if (add) {
                    Elementwise.addUnaligned(to, target, from, source, rowBytes());
                } else {
                    MemorySegment.copy(from, source, to, target, rowBytes());
                }
            }
        }
    }

    /// Pieces of an image in each of which a row of the image lies together: a channel, or all channels at once.
    private int slices() {
        return input.isPlanar() ? image.channels() : 1;
    }

    private long rowBytes() {
        return image.columns() * plain.column * Float.BYTES;
    }

    /// Bytes of one image, with its zeros.
    long imageBytes() {
        return strides().item * Float.BYTES;
    }

    /// How many numbers of a patch, one after another in [#terms()], lie together in memory.
    int run() {
        if (input.isPlanar()) {
            return shape.kernelColumns();
        }
        return image.channels() == strides().column ? shape.kernelColumns() * image.channels() : image.channels();
    }

    Flow input() {
        return input;
    }
}
