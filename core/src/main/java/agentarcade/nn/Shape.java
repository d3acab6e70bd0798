package agentarcade.nn;

/// What one item of a batch looks like on its way through a network.
public sealed interface Shape {
    /// How many numbers it has.
    int size();

    /// Plain numbers side by side, such as a CartPole observation.
    record Row(int columns) implements Shape {
        public Row {
            positive("columns", columns);
        }

        @Override
        public int size() {
            return columns;
        }

        @Override
        public String toString() {
            return "a row of " + columns;
        }
    }

    /// Pictures of the same size over each other, such as the last four frames of a game. As an input the numbers are one row: channel by
    /// channel, in each row by row.
    record Image(int channels, int rows, int columns) implements Shape {
        public Image {
            positive("channels", channels);
            positive("rows", rows);
            positive("columns", columns);
            long plane = (long) rows * columns;
            if (plane > Integer.MAX_VALUE || plane * channels > Integer.MAX_VALUE) {
                throw tooLarge("An image of %d × %d × %d".formatted(channels, rows, columns));
            }
        }

        @Override
        public int size() {
            return channels * rows * columns;
        }

        @Override
        public String toString() {
            return "an image of %d × %d × %d".formatted(channels, rows, columns);
        }
    }

    /// Rows one after another in time, such as the observations of an episode.
    record Sequence(int steps, int columns) implements Shape {
        public Sequence {
            positive("steps", steps);
            positive("columns", columns);
            if ((long) steps * columns > Integer.MAX_VALUE) {
                throw tooLarge("A sequence of %d × %d".formatted(steps, columns));
            }
        }

        @Override
        public int size() {
            return steps * columns;
        }

        @Override
        public String toString() {
            return "a sequence of %d × %d".formatted(steps, columns);
        }
    }

    private static IllegalArgumentException tooLarge(String what) {
        return new IllegalArgumentException("%s has more than %d numbers".formatted(what, Integer.MAX_VALUE));
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("A shape needs at least 1 of its %s, not %d".formatted(name, value));
        }
    }
}
