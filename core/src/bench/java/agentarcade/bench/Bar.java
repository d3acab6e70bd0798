package agentarcade.bench;

/// What a work must reach.
sealed interface Bar {
    /// At least this share of the matrix product's peak in the same run, 0 to 1.
    record ShareOfPeak(double share) implements Bar {
    }

    /// At most this long, in µs, on any machine.
    record Microseconds(double most) implements Bar {
    }
}
