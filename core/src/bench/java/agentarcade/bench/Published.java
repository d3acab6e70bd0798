package agentarcade.bench;

import java.util.OptionalDouble;

/// Times of libraries that are not run here, in µs for one work on one core, warm. They were measured on a machine whose matrix product
/// peaked at [#PEAK].
record Published(OptionalDouble pyTorch, OptionalDouble tensorFlowJs) {
    /// What `Nd4j.gemm` reached where these times were taken: 512×512×512, float32, one thread, in GFLOP/s.
    static final double PEAK = 102.3;

    static Published none() {
        return new Published(OptionalDouble.empty(), OptionalDouble.empty());
    }

    /// PyTorch runs eagerly, without compiling the graph.
    static Published pyTorch(double microseconds) {
        return new Published(OptionalDouble.of(microseconds), OptionalDouble.empty());
    }

    Published tensorFlowJs(double microseconds) {
        return new Published(pyTorch, OptionalDouble.of(microseconds));
    }

    /// What a time from there would be on this machine. A machine with twice the peak is expected to take half the time:
    /// µs here = µs there · peak there / peak here.
    ///
    /// @param peak this machine's, in GFLOP/s
    static double here(double microseconds, double peak) {
        return microseconds * PEAK / peak;
    }
}
