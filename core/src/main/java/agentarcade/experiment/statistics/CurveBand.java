package agentarcade.experiment.statistics;

import agentarcade.env.Randomness;

import java.util.List;

/// The curves of several runs as one: at each place their interquartile mean and its 95 % interval. It reaches from where all curves have
/// begun to where the first of them ends.
///
/// @param x places, evenly spread and rising; none if the curves have no stretch in common
public record CurveBand(double[] x, double[] middle, double[] low, double[] high) {

    /// A curve through points.
    ///
    /// @param x rising
    /// @param y as many
    public record Line(double[] x, double[] y) {

        /// In a straight line between the points on either side.
        private double at(double place) {
            int next = 1;
            while (next < x.length - 1 && x[next] < place) {
                next++;
            }
            double width = x[next] - x[next - 1];
            double share = width <= 0 ? 1 : Math.clamp((place - x[next - 1]) / width, 0, 1);
            return y[next - 1] + share * (y[next] - y[next - 1]);
        }
    }

    /// @param places how many there are in a band
    /// @param repetitions of the bootstrap; see [Bootstrap]
    public static CurveBand of(List<Line> all, int places, int repetitions) {
        List<Line> lines = all.stream().filter(line -> line.x.length > 0).toList();
        double from = lines.stream().mapToDouble(line -> line.x[0]).max().orElse(0);
        double to = lines.stream().mapToDouble(line -> line.x[line.x.length - 1]).min().orElse(0);
        int size = to > from ? places : 0;
        CurveBand band = new CurveBand(new double[size], new double[size], new double[size], new double[size]);
        Randomness random = Randomness.stream(0, "bootstrap");
        for (int i = 0; i < size; i++) {
            double x = from + (to - from) * i / (places - 1);
            double[] values = lines.stream().mapToDouble(line -> line.at(x)).toArray();
            Interval interval = Bootstrap.interval(List.of(values), drawn -> Averages.interquartileMean(drawn.getFirst()), repetitions,
                    random);
            band.x[i] = x;
            band.middle[i] = Averages.interquartileMean(values);
            band.low[i] = interval.low();
            band.high[i] = interval.high();
        }
        return band;
    }
}
