package agentarcade.train;

/// How episodes, updates and the time spent training came along with the steps, so that curves can be drawn over any of them.
/// Written by one thread; views may go to any.
public final class Timeline {

    private Timeline() {
    }

    /// The timeline up to one moment. The arrays are longer than `size` and not to be written.
    public record View(int size, long[] steps, long[] episodes, long[] updates, long[] nanos) {
        public static final View EMPTY = new View(0, new long[0], new long[0], new long[0], new long[0]);
    }
}
