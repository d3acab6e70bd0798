package agentarcade.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// All that one run of the benchmarks found out.
///
/// @param command how it was started
/// @param gemm the machine's limit
record Findings(LocalDate date, Machine machine, String command, Pace pace, Timing gemm, List<Finding> works) {
    Findings {
        works = List.copyOf(works);
    }

    /// @param cold our engine's first steps in fresh JVMs
    /// @param warm each library's time
    record Finding(Work work, Timing cold, Map<Library, Timing> warm) {
        Finding {
            warm = Map.copyOf(warm);
        }

        double microseconds() {
            return warm.get(Library.ENGINE).microseconds();
        }

        double gigaflops() {
            return work.flops() / microseconds() / 1000;
        }
    }

    /// In GFLOP/s.
    double peak() {
        return GemmBenchmark.FLOPS / gemm.microseconds() / 1000;
    }

    double shareOfPeak(Finding finding) {
        return finding.gigaflops() / peak();
    }

    boolean reached(Finding finding) {
        return switch (finding.work().bar()) {
            case Bar.ShareOfPeak(double share) -> shareOfPeak(finding) >= share;
            case Bar.Microseconds(double most) -> finding.microseconds() <= most;
        };
    }
}
