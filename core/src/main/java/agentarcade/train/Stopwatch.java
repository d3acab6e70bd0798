package agentarcade.train;

/// How fast training has been over the last second or so.
final class Stopwatch {
    private static final long WINDOW_NANOS = 500_000_000;

    private long since = System.nanoTime();
    private long stepsThen;
    private double rate;
    private boolean known;

    /// Steps a second, measured over windows of half a second.
    double rate(long steps) {
        long now = System.nanoTime();
        long elapsed = now - since;
        if (elapsed >= WINDOW_NANOS || !known && elapsed > WINDOW_NANOS / 5) {
            rate = (steps - stepsThen) * 1e9 / elapsed;
            known = true;
            since = now;
            stepsThen = steps;
        }
        return rate;
    }

    /// Begins anew after a pause.
    void restart(long steps) {
        since = System.nanoTime();
        stepsThen = steps;
        rate = 0;
        known = false;
    }
}
