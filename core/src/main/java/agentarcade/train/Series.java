package agentarcade.train;

import java.util.Arrays;
import java.util.Optional;

/// A curve that only grows: values over the steps of training.
///
/// Up to about 130,000 points every single one is kept. Then neighbours are joined in pairs, and again whenever the room is full,
/// so that memory stays bounded while every value ever added still counts in a point's mean, minimum and maximum. With so much room a
/// curve has reached its final size after the first minutes of a long training, and is still a hundred times finer than a screen.
/// Points already written are never written again, so a [View] is only a length and references: taking one copies nothing.
///
/// Written by one thread; views may go to any.
public final class Series {
    static final int MOST_POINTS = 1 << 17;
    /// Curves that were saved with more room keep it.
    private static final int MOST_RESTORED = 1 << 20;

    private final int mostPoints;
    private int width = 1;
    private int size;
    private long[] steps = new long[1024];
    private float[] means = new float[1024];
    private float[] lows = new float[1024];
    private float[] highs = new float[1024];
    private int joined;
    private double sum;
    private float low;
    private float high;

    public Series() {
        this(MOST_POINTS);
    }

    /// @param mostPoints an even number, so that pairs can be made of them
    Series(int mostPoints) {
        if (mostPoints < 2 || mostPoints % 2 != 0) {
            throw new IllegalArgumentException("Points are joined in pairs, so there must be an even number of them, not " + mostPoints);
        }
        this.mostPoints = mostPoints;
    }

    /// Adds a value seen at `step`, which is no smaller than that of the value before.
    public void add(long step, double value) {
        float y = (float) value;
        low = joined == 0 ? y : Math.min(low, y);
        high = joined == 0 ? y : Math.max(high, y);
        sum = joined == 0 ? value : sum + value;
        joined++;
        if (joined == width && size == mostPoints) {
            joinPairs();
        }
        if (joined == width) {
            append(step);
            joined = 0;
        }
    }

    private void append(long step) {
        if (size == steps.length) {
            grow(Math.min(2 * size, mostPoints));
        }
        steps[size] = step;
        means[size] = (float) (sum / width);
        lows[size] = low;
        highs[size] = high;
        size++;
    }

    private void grow(int length) {
        steps = Arrays.copyOf(steps, length);
        means = Arrays.copyOf(means, length);
        lows = Arrays.copyOf(lows, length);
        highs = Arrays.copyOf(highs, length);
    }

    /// Into new arrays: older views keep theirs.
    private void joinPairs() {
        long[] joinedSteps = new long[mostPoints];
        float[] joinedMeans = new float[mostPoints];
        float[] joinedLows = new float[mostPoints];
        float[] joinedHighs = new float[mostPoints];
        for (int i = 0; i < size / 2; i++) {
            joinedSteps[i] = steps[2 * i + 1];
            joinedMeans[i] = (means[2 * i] + means[2 * i + 1]) / 2;
            joinedLows[i] = Math.min(lows[2 * i], lows[2 * i + 1]);
            joinedHighs[i] = Math.max(highs[2 * i], highs[2 * i + 1]);
        }
        steps = joinedSteps;
        means = joinedMeans;
        lows = joinedLows;
        highs = joinedHighs;
        size /= 2;
        width *= 2;
    }

    /// The curve up to now.
    public View view() {
        return new View(size, width, steps, means, lows, highs);
    }

    /// A curve as it was at one moment. The arrays are longer than `size` and not to be written.
    /// Point i stands for `width` values: the last of them was seen at `steps[i]`.
    public record View(int size, int width, long[] steps, float[] means, float[] lows, float[] highs) {
        public static final View EMPTY = new View(0, 1, new long[0], new float[0], new float[0], new float[0]);

        public long lastStep() {
            return size == 0 ? 0 : steps[size - 1];
        }

        /// The newest point: the newest value, or the mean of the newest [#width] values.
        public double last() {
            return size == 0 ? Double.NaN : means[size - 1];
        }

