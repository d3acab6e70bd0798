package agentarcade.bench;

import java.util.Collection;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
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

    /// The matrix product that serves as the machine's limit.
    Timing gemm() {
        return time("gemm", warm(GemmBenchmark.class, "gemm"), 1);
    }

    /// Once all is compiled.
    Timing warm(Work work, Library library) {
        return time(work.id() + "-" + library, of(work, library, warm(ContenderBenchmark.class, work.task().method())), 1);
    }

    /// The average of the first [#COLD_STEPS].
    Timing cold(Work work, Library library) {
        ChainedOptionsBuilder options =
                options(ContenderBenchmark.class, work.task().method()).mode(Mode.SingleShotTime).warmupIterations(0)
                        .measurementIterations(1).measurementBatchSize(COLD_STEPS);
        return time(work.id() + "-" + library + "-cold", of(work, library, options), COLD_STEPS);
    }

    private static ChainedOptionsBuilder of(Work work, Library library, ChainedOptionsBuilder options) {
        return options.param("work", work.id()).param("library", library.name());
    }

    private ChainedOptionsBuilder warm(Class<?> benchmark, String method) {
        return options(benchmark, method).mode(Mode.AverageTime).warmupIterations(pace.warmUps).warmupTime(TimeValue.seconds(1))
                .measurementIterations(pace.timings).measurementTime(TimeValue.milliseconds(pace.milliseconds));
    }

    private ChainedOptionsBuilder options(Class<?> benchmark, String method) {
        return new OptionsBuilder().include(benchmark.getName().replace(".", "\\.") + "\\." + method + "$").forks(pace.jvms).threads(1)
                .shouldFailOnError(true);
    }

    /// @param steps how many JMH took for one
    private Timing time(String name, ChainedOptionsBuilder options, int steps) {
        String log = "%s/%s.log".formatted(logs, name);
        try {
            Collection<RunResult> results = new Runner(options.output(log).build()).run();
            return new Timing(
                    results.stream().flatMap(result -> result.getBenchmarkResults().stream()).map(jvm -> run(jvm, steps)).toList());
        } catch (RunnerException failure) {
            throw new IllegalStateException("JMH could not time %s; %s tells why".formatted(name, log), failure);
        }
    }

    private static Timing.Run run(BenchmarkResult jvm, int steps) {
        return new Timing.Run(jvm.getIterationResults().stream().map(timing -> timing.getPrimaryResult().getScore() / steps).toList());
    }
}
