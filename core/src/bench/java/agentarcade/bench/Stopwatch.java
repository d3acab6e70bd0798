package agentarcade.bench;

import java.util.Collection;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Times things with JMH, each in JVMs of its own with the flags of this one. What JMH has to say goes to a file per measurement.
final class Stopwatch {
    /// Steps of a cold run: the first of a fresh JVM, while the compiler still works.
    static final int COLD_STEPS = 100;

    private final Pace pace;
    private final String logs;

    /// @param logs an existing folder
    Stopwatch(Pace pace, String logs) {
        this.pace = pace;
        this.logs = logs;
    }

    /// Once all is compiled, and the machine's limit beside it.
    Measured warm(Work work, Library library) {
        return warm(work.id() + "-" + library, options(work, library), pace.of(library));
    }

    /// A method of [WorldBenchmark], once all is compiled.
    Measured world(String method, String id) {
        ChainedOptionsBuilder options =
                new OptionsBuilder().include((WorldBenchmark.class.getName() + "." + method).replace(".", "\\.") + "$")
                        .param("id", id).threads(1).shouldFailOnError(true);
        return warm(id + "-" + method, options, pace.of(Library.ENGINE));
    }

    private Measured warm(String name, ChainedOptionsBuilder base, Pace.Plan plan) {
        ChainedOptionsBuilder options = base.forks(plan.jvms()).mode(Mode.AverageTime).warmupIterations(plan.warmUps())
                .warmupTime(TimeValue.seconds(1)).measurementIterations(plan.timings())
                .measurementTime(TimeValue.milliseconds(plan.milliseconds()));
        Collection<BenchmarkResult> jvms = run(name, options);
        return new Measured(timing(jvms, Stopwatch::microseconds), timing(jvms, timed -> microseconds(timed) * beside(timed, Gemm.CORE)),
                timing(jvms, timed -> beside(timed, Gemm.GEMM)));
    }

    /// The average of the first [#COLD_STEPS], once.
    Timing cold(Work work, Library library) {
        ChainedOptionsBuilder options =
                options(work, library).forks(1).mode(Mode.SingleShotTime).warmupIterations(0).measurementIterations(1)
                        .measurementBatchSize(COLD_STEPS);
        return timing(run(work.id() + "-" + library + "-cold", options), timed -> microseconds(timed) / COLD_STEPS);
    }

    private ChainedOptionsBuilder options(Work work, Library library) {
        String method = ContenderBenchmark.class.getName() + "." + work.task().method();
        return new OptionsBuilder().include(method.replace(".", "\\.") + "$").param("work", work.id()).param("library", library.name())
                .threads(1).shouldFailOnError(true);
    }

    /// @return what each JVM has to tell
    private Collection<BenchmarkResult> run(String name, ChainedOptionsBuilder options) {
        String log = "%s/%s.log".formatted(logs, name);
        try {
            return new Runner(options.output(log).build()).runSingle().getBenchmarkResults();
        } catch (RunnerException failure) {
            throw new IllegalStateException("JMH could not time %s; %s tells why".formatted(name, log), failure);
        }
    }

    private static double microseconds(IterationResult timed) {
        return timed.getPrimaryResult().getScore();
    }

    private static double beside(IterationResult timed, String name) {
        return timed.getSecondaryResults().get(name).getScore();
    }

    private static Timing timing(Collection<BenchmarkResult> jvms, ToDoubleFunction<IterationResult> figure) {
        return new Timing(jvms.stream()
                .map(jvm -> new Timing.Run(jvm.getIterationResults().stream().mapToDouble(figure).boxed().toList())).toList());
    }
}
