package agentarcade.bench;

/// How long a work took, and how long the machine's matrix product took in the same JVMs right before each timing.
///
/// @param work by the clock on the wall
/// @param processor only while the work had its core; less than `work` if others wanted the core, too
/// @param gemm while it had its core
record Measured(Timing work, Timing processor, Timing gemm) {
    /// The work's.
    double microseconds() {
        return work.microseconds();
    }

    /// What the machine could do meanwhile, in GFLOP/s.
    double peak() {
        return Gemm.speed(gemm.microseconds());
    }
}
