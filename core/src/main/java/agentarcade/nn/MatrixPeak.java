package agentarcade.nn;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;

import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// The machine's own limit at this moment: what one thread reaches in the product of two 512×512 matrices of floats, by the BLAS that ND4J
/// brings. Speeds measured on different machines, or on one that others use too, can be compared in shares of it.
public final class MatrixPeak {
    private static final int SIZE = 512;
    private static final double FLOPS = 2.0 * SIZE * SIZE * SIZE;
    private static final long NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(200);

    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    private final INDArray left = matrix();
    private final INDArray right = matrix();
    private final INDArray product = Nd4j.createUninitialized(DataType.FLOAT, new long[] {SIZE, SIZE}, 'f');

    private static INDArray matrix() {
        float[] numbers = new float[SIZE * SIZE];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i % 97 / 97f;
        }
        return Nd4j.create(numbers, new long[] {SIZE, SIZE}, 'f');
    }

    /// In GFLOP/s of the calling thread's own time, not counting time that other programs had the core. Takes a fifth of a second.
    public double measure() {
        int before = openblas.blas_get_num_threads();
        openblas.blas_set_num_threads(1);
        try {
            multiply();
            long start = clock.getCurrentThreadCpuTime();
            long took = 0;
            int products = 0;
            while (took < NANOSECONDS) {
                multiply();
                products++;
                took = clock.getCurrentThreadCpuTime() - start;
            }
            return FLOPS * products / took;
        } finally {
            openblas.blas_set_num_threads(before);
        }
    }

    private void multiply() {
        Nd4j.gemm(left, right, product, false, false, 1, 0);
    }
}
