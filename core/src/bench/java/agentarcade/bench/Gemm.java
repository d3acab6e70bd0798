package agentarcade.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// The machine's own limit at this moment: the largest product that still fits its caches, by the BLAS that ND4J brings, on one thread.
///
/// Taken in the same JVM right before each timing of a work, so that both see the same machine: its clock and its other business change
/// from one second to the next. JMH reports what the public methods give beside the work's own time, under their names.
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Gemm {
    /// What JMH calls [#gemm()] and [#core()].
    static final String GEMM = "gemm";
    static final String CORE = "core";

    private static final int SIZE = 512;
    static final double FLOPS = 2.0 * SIZE * SIZE * SIZE;
    private static final long NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    private INDArray left;
    private INDArray right;
    private INDArray product;
    private double microseconds;
    private long busySince;
    private long since;
    private double core;

    @Setup
    public void build() {
        OneThread.check();
        left = Nd4j.rand(DataType.FLOAT, SIZE, SIZE);
        right = Nd4j.rand(DataType.FLOAT, SIZE, SIZE);
        product = Nd4j.createUninitialized(DataType.FLOAT, new long[] {SIZE, SIZE}, 'f');
    }

    @Setup(Level.Iteration)
    public void measure() {
        multiply();
        long start = clock.getCurrentThreadCpuTime();
        long took = 0;
        int products = 0;
        while (took < NANOSECONDS) {
            multiply();
            products++;
            took = clock.getCurrentThreadCpuTime() - start;
        }
        microseconds = took / 1000.0 / products;
        busySince = clock.getCurrentThreadCpuTime();
        since = System.nanoTime();
    }

    @TearDown(Level.Iteration)
    public void compareClocks() {
        core = (double) (clock.getCurrentThreadCpuTime() - busySince) / (System.nanoTime() - since);
    }

    private void multiply() {
        Nd4j.gemm(left, right, product, false, false, 1, 0);
    }

    /// The processor's time for one product, in µs.
    public double gemm() {
        return microseconds;
    }

    /// How much of its core the work had while it was timed: 1 if nobody else wanted it.
    public double core() {
        return core;
    }

    /// In GFLOP/s.
    static double speed(double microseconds) {
        return FLOPS / microseconds / 1000;
    }
}
