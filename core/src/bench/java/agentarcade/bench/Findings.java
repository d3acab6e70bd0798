package agentarcade.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// All that one run of the benchmarks found out.
///
/// @param command how it was started
record Findings(LocalDate date, Machine machine, String command, Pace pace, List<Finding> works) {
    Findings {
        works = List.copyOf(works);
    }

    /// The medians of the machine's limit beside each work, lowest first, in GFLOP/s.
    List<Double> peaks() {
        return works.stream().map(Finding::peak).sorted().toList();
    }

    /// @param cold our engine's first steps in a fresh JVM
    /// @param warm each library's time
    record Finding(Work work, Timing cold, Map<Library, Measured> warm) {
        Finding {
            warm = Map.copyOf(warm);
        }

        Measured ours() {
            return warm.get(Library.ENGINE);
        }

        double gigaflops() {
            return work.flops() / ours().processor().microseconds() / 1000;
        }

        /// What the machine could do while our engine was timed, in GFLOP/s.
        double peak() {
            return ours().peak();
        }

        double shareOfPeak() {
            return work.flops() / (Gemm.FLOPS * ours().products());
        }

        /// How many times longer a library takes than our engine on a core that neither has to share.
        double times(Library library) {
            return warm.get(library).products() / ours().products();
        }

        /// The same for a published time in µs.
        double times(double published) {
            return Published.products(published) / ours().products();
        }
    }
}
