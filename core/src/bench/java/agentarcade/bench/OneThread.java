package agentarcade.bench;

import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.factory.Nd4j;

/// Sees to it that everyone has one core: our engine uses one thread, so ND4J and the OpenBLAS below it must, too.
final class OneThread {
    private OneThread() {
    }

    /// Asks the libraries themselves.
    static void check() {
        int operations = Nd4j.getEnvironment().maxThreads();
        int products = openblas.blas_get_num_threads();
        if (operations != 1 || products != 1) {
            throw new IllegalStateException("ND4J runs on %d threads and OpenBLAS on %d, but one each was expected: set OMP_NUM_THREADS=1"
                    .formatted(operations, products));
        }
    }
}
