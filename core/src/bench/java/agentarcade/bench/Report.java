package agentarcade.bench;

import agentarcade.bench.Findings.Finding;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// Findings as a page in Markdown.
final class Report {
    private final Findings findings;

    Report(Findings findings) {
        this.findings = findings;
    }

    String page() {
        return """
                # Benchmarks

                How fast the engine trains small networks on one core. Written by `%s`.

                %s
                ## The engine

                %s
                ## Beside other libraries

                Microseconds for the same work, and in brackets how many times faster ours is.

                %s
                ## How it was measured

                %s""".formatted(findings.command(), machine(), engine(), others(), method());
    }

    private String machine() {
        Machine machine = findings.machine();
        Table table = new Table("", "");
        table.row("date", findings.date().toString());
        table.row("machine", machine.inWords());
        table.row("system", machine.system());
        table.row("Java", machine.java());
        List<Double> peaks = findings.peaks();
        table.row("peak: `Nd4j.gemm` 512×512×512, float32, one thread",
                "%s GFLOP/s at best (beside our engine's works %s to %s)".formatted(gflops(findings.peak()), gflops(peaks.getFirst()),
                        gflops(peaks.getLast())));
        return table.toString();
    }

    private String engine() {
        Table table =
                new Table("work", "µs", "each run", "on the core", "cold µs", "MFLOP", "GFLOP/s", "beside it", "of the peak", "bar",
                        "reached");
        for (Finding finding : findings.works()) {
            Work work = finding.work();
            Timing ours = finding.ours().work();
            table.row(work.label(), micros(ours.microseconds()), runs(ours),
                    micros(finding.ours().processor().microseconds()), micros(finding.cold().microseconds()),
                    format("%.4g", work.flops() / 1e6), gflops(finding.gigaflops()), gflops(finding.peak()),
                    format("%.1f %%", 100 * findings.shareOfPeak(finding)), bar(work.bar()), reached(finding));
        }
        return table.toString();
    }

    private String others() {
        Table table = new Table("work", Library.ENGINE.label(), Library.ND4J.label(), Library.DL4J.label(), "PyTorch, scaled",
                "TensorFlow.js, scaled");
        for (Finding finding : findings.works()) {
            Published published = finding.work().published();
            table.row(finding.work().label(), micros(finding.ours().microseconds()), measured(finding, Library.ND4J),
                    measured(finding, Library.DL4J), scaled(finding, published.pyTorch()), scaled(finding, published.tensorFlowJs()));
        }
        return table.toString();
    }

    private String method() {
        Pace.Plan ours = findings.pace().of(Library.ENGINE);
        Pace.Plan theirs = findings.pace().of(Library.DL4J);
        String peak = gflops(Published.PEAK);
        return String.join("\n", List.of(
                "- **A train step** is forward, gradient of the mean squared error, backward and Adam on a batch that is already in place. A forward of batch 1 takes an observation and gives the outputs. float32 throughout, one thread: ND4J and OpenBLAS are held to one and asked in each JVM whether they obey.",
                "- **µs** is the median over the JVMs under “each run”: each is fresh, warms up for %d s, then is timed by JMH %d times for %d ms, and its own figure is the median of these. The other libraries get %d JVMs, %d s and %d times %d ms. A run is “unsettled” if the first timing was much longer than the last: then it needed more warm-up, or the machine had other things to do. **Cold** is the average of the first %d steps of one fresh JVM, while the compiler still works; building the network and loading ND4J are not in it."
                        .formatted(ours.warmUps(), ours.timings(), ours.milliseconds(), theirs.jvms(), theirs.warmUps(), theirs.timings(),
                                theirs.milliseconds(), Stopwatch.COLD_STEPS),
                "- **On the core** is the part of the µs in which the work had its core: as much if the machine was quiet, less if others took the core away meanwhile. GFLOP/s, shares of the peak and factors go by it; bars in µs go by the clock on the wall. Where the two differ much, nothing here should be relied on.",
                "- **The peak** is what one thread of ND4J's matrix product reaches. It is measured in the same JVM, in the tenth of a second before each timing of each library; “beside it” is the median of those before our engine's timings. Shares are of the best of all medians in the run, the limit of the machine when it was left alone: that is the strictest.",
                "- **FLOPs** are the multiplications and additions of the matrix products: forward, gradients of the weights, and gradients of the inputs of all layers but the first. Biases, activations, loss and optimizer are not counted, though their time is.",
                "- **The same work**: before anything is timed, all libraries start from the same weights and must predict the same after %d steps."
                        .formatted(SameWork.STEPS),
                "- **ND4J expressions** and **DL4J** (`deeplearning4j-nn`) ran here and now. **PyTorch** (eager) and **TensorFlow.js** were measured once, on a machine whose peak was %s GFLOP/s. A faster machine would have made them faster, so their times are multiplied by %s and divided by this run's peak."
                        .formatted(peak, peak),
                ""));
    }

    private static String bar(Bar bar) {
        return switch (bar) {
            case Bar.None() -> "–";
            case Bar.ShareOfPeak(double share) -> format("≥ %.0f %%", 100 * share);
            case Bar.Microseconds(double most) -> format("≤ %.1f µs", most);
        };
    }

    private String reached(Finding finding) {
        return switch (finding.work().bar()) {
            case Bar.None() -> "–";
            case Bar.ShareOfPeak(double share) -> yes(findings.shareOfPeak(finding) >= share);
            case Bar.Microseconds(double most) -> yes(finding.ours().microseconds() <= most);
        };
    }

    private static String yes(boolean reached) {
        return reached ? "yes" : "**no**";
    }

    private static String measured(Finding finding, Library library) {
        return times(finding.warm().get(library).microseconds(), finding.times(library));
    }

    private String scaled(Finding finding, OptionalDouble published) {
        if (published.isEmpty()) {
            return "–";
        }
        double theirs = published.getAsDouble();
        double here = Published.here(theirs, findings.peak());
        return times(here, finding.times(here));
    }

    private static String times(double microseconds, double factor) {
        return "%s (%s)".formatted(micros(microseconds), format(factor < 9.95 ? "%.1f×" : "%,.0f×", factor));
    }

    private static String runs(Timing timing) {
        return timing.runs().stream().map(Report::run).collect(Collectors.joining(", "));
    }

    private static String run(Timing.Run run) {
        return micros(run.microseconds()) + (run.settled() ? "" : " (unsettled)");
    }

    /// Three digits or more: 0.412, 26.3, 4,200.
    private static String micros(double microseconds) {
        return format(microseconds < 9.995 ? "%.3f" : microseconds < 99.95 ? "%.1f" : "%,.0f", microseconds);
    }

    private static String gflops(double gigaflops) {
        return format("%.1f", gigaflops);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
