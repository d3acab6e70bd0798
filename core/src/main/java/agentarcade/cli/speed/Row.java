package agentarcade.cli.speed;

import agentarcade.knob.Refused;

import java.util.Arrays;

/// One work whose speed is measured.
public interface Row {
    /// Short, for choosing it on the command line.
    String id();

    /// For people.
    String label();

    /// Does the work a few times.
    /// @param peaks measured before each time; the row adds its own
    Finding measure(Peaks peaks) throws Refused;

    /// What a row found.
    /// @param figures of each run after the first, in `unit`
    /// @param cold that of the first run in this JVM
    /// @param peer the other program's figure on a machine like this one now, in `unit`; NaN if there is none
    /// @param ratio how many times better than that; NaN if there is no peer
    /// @param bar in words
    /// @param reached whether the bar was; null where there is none
    /// @param extra what else there is to say, such as the seconds until the task was solved
    record Finding(String id, String label, String unit, double[] figures, double cold, String peerName, double peer, double ratio,
            String bar,
            Boolean reached, String extra) {
        public double median() {
            return Row.median(figures);
        }
    }

    /// The middle one; of an even number the mean of the two in the middle.
    static double median(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
