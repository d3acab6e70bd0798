package agentarcade.cli.speed;

import agentarcade.nn.MatrixPeak;

/// The machine's limit, measured again and again during a run: others may use the machine, too.
public final class Peaks {
    private final MatrixPeak peak = new MatrixPeak();
    private double best;

    /// Measures once more.
    /// @return the best so far, in GFLOP/s, the limit of this machine when it is left alone
    double measure() {
        best = Math.max(best, peak.measure());
        return best;
    }

    /// The best so far, in GFLOP/s.
    public double best() {
        return best;
    }
}
