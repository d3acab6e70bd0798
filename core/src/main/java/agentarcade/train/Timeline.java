package agentarcade.train;

import java.util.Arrays;

/// How episodes, updates and the time spent training came along with the steps, so that curves can be drawn over any of them.
///
/// Every `gap` steps a moment is kept. When there is no room for more, every second one is dropped and the gap doubles: memory stays
/// bounded. Moments already kept are never written again, so a [View] is only a length and references: taking one copies nothing.
///
/// Written by one thread; views may go to any.
public final class Timeline {
    static final int MOST_MOMENTS = 1 << 12;

    private long gap = 1;
    private int size;
    private long[] steps = new long[256];
    private long[] episodes = new long[256];
    private long[] updates = new long[256];
    private long[] nanos = new long[256];

    /// How far training had come. `nanos` is the time spent training.
    public record Moment(long steps, long episodes, long updates, long nanos) {
        public static final Moment BEGINNING = new Moment(0, 0, 0, 0);
    }

    /// Keeps this moment if the last one kept is long enough ago. Nothing in it is smaller than in the moment before.
    void pass(long stepsNow, long episodesNow, long updatesNow, long nanosNow) {
        if (stepsNow - (size == 0 ? 0 : steps[size - 1]) < gap) {
            return;
        }
        if (size == MOST_MOMENTS) {
            dropEverySecond();
            if (stepsNow - steps[size - 1] < gap) {
                return;
            }
        }
        if (size == steps.length) {
            grow(Math.min(2 * size, MOST_MOMENTS));
        }
        steps[size] = stepsNow;
        episodes[size] = episodesNow;
        updates[size] = updatesNow;
        nanos[size] = nanosNow;
        size++;
    }

    private void grow(int length) {
        steps = Arrays.copyOf(steps, length);
        episodes = Arrays.copyOf(episodes, length);
        updates = Arrays.copyOf(updates, length);
        nanos = Arrays.copyOf(nanos, length);
    }

    /// Into new arrays: older views keep theirs.
    private void dropEverySecond() {
        steps = everySecond(steps);
        episodes = everySecond(episodes);
        updates = everySecond(updates);
        nanos = everySecond(nanos);
        size /= 2;
        gap *= 2;
    }

    private static long[] everySecond(long... all) {
        long[] kept = new long[all.length];
        for (int i = 0; i < all.length / 2; i++) {
            kept[i] = all[2 * i + 1];
        }
        return kept;
    }

    /// The timeline up to `now`.
    View view(Moment now) {
        return new View(size, steps, episodes, updates, nanos, now);
    }

    /// The timeline up to `now`. The arrays are longer than `size` and not to be written.
    public record View(int size, long[] steps, long[] episodes, long[] updates, long[] nanos, Moment now) {
        public static final View EMPTY = new View(0, new long[0], new long[0], new long[0], new long[0], Moment.BEGINNING);

        /// How many episodes were over at a step, in a straight line between the moments around it.
        public double episodesAt(double step) {
            return along(step, steps, now.steps(), episodes, now.episodes());
        }

        /// How many updates were made by a step.
        public double updatesAt(double step) {
            return along(step, steps, now.steps(), updates, now.updates());
        }

        /// How long training had taken by a step, in seconds.
        public double secondsAt(double step) {
            return along(step, steps, now.steps(), nanos, now.nanos()) / 1e9;
        }

        /// The first step at which so many episodes were over.
        public double stepOfEpisode(double episode) {
            return along(episode, episodes, now.episodes(), steps, now.steps());
        }

        public double stepOfUpdate(double update) {
            return along(update, updates, now.updates(), steps, now.steps());
        }

        public double stepOfSecond(double second) {
            return along(second * 1e9, nanos, now.nanos(), steps, now.steps());
        }

        /// From one rising quantity to another that rises along with it, both from 0 on.
        private double along(double x, long[] from, long fromNow, long[] to, long toNow) {
            int next = firstFrom(x, from);
            double left = next == 0 ? 0 : from[next - 1];
            double low = next == 0 ? 0 : to[next - 1];
            double right = next == size ? fromNow : from[next];
            double high = next == size ? toNow : to[next];
            double share = right <= left ? 1 : Math.clamp((x - left) / (right - left), 0, 1);
            return low + share * (high - low);
        }

        private int firstFrom(double x, long... rising) {
            int low = 0;
            int high = size;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (rising[middle] < x) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /// All moments as plain data. The arrays belong to whoever holds the state.
    public record State(long gap, long[] steps, long[] episodes, long[] updates, long[] nanos) {
        /// Of a run that was saved without a timeline.
        public static State unknown() {
            return new State(1, new long[0], new long[0], new long[0], new long[0]);
        }

        /// Whether training can have gone like this.
        public boolean isPossible() {
            int size = steps.length;
            return gap >= 1 && Long.bitCount(gap) == 1 && size <= MOST_MOMENTS && episodes.length == size && updates.length == size
                    && nanos.length == size && rises(steps) && rises(episodes) && rises(updates) && rises(nanos);
        }

        private static boolean rises(long... numbers) {
            long before = 0;
            for (long number : numbers) {
                if (number < before) {
                    return false;
                }
                before = number;
            }
            return true;
        }
    }

    State save() {
        return new State(gap, Arrays.copyOf(steps, size), Arrays.copyOf(episodes, size), Arrays.copyOf(updates, size),
                Arrays.copyOf(nanos, size));
    }

    /// @param now how far training had come when the state was saved
    /// @throws IllegalArgumentException if training can't have gone like this
    static Timeline restored(State state, Moment now) {
        int size = state.steps().length;
        boolean ahead = size > 0 && state.isPossible() && (state.steps()[size - 1] > now.steps()
                || state.episodes()[size - 1] > now.episodes() || state.nanos()[size - 1] > now.nanos());
        if (!state.isPossible() || ahead) {
            throw new IllegalArgumentException("A timeline of %d moments can't lead to %s".formatted(size, now));
        }
        Timeline timeline = new Timeline();
        timeline.gap = state.gap();
        timeline.grow(Math.clamp(Integer.highestOneBit(Math.max(size, 1)) * 2L, 256, MOST_MOMENTS));
        System.arraycopy(state.steps(), 0, timeline.steps, 0, size);
        System.arraycopy(state.episodes(), 0, timeline.episodes, 0, size);
        System.arraycopy(state.updates(), 0, timeline.updates, 0, size);
        System.arraycopy(state.nanos(), 0, timeline.nanos, 0, size);
        timeline.size = size;
        if (size == 0) {
            // Nothing is known of the way, but a straight line from here on would be wrong.
            timeline.pass(now.steps(), now.episodes(), now.updates(), now.nanos());
        }
        timeline.tellLateTime(now);
        return timeline;
    }

    /// Where nobody watched the clock but at the end, time went evenly.
    private void tellLateTime(Moment now) {
        int first = size;
        while (first > 0 && nanos[first - 1] == nanos[size - 1]) {
            first--;
        }
        if (size == 0 || now.nanos() == nanos[size - 1]) {
            return;
        }
        long told = nanos[size - 1];
        double from = first == 0 ? 0 : steps[first];
        for (int i = first; i < size; i++) {
            nanos[i] = told + Math.round((now.nanos() - told) * (steps[i] - from) / Math.max(1, now.steps() - from));
        }
    }
}
