package agentarcade.env;

import java.util.Arrays;
import java.util.Objects;

/// The set of observations or actions a world knows.
public sealed interface Space {

    /// The choices 0 … n−1.
    record Discrete(int n) implements Space {
        public Discrete {
            if (n < 1) {
                throw new IllegalArgumentException("A discrete space needs at least one choice, not %d".formatted(n));
            }
        }

        public boolean contains(Action action) {
            return action instanceof Action.Discrete(int index) && index >= 0 && index < n;
        }
    }

    /// Arrays of real numbers within bounds, laid out row by row. [#shape] is, for example, [rows, columns] of a picture or
    /// [frames, rows, columns] of a stack of pictures. Bounds may be infinite.
    final class Box implements Space {
        // One number for all, or one for each; where arrays are stacked, each of them begins afresh.
        private final float[] low;
        private final float[] high;
        private final float[] levels;
        private final int[] shape;
        private final int size;

        /// The same bounds for every number.
        public Box(float low, float high, int... shape) {
            this(new float[] {low}, new float[] {high}, new float[0], shape);
        }

        /// A row of numbers, each with bounds of its own.
        public Box(float[] low, float[] high) {
            this(low.clone(), high.clone(), new float[0], low.length);
        }

        /// A picture whose cells hold nothing but these values, in rising order, at most 256: a byte is enough to remember a cell.
        public static Box picture(float[] levels, int... shape) {
            for (int i = 1; i < levels.length; i++) {
                if (!(levels[i - 1] < levels[i])) {
                    throw new IllegalArgumentException("Levels must rise, unlike %s".formatted(Arrays.toString(levels)));
                }
            }
            if (levels.length < 2 || levels.length > 256) {
                throw new IllegalArgumentException("A picture has 2 to 256 levels, not %d".formatted(levels.length));
            }
            return new Box(new float[] {levels[0]}, new float[] {levels[levels.length - 1]}, levels.clone(), shape);
        }

        private Box(float[] low, float[] high, float[] levels, int... shape) {
            this.low = low;
            this.high = high;
            this.levels = levels;
            this.shape = shape.clone();
            boolean possible = shape.length > 0 && low.length > 0 && low.length == high.length
                    && Arrays.stream(shape).allMatch(side -> side > 0);
            for (int i = 0; possible && i < low.length; i++) {
                possible = low[i] <= high[i];
            }
            if (!possible) {
                throw new IllegalArgumentException("No box has shape %s and bounds %s to %s".formatted(Arrays.toString(shape),
                        Arrays.toString(low), Arrays.toString(high)));
            }
            int product = 1;
            for (int side : shape) {
                product = Math.multiplyExact(product, side);
            }
            size = product;
        }

        /// The same numbers in another arrangement or repeated, such as a stack of these pictures: as long as all have the same bounds.
        public Box withShape(int... other) {
            if (low.length > 1) {
                throw new IllegalArgumentException(
                        "Numbers with bounds of their own keep their shape %s".formatted(Arrays.toString(shape)));
            }
            return new Box(low, high, levels, other);
        }

        /// `frames` arrays of this space one after another, a dimension more: [rows, columns] becomes [frames, rows, columns]. Each keeps its
        /// bounds and levels.
        public Box stacked(int frames) {
            int[] deeper = new int[shape.length + 1];
            deeper[0] = frames;
            System.arraycopy(shape, 0, deeper, 1, shape.length);
            return new Box(low, high, levels, deeper);
        }

        public int[] shape() {
            return shape.clone();
        }

        /// How many numbers one array of this space holds.
        public int size() {
            return size;
        }

        /// The least that number `index` can be.
        public float low(int index) {
            return low[low.length == 1 ? 0 : index % low.length];
        }

        /// The most that number `index` can be.
        public float high(int index) {
            return high[high.length == 1 ? 0 : index % high.length];
        }

        /// All values a cell can have, in rising order; empty if it can be any number between the bounds.
        public float[] levels() {
            return levels.clone();
        }

        public boolean contains(float[] values) {
            if (values.length != size) {
                return false;
            }
            for (int i = 0; i < size; i++) {
                boolean possible = values[i] >= low(i) && values[i] <= high(i)
                        && (levels.length == 0 || Arrays.binarySearch(levels, values[i] + 0f) >= 0);
                if (!possible) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Box that && Arrays.equals(low, that.low) && Arrays.equals(high, that.high)
                    && Arrays.equals(levels, that.levels) && Arrays.equals(shape, that.shape);
        }

        @Override
        public int hashCode() {
            return Objects.hash(Arrays.hashCode(low), Arrays.hashCode(high), Arrays.hashCode(levels), Arrays.hashCode(shape));
        }

        @Override
        public String toString() {
            return "Box%s from %s to %s".formatted(Arrays.toString(shape), Arrays.toString(low), Arrays.toString(high));
        }
    }
}
