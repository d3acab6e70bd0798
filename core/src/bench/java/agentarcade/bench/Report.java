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
        table.row("peak: `Nd4j.gemm` 512×512×512, float32, one thread", gflops(findings.peak()) + " GFLOP/s");
        table.row("the same in µs, each run", runs(findings.gemm()));
        return table.toString();
    }

    private String engine() {
        Table table = new Table("work", "µs", "each run", "cold µs", "MFLOP", "GFLOP/s", "of the peak", "bar", "reached");
        for (Finding finding : findings.works()) {
            Timing ours = finding.warm().get(Library.ENGINE);
            table.row(finding.work().label(), micros(ours.microseconds()), runs(ours), micros(finding.cold().microseconds()),
                    format("%.4g", finding.work().flops() / 1e6), gflops(finding.gigaflops()),
                    format("%.1f %%", 100 * findings.shareOfPeak(finding)),
                    bar(finding.work().bar()), findings.reached(finding) ? "yes" : "**no**");
        }
        return table.toString();
    }

    private String others() {
        Table table = new Table("work", Library.ENGINE.label(), Library.ND4J.label(), Library.DL4J.label(), "PyTorch, scaled",
                "TensorFlow.js, scaled");
        for (Finding finding : findings.works()) {
            double ours = finding.microseconds();
            Published published = finding.work().published();
            table.row(finding.work().label(), micros(ours), times(finding.warm().get(Library.ND4J).microseconds(), ours),
                    times(finding.warm().get(Library.DL4J).microseconds(), ours), scaled(published.pyTorch(), ours),
                    scaled(published.tensorFlowJs(), ours));
        }
        return table.toString();
    }

    private String method() {
        Pace pace = findings.pace();
        String peak = gflops(Published.PEAK);
        return String.join("\n", List.of(
                "- **A train step** is forward, gradient of the mean squared error, backward and Adam on a batch that is already in place. A forward of batch 1 takes an observation and gives the outputs. float32 throughout, one thread: ND4J and OpenBLAS are held to one and asked in each JVM whether they obey.",
                "- **µs** is the median over the JVMs under “each run”: each is fresh, warms up for %d s, then is timed by JMH %d times for %d ms, and its own figure is the median of these. It is “unsettled” if the first timing was much longer than the last: then it needed more warm-up, or the machine had other things to do. **Cold** is the average of the first %d steps of a fresh JVM (median again), while the compiler still works; building the network and loading ND4J are not in it."
                        .formatted(pace.warmUps, pace.timings, pace.milliseconds, Stopwatch.COLD_STEPS),
                "- **FLOPs** are the multiplications and additions of the matrix products: forward, gradients of the weights, and gradients of the inputs of all layers but the first. Biases, activations, loss and optimizer are not counted, though their time is.",
                "- **The same work**: before anything is timed, all libraries start from the same weights and must predict the same after %d steps."
                        .formatted(SameWork.STEPS),
                "- **ND4J expressions** and **DL4J** (`deeplearning4j-nn`) ran here and now. **PyTorch** (eager) and **TensorFlow.js** were measured once, on a machine whose peak was %s GFLOP/s. A faster machine would have made them faster, so their times are multiplied by %s and divided by the peak of this run."
                        .formatted(peak, peak),
                ""));
    }

    private static String bar(Bar bar) {
        return switch (bar) {
            case Bar.ShareOfPeak(double share) -> format("≥ %.0f %%", 100 * share);
            case Bar.Microseconds(double most) -> format("≤ %.1f µs", most);
        };
    }

    private String scaled(OptionalDouble published, double ours) {
        return published.isPresent() ? times(Published.here(published.getAsDouble(), findings.peak()), ours) : "–";
    }

    private static String times(double theirs, double ours) {
        return "%s (%s)".formatted(micros(theirs), format(theirs < 9.95 * ours ? "%.1f×" : "%,.0f×", theirs / ours));
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
