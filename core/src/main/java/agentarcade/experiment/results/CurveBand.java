package agentarcade.experiment.results;

import agentarcade.env.Randomness;
import agentarcade.experiment.results.Outcome.Curve;
import agentarcade.experiment.statistics.Averages;
import agentarcade.experiment.statistics.Bootstrap;
import agentarcade.experiment.statistics.Interval;

import java.util.List;

/// The learning curves of several seeds as one: at each step their interquartile mean and its 95 % interval. It reaches from where all
/// curves have begun to where the first of them ends.
public record CurveBand(double[] steps, double[] middle, double[] low, double[] high) {
    private static final int POINTS = 100;
    /// Fewer than for a figure in a table: a line is a few pixels wide.
    private static final int REPETITIONS = 2_000;

    public static CurveBand of(List<Curve> all) {
        List<Curve> curves = all.stream().filter(curve -> !curve.steps().isEmpty()).toList();
        long from = curves.stream().mapToLong(curve -> curve.steps().getFirst()).max().orElse(0);
        long to = curves.stream().mapToLong(curve -> curve.steps().getLast()).min().orElse(0);
        int size = curves.isEmpty() || to <= from ? 0 : POINTS;
        CurveBand band = new CurveBand(new double[size], new double[size], new double[size], new double[size]);
        Randomness random = Randomness.stream(0, "bootstrap");
        for (int i = 0; i < size; i++) {
            double step = from + (double) (to - from) * i / (POINTS - 1);
            double[] scores = curves.stream().mapToDouble(curve -> at(step, curve)).toArray();
            Interval interval = Bootstrap.interval(List.of(scores), tasks -> Averages.interquartileMean(tasks.getFirst()), REPETITIONS,
                    random);
            band.steps[i] = step;
            band.middle[i] = Averages.interquartileMean(scores);
            band.low[i] = interval.low();
            band.high[i] = interval.high();
        }
        return band;
    }

    /// In a straight line between the points on either side.
    private static double at(double step, Curve curve) {
        int next = 1;
        while (next < curve.steps().size() - 1 && curve.steps().get(next) < step) {
            next++;
        }
        long before = curve.steps().get(next - 1);
        long after = curve.steps().get(next);
        double share = after == before ? 1 : (step - before) / (after - before);
        double low = curve.scores().get(next - 1);
        return low + share * (curve.scores().get(next) - low);
    }
}
