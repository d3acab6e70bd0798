package agentarcade.nn;

import java.util.Arrays;
import java.util.List;

/// What a network remembers from one batch to the next: h and c of each [Lstm] whose state is carried, for each item by itself.
///
/// A forward pass begins with the states of the items it has, and leaves there what they are after their last step; other items keep theirs.
/// States are zero at first. They are apart from the parameters: new parameters leave them as they are. Who sets parameters because the old
/// ones were spoilt should [#reset] the state too.
///
/// Belongs to the network's thread and throws `IllegalStateException` on any other, and after the network was closed.
public final class CarriedState {
    private final List<Matrix> parts;
    private final int items;
    private final int size;
    private final Runnable check;

    /// @param parts tables with a row for each item
    /// @param check refuses another thread, and use after close
    CarriedState(List<Matrix> parts, int items, Runnable check) {
        this.parts = parts;
        this.items = items;
        this.check = check;
        size = parts.stream().mapToInt(Matrix::columns).reduce(0, Math::addExact);
    }

    /// How many items have one: as many as a batch can have, or the one of [Network#infer].
    public int items() {
        return items;
    }

    /// How many numbers the state of an item has: 0 if no layer carries any.
    public int size() {
        return size;
    }

    /// Forgets everything: zeros for all items.
    public void reset() {
        check.run();
        for (Matrix part : parts) {
            part.numbers().fill((byte) 0);
        }
    }

    /// Forgets what an item has seen, because its episode has ended.
    public void reset(int item) {
        check(item);
        for (Matrix part : parts) {
            clear(part, item);
        }
    }

    /// A copy of an item's state: layer by layer, h before c.
    public float[] get(int item) {
        check(item);
        float[] numbers = new float[size];
        int start = 0;
        for (Matrix part : parts) {
            float[] row = new float[part.columns()];
            part.row(item, row);
            System.arraycopy(row, 0, numbers, start, row.length);
            start += row.length;
        }
        return numbers;
    }

    /// Sets an item's state, in the order of [#get(int)].
    ///
    /// @throws IllegalArgumentException for a wrong length, NaN or an infinity; nothing has changed then
    public void set(int item, float[] numbers) {
        check(item);
        check(numbers, size);
        write(item, numbers, 0);
    }

    /// A copy of the states of all items, one after another.
    public float[] get() {
        float[] numbers = new float[Math.multiplyExact(items, size)];
        for (int item = 0; item < items; item++) {
            System.arraycopy(get(item), 0, numbers, item * size, size);
        }
        return numbers;
    }

    /// Sets the states of all items, in the order of [#get()].
    ///
    /// @throws IllegalArgumentException for a wrong length, NaN or an infinity; nothing has changed then
    public void set(float[] numbers) {
        check.run();
        check(numbers, Math.multiplyExact(items, size));
        for (int item = 0; item < items; item++) {
            write(item, numbers, item * size);
        }
    }

    private void write(int item, float[] numbers, int from) {
        int start = from;
        for (Matrix part : parts) {
            clear(part, item);
            part.setRow(item, Arrays.copyOfRange(numbers, start, start + part.columns()));
            start += part.columns();
        }
    }

    /// With the padding, where there may be NaN from spoilt parameters.
    private static void clear(Matrix part, int item) {
        part.numbers().asSlice(item * part.rowBytes(), part.rowBytes()).fill((byte) 0);
    }

    private void check(int item) {
        check.run();
        if (item < 0 || item >= items) {
            throw new IllegalArgumentException("This network has states of %,d items, counted from 0, and none of item %,d"
                    .formatted(items, item));
        }
    }

    private static void check(float[] numbers, int expected) {
        if (numbers.length != expected) {
            throw new IllegalArgumentException("A state has %,d numbers here, not %,d".formatted(expected, numbers.length));
        }
        for (int i = 0; i < numbers.length; i++) {
            if (!Float.isFinite(numbers[i])) {
                throw new IllegalArgumentException("Number %,d of a state is %s; only finite numbers can be used".formatted(i, numbers[i]));
            }
        }
    }
}
