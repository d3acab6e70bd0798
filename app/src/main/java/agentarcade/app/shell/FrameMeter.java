package agentarcade.app.shell;

import java.util.Arrays;

/// How evenly frames follow each other: the intervals between the last frames, in milliseconds.
public final class FrameMeter {
    private static final int WINDOW = 600;

    private final double[] millis = new double[WINDOW];
    private int count;
    private long last;

    /// A frame begins.
    public void frame(long nanos) {
        if (last != 0) {
            millis[count % WINDOW] = (nanos - last) / 1e6;
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

    /// Over the last ten seconds at 60 frames a second.
    public Statistics statistics() {
        int frames = Math.min(count, WINDOW);
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
