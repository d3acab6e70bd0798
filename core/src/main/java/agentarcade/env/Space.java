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

    /// Arrays of real numbers between `low` and `high`, laid out row by row. `shape` is, for example, [rows, columns] of a picture.
    record Box(float low, float high, int... shape) implements Space {
        public Box {
            if (!(low <= high) || shape.length == 0 || Arrays.stream(shape).anyMatch(side -> side < 1)) {
                throw new IllegalArgumentException("No box has shape %s and bounds %s to %s".formatted(Arrays.toString(shape), low, high));
            }
            shape = shape.clone();
        }

        @Override
        public int[] shape() {
            return shape.clone();
        }

        /// Records compare arrays by identity, which would make no two boxes equal.
        @Override
        public boolean equals(Object other) {
            return other instanceof Box that && low == that.low && high == that.high && Arrays.equals(shape, that.shape);
        }

        @Override
        public int hashCode() {
            return Objects.hash(low, high, Arrays.hashCode(shape));
        }

        /// How many numbers one array of this space holds.
        public int size() {
            int size = 1;
            for (int side : shape) {
                size = Math.multiplyExact(size, side);
            }
            return size;
        }

        public boolean contains(float[] values) {
            if (values.length != size()) {
                return false;
            }
            for (float value : values) {
                if (!(value >= low && value <= high)) {
                    return false;
                }
            }
            return true;
        }
    }
}
