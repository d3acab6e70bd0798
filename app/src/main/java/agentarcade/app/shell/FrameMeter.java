package agentarcade.app.shell;

import java.util.Arrays;

/// How evenly frames follow each other: the intervals between the last frames, in milliseconds.
public final class FrameMeter {
    /// Ten seconds at 60 frames a second.
    private static final int WINDOW = 600;

    private final double[] millis;
    private int count;
    private long last;

    public FrameMeter() {
        this(WINDOW);
    }

    /// @param most how many frames are remembered
    public FrameMeter(int most) {
        millis = new double[most];
    }

    /// A frame begins.
    public void frame(long nanos) {
        if (last != 0) {
            millis[count % millis.length] = (nanos - last) / 1e6;
            count++;
        }
        last = nanos;
    }

    public void clear() {
        count = 0;
        last = 0;
    }

    /// `perSecond` on average; `median`, 99th percentile and `worst` of the intervals, in ms.
    public record Statistics(int frames, double perSecond, double median, double p99, double worst) {
    }

    /// How many of the intervals that are remembered were longer than that.
    public long longerThan(double most) {
        return Arrays.stream(millis, 0, Math.min(count, millis.length)).filter(one -> one > most).count();
    }

    /// Of the frames that are remembered.
    public Statistics statistics() {
        int frames = Math.min(count, millis.length);
        double[] sorted = Arrays.copyOf(millis, frames);
        Arrays.sort(sorted);
        if (frames == 0) {
            return new Statistics(0, 0, 0, 0, 0);
        }
        double mean = Arrays.stream(sorted).average().orElseThrow();
        return new Statistics(frames, 1000 / mean, sorted[frames / 2], sorted[(int) Math.min(frames - 1, Math.ceil(frames * 0.99) - 1)],
                sorted[frames - 1]);
    }
}
