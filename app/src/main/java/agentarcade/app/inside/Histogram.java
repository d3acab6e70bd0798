package agentarcade.app.inside;

import java.util.Arrays;

/// How often numbers occur: a bar for each value where there are few different ones, otherwise for each of many equal parts of a range
/// around 0.
///
/// @param centres what each bar stands for
/// @param shares of all numbers, so that all bars together make 1
record Histogram(double[] centres, double[] shares, boolean single, double mean, double deviation) {
    private static final int MOST_VALUES = 7;
    private static final int PARTS = 31;

    static Histogram of(float[] numbers) {
        double[] sorted = new double[numbers.length];
        double sum = 0;
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = numbers[i];
            sum += numbers[i];
        }
        Arrays.sort(sorted);
        double mean = sum / Math.max(1, sorted.length);
        double squares = Arrays.stream(sorted).map(number -> (number - mean) * (number - mean)).sum();
        double deviation = Math.sqrt(squares / Math.max(1, sorted.length));
        double[] values = Arrays.stream(sorted).distinct().toArray();
        return values.length <= MOST_VALUES
                ? new Histogram(values, shares(sorted, values), true, mean, deviation)
                : parted(sorted, mean, deviation);
    }

    private static double[] shares(double[] sorted, double[] values) {
        double[] shares = new double[values.length];
        for (double number : sorted) {
            shares[Arrays.binarySearch(values, number)] += 1.0 / sorted.length;
        }
        return shares;
    }

    /// From the smallest to the largest number; if there are some on both sides of 0, as far to one side as to the other.
    private static Histogram parted(double[] sorted, double mean, double deviation) {
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        if (low < 0 && high > 0) {
            high = Math.max(high, -low);
            low = -high;
        }
        double[] centres = new double[PARTS];
        double[] shares = new double[PARTS];
        double width = (high - low) / PARTS;
        for (int part = 0; part < PARTS; part++) {
            centres[part] = low + (part + 0.5) * width;
        }
        for (double number : sorted) {
            shares[Math.min(PARTS - 1, (int) ((number - low) / width))] += 1.0 / sorted.length;
        }
        return new Histogram(centres, shares, false, mean, deviation);
    }
}
