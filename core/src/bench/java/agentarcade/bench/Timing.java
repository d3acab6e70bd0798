package agentarcade.bench;

import java.util.List;

/// How long one thing took, in µs, in several JVMs one after the other.
record Timing(List<Run> runs) {
    Timing {
        runs = List.copyOf(runs);
    }

    /// One JVM's timings, first to last, after its warm-up.
    record Run(List<Double> timings) {
        /// A first timing that much longer than the last shows that the compiler was still at work.
        private static final double UNSETTLED = 1.1;

        Run {
            timings = List.copyOf(timings);
        }

        /// The median, so that a moment when the machine did something else does not count.
        double microseconds() {
            return median(timings);
        }

        boolean settled() {
            return timings.getFirst() <= UNSETTLED * timings.getLast();
        }
    }

    /// The figure that counts: the median over the JVMs.
    double microseconds() {
        return median(runs.stream().map(Run::microseconds).toList());
    }

    static double median(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
