package agentarcade.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// A work done by a library, for JMH to time. Built on JMH's own worker thread, because a network belongs to the thread that built it.
/// The parameter of each method measures the machine beside it.
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ContenderBenchmark {
    /// So small that the network stays nearly as drawn: a batch learned by heart ends in numbers near zero that take the processor longer.
    private static final float LEARNING_RATE = 1e-7f;

    @Param("") public String work;

    @Param("") public String library;

    private Contender contender;

    @Setup
    public void build() {
        contender = Library.valueOf(library).build(Problem.of(Works.named(work), LEARNING_RATE));
    }

    @Benchmark
    public void train(Gemm beside) {
        contender.train();
    }

    @Benchmark
    public Object infer(Gemm beside) {
        return contender.infer();
    }

    @TearDown
    public void close() {
        contender.close();
    }
}
