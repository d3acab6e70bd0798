package agentarcade.cli.speed;

/// What another program reached at the same work on one core of a machine whose matrix product peaked at [#PEAK].
/// @param name of the program
/// @param figure in the unit of the row
record Peer(String name, double figure) {
    /// In GFLOP/s: see [agentarcade.nn.MatrixPeak].
    static final double PEAK = 102.3;

    /// What it would do each second on a machine with another peak.
    double rateOn(double peak) {
        return figure * peak / PEAK;
    }

    /// How long it would take on a machine with another peak.
    double timeOn(double peak) {
        return figure * PEAK / peak;
    }
}