        /// The newest point up to a step, if there is one.
        public Optional<Double> at(long step) {
            int next = step == Long.MAX_VALUE ? size : lowerBound(step + 1);
            return next == 0 ? Optional.empty() : Optional.of((double) means[next - 1]);
        }

        /// The curve between two steps, both included, in at most `most` groups of neighbours, each with the mean, minimum and maximum of *all* its
        /// values, for a picture that is `most` pixels wide and hides no spike.
        public Columns columns(long from, long to, int most) {
            int first = lowerBound(from);
            int end = to == Long.MAX_VALUE ? size : Math.max(first, lowerBound(to + 1));
            int count = Math.min(most, end - first);
            double[] x = new double[count];
            double[] mean = new double[count];
            double[] min = new double[count];
            double[] max = new double[count];
            for (int column = 0; column < count; column++) {
                int start = first + (int) ((long) (end - first) * column / count);
                int stop = first + (int) ((long) (end - first) * (column + 1) / count);
                double total = 0;
                float smallest = lows[start];
                float largest = highs[start];
                for (int i = start; i < stop; i++) {
                    total += means[i];
                    smallest = Math.min(smallest, lows[i]);
                    largest = Math.max(largest, highs[i]);
                }
                x[column] = steps[stop - 1];
                mean[column] = total / (stop - start);
                min[column] = smallest;
                max[column] = largest;
            }
            return new Columns(x, mean, min, max);
        }

        public Columns columns(int most) {
            return columns(0, lastStep(), most);
        }

        /// The first point at `step` or later.
        private int lowerBound(long step) {
            int low = 0;
            int high = size;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (steps[middle] < step) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /// A curve made ready to draw: for each group the step of its last value, and the mean, minimum and maximum of its values.
    public record Columns(double[] steps, double[] means, double[] lows, double[] highs) {
        public int size() {
            return steps.length;
        }
    }

    /// The whole series as plain data, the values not yet joined to a point included. The arrays belong to whoever holds the state.
    public record State(int width, long[] steps, float[] means, float[] lows, float[] highs, int joined, double sum, float low,
            float high) {
    }

    public State save() {
        return new State(width, Arrays.copyOf(steps, size), Arrays.copyOf(means, size), Arrays.copyOf(lows, size),
                Arrays.copyOf(highs, size), joined, sum, low, high);
    }

    /// @throws IllegalArgumentException if these can't be the points of a series
    public static Series restored(State state) {
        int size = state.steps().length;
        boolean sizesFit =
                size <= MOST_RESTORED && state.means().length == size && state.lows().length == size && state.highs().length == size;
        boolean widthFits =
                state.width() >= 1 && Integer.bitCount(state.width()) == 1 && state.joined() >= 0 && state.joined() < state.width();
        if (!sizesFit || !widthFits) {
            throw new IllegalArgumentException("A series can't have %d points of width %d".formatted(size, state.width()));
        }
        long before = 0;
        for (long step : state.steps()) {
            if (step < before) {
                throw new IllegalArgumentException("A series can't go back from step %d to %d".formatted(before, step));
            }
            before = step;
        }
        Series series = new Series(size <= MOST_POINTS ? MOST_POINTS : MOST_RESTORED);
        series.grow(Math.clamp(Integer.highestOneBit(Math.max(size, 1)) * 2L, 1024, series.mostPoints));
        System.arraycopy(state.steps(), 0, series.steps, 0, size);
        System.arraycopy(state.means(), 0, series.means, 0, size);
        System.arraycopy(state.lows(), 0, series.lows, 0, size);
        System.arraycopy(state.highs(), 0, series.highs, 0, size);
        series.size = size;
        series.width = state.width();
        series.joined = state.joined();
        series.sum = state.sum();
        series.low = state.low();
        series.high = state.high();
        return series;
    }
}
