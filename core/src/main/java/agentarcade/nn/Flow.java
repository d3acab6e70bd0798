package agentarcade.nn;

import java.util.function.IntUnaryOperator;

/// What flows between two layers: the numbers of a batch, on the way back the loss's slope by each of them, and room for one item on its
/// own ([Network#infer]).
///
/// An item takes one row of the tables, with these exceptions: a sequence takes one for each step; an image that a layer made takes one for
/// each of its positions, row by row, with the channels side by side (channels last). An image from outside is one row, channel by channel.
final class Flow {
    private final Shape shape;
    private final int rowsPerItem;
    private final Matrix values;
    private final Matrix single;
    private final IntUnaryOperator places;
    /// The flow whose memory this one shows in another way; null if it has its own.
    private final Flow original;
    private final Memory memory;
    private Matrix slopes;

    private Flow(Shape shape, int rowsPerItem, Matrix values, Matrix single, IntUnaryOperator places, Flow original, Memory memory) {
        this.shape = shape;
        this.rowsPerItem = rowsPerItem;
        this.values = values;
        this.single = single;
        this.places = places;
        this.original = original;
        this.memory = memory;
    }

    private static Flow of(Shape shape, int rowsPerItem, int columns, int maxBatch, Memory memory) {
        return new Flow(shape, rowsPerItem, new Matrix(memory, Math.multiplyExact(maxBatch, rowsPerItem), columns),
                new Matrix(memory, rowsPerItem, columns), IntUnaryOperator.identity(), null, memory);
    }

    /// What comes from outside.
    static Flow input(Shape shape, int maxBatch, Memory memory) {
        return switch (shape) {
            case Shape.Row(int columns) -> of(shape, 1, columns, maxBatch, memory);
            case Shape.Image image -> of(shape, 1, image.size(), maxBatch, memory);
            case Shape.Sequence(int steps, int columns) -> of(shape, steps, columns, maxBatch, memory);
        };
    }

    /// What a layer that computes something gives.
    static Flow output(Shape shape, int maxBatch, Memory memory) {
        return switch (shape) {
            case Shape.Row(int columns) -> of(shape, 1, columns, maxBatch, memory);
            case Shape.Image(int channels, int rows, int columns) -> of(shape, rows * columns, channels, maxBatch, memory);
            case Shape.Sequence(int steps, int columns) -> of(shape, steps, columns, maxBatch, memory);
        };
    }

    /// This flow with each item as one row, in the same memory.
    Flow flattened() {
        long stride = values.rowBytes() / Float.BYTES;
        IntUnaryOperator flat = switch (shape) {
            case Shape.Row _ -> places;
            case Shape.Image _ -> index -> (int) (index % rowsPerItem * stride + index / rowsPerItem);
            case Shape.Sequence(int _, int columns) -> index -> (int) (index / columns * stride + index % columns);
        };
        return new Flow(new Shape.Row(shape.size()), 1, values.joined(rowsPerItem), single.joined(rowsPerItem), flat, this, memory);
    }

    Shape shape() {
        return shape;
    }

    /// How many rows of the tables an item takes.
    int rowsPerItem() {
        return rowsPerItem;
    }

    /// Whether it is an image channel by channel, as one row.
    boolean isPlanar() {
        return shape instanceof Shape.Image && values.columns() == shape.size() && rowsPerItem == 1;
    }

    /// The column where number `index` of a row's item lies: after an image or a sequence was flattened there may be padding in between.
    int place(int index) {
        return places.applyAsInt(index);
    }

    /// The batch.
    Matrix values() {
        return values;
    }

    /// One item, apart from the batch.
    Matrix single() {
        return single;
    }

    /// A copy of the numbers of [#single], those of an image channel by channel.
    float[] singleItem() {
        if (original != null) {
            return original.singleItem();
        }
        float[] numbers = new float[single.rows() * single.columns()];
        single.rows(numbers);
        if (!(shape instanceof Shape.Image(int channels, int _, int _)) || isPlanar()) {
            return numbers;
        }
        float[] planes = new float[numbers.length];
        for (int position = 0; position < rowsPerItem; position++) {
            for (int channel = 0; channel < channels; channel++) {
                planes[channel * rowsPerItem + position] = numbers[position * channels + channel];
            }
        }
        return planes;
    }

    /// dL/d [#values], with the same layout. The first call reserves the memory: hardly anyone asks for the input's.
    Matrix slopes() {
        if (slopes == null) {
            slopes = original == null ? new Matrix(memory, values.rows(), values.columns())
                    : original.slopes().joined(original.rowsPerItem);
        }
        return slopes;
    }

    /// Sets the slopes to zero, on every item, with their padding. Reserves nothing.
    void clearSlopes() {
        if (slopes != null) {
            slopes.numbers().fill((byte) 0);
        }
    }

    /// The flow that owns the memory.
    Flow root() {
        return original == null ? this : original.root();
    }
}
