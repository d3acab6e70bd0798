package agentarcade.bench;

import java.util.List;
import java.util.stream.IntStream;

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

    /// How many matrix products keep the processor busy as long as the work does, each timing set against the product before it. The median,
    /// as for [Timing].
    double products() {
        return Timing.median(IntStream.range(0, processor.runs().size()).mapToDouble(this::products).boxed().toList());
    }

    private double products(int run) {
        List<Double> works = processor.runs().get(run).timings();
        List<Double> gemms = gemm.runs().get(run).timings();
        return Timing.median(IntStream.range(0, works.size()).mapToDouble(i -> works.get(i) / gemms.get(i)).boxed().toList());
    }
}
