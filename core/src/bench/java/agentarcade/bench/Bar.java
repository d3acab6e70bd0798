package agentarcade.bench;

/// What a work must reach.
sealed interface Bar {
    /// Nothing: it is measured to be known.
    record None() implements Bar {
    }

    /// At least this share of the matrix product's peak beside it, 0 to 1.
    record ShareOfPeak(double share) implements Bar {
    }

    /// At most this long, in µs, on any machine.
    record Microseconds(double most) implements Bar {
    }
}
