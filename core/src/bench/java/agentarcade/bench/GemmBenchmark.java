package agentarcade.bench;

import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The machine's own limit: the largest product that still fits its caches, by the BLAS that ND4J brings, on one thread.
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GemmBenchmark {
    private static final int SIZE = 512;
    static final double FLOPS = 2.0 * SIZE * SIZE * SIZE;

    private INDArray left;
    private INDArray right;
    private INDArray product;

    @Setup
    public void build() {
        OneThread.check();
        left = Nd4j.rand(DataType.FLOAT, SIZE, SIZE);
        right = Nd4j.rand(DataType.FLOAT, SIZE, SIZE);
        product = Nd4j.createUninitialized(DataType.FLOAT, new long[] {SIZE, SIZE}, 'f');
    }

    @Benchmark
    public INDArray gemm() {
        return Nd4j.gemm(left, right, product, false, false, 1, 0);
    }
}
