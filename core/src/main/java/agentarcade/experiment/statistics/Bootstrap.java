package agentarcade.experiment.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/// The stratified bootstrap: how far can a figure be trusted that was computed from a few runs? The runs are drawn anew many times, with
/// replacement and each task for itself, and the figure is computed from each draw. The interval leaves out the lowest and the highest
/// 2.5 % of what comes out (percentile method; Efron, 1979).
///
/// Tasks are arrays of scores, one for each run. One task is a list of one.
public final class Bootstrap {
    /// As many as rliable takes.
    public static final int REPETITIONS = 50_000;

    private static final double LEFT_OUT = 0.025;

    private Bootstrap() {
    }

    /// @param figure such as the interquartile mean; the arrays it gets are written anew each time and not to be kept
    public static Interval interval(List<double[]> tasks, ToDoubleFunction<List<double[]>> figure, int repetitions,
            RandomGenerator random) {
        if (repetitions < 1) {
            throw new IllegalArgumentException("Runs must be drawn at least once, not %d times".formatted(repetitions));
        }
        List<double[]> drawn = tasks.stream().map(task -> new double[task.length]).toList();
        double[] figures = new double[repetitions];
        for (int i = 0; i < repetitions; i++) {
            draw(tasks, drawn, random);
            figures[i] = figure.applyAsDouble(drawn);
        }
        Arrays.sort(figures);
        return new Interval(quantile(figures, LEFT_OUT), quantile(figures, 1 - LEFT_OUT));
    }

    private static void draw(List<double[]> from, List<double[]> into, RandomGenerator random) {
        for (int task = 0; task < from.size(); task++) {
            double[] runs = from.get(task);
            double[] drawn = into.get(task);
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = runs[random.nextInt(runs.length)];
            }
        }
    }

    /// The value below which this share lies, in a straight line between neighbours, as NumPy has it.
    static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        double beyond = place - below;
        double low = sorted[below];
        double high = sorted[Math.min(below + 1, sorted.length - 1)];
        // Equal numbers are not weighted: −∞ would become NaN, and others might lose their last bit.
        return low == high ? low : (1 - beyond) * low + beyond * high;
    }
}
