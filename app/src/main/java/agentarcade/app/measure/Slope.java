package agentarcade.app.measure;

import java.util.List;

/// How steeply values rise over time: the slope of the straight line that fits them best (least squares).
final class Slope {
    private Slope() {
    }

    /// @return the rise of `values` for each 1 of `times`; 0 where there are fewer than two different times
    static double of(List<Double> times, List<Double> values) {
        double meanTime = times.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double meanValue = values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double together = 0;
        double spread = 0;
        for (int i = 0; i < times.size(); i++) {
            together += (times.get(i) - meanTime) * (values.get(i) - meanValue);
            spread += (times.get(i) - meanTime) * (times.get(i) - meanTime);
        }
        return spread == 0 ? 0 : together / spread;
    }
}
