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

    /// The best of all medians of the machine's limit, beside whatever work and library, in GFLOP/s: what shares are of. The limits beside
    /// single works may have suffered from what else the machine did.
    double peak() {
        return works.stream().flatMap(finding -> finding.warm.values().stream()).mapToDouble(Measured::peak).max().orElseThrow();
    }

    double shareOfPeak(Finding finding) {
        return finding.gigaflops() / peak();
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

        /// How many times longer a library takes than our engine on a core that neither has to share.
        double times(Library library) {
            return times(warm.get(library).processor().microseconds());
        }

        /// The same for a time in µs.
        double times(double theirs) {
            return theirs / ours().processor().microseconds();
        }
    }
}
