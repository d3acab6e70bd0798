package agentarcade.experiment.statistics;

import java.util.Arrays;
import java.util.List;

/// Averages of the scores of several runs. −∞ stands for a run that came to nothing; NaN is no score.
public final class Averages {
    private Averages() {
    }

    public static double mean(double... scores) {
        return meanBetween(sorted(scores), 0, scores.length);
    }

    /// The score in the middle; of an even number the mean of the two in the middle.
    public static double median(double... scores) {
        return meanBetween(sorted(scores), (scores.length - 1) / 2, scores.length / 2 + 1);
    }

    /// The mean of the middle half (IQM): ⌊n/4⌋ of the n scores are left out at each end, as `scipy.stats.trim_mean(scores, 0.25)` does.
    /// Less easily moved by single runs than the mean, and less coarse than the median. Up to three scores it is their mean.
    public static double interquartileMean(double... scores) {
        int leftOut = scores.length / 4;
        return meanBetween(sorted(scores), leftOut, scores.length - leftOut);
    }

    /// The scores of all runs of all tasks in one row, as rliable judges them together.
    public static double[] pooled(List<double[]> tasks) {
        return tasks.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static double meanBetween(double[] sorted, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += sorted[i];
        }
        return sum / (to - from);
    }

    private static double[] sorted(double[] scores) {
        if (scores.length == 0) {
            throw new IllegalArgumentException("There is no average of no scores");
        }
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        // NaN is sorted behind all numbers.
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("NaN is no score; a run without one counts as −∞");
        }
        return sorted;
    }
}
