package agentarcade.experiment.statistics;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How likely a run of X is better than a run of Y on a task chosen at random: P(X > Y), where equal scores count half.
/// For one task it is the U of Mann & Whitney (1947) divided by the number of pairs; over several tasks, the mean.
public final class Improvement {
    private Improvement() {
    }

    public static double probability(double[] x, double[] y) {
        if (x.length == 0 || y.length == 0) {
            throw new IllegalArgumentException("Runs can only be compared with runs, not %d with %d".formatted(x.length, y.length));
        }
        double wins = 0;
        for (double one : x) {
            for (double other : y) {
                wins += one > other ? 1 : one == other ? 0.5 : 0;
            }
        }
        return wins / ((double) x.length * y.length);
    }

    /// @param x for each task the scores of X
    /// @param y for the same tasks the scores of Y
    public static double probability(List<double[]> x, List<double[]> y) {
        if (x.size() != y.size() || x.isEmpty()) {
            throw new IllegalArgumentException("X has %d tasks and Y has %d: they must be the same".formatted(x.size(), y.size()));
        }
        return IntStream.range(0, x.size()).mapToDouble(task -> probability(x.get(task), y.get(task))).average().orElseThrow();
    }

    /// The runs of both are drawn anew, each for itself.
    public static Interval interval(List<double[]> x, List<double[]> y, int repetitions, RandomGenerator random) {
        int tasks = x.size();
        return Bootstrap.interval(Stream.concat(x.stream(), y.stream()).toList(),
                drawn -> probability(drawn.subList(0, tasks), drawn.subList(tasks, drawn.size())), repetitions, random);
    }
}
