package agentarcade.bench;

import agentarcade.nn.Activation;
import agentarcade.nn.Dense;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/// A dense layer as ND4J's matrix products.
final class Nd4jDense implements Nd4jLayer {
    private final Activation activation;
    private final Affine weights;
    private final Affine slopes;

    /// Views of a flat array: `matrix` of shape [inputs][outputs], `bias` [1][outputs].
    private record Affine(INDArray matrix, INDArray bias) {
        /// Our rows [outputs][inputs] are the columns of ND4J's [inputs][outputs] in Fortran order.
        static Affine of(INDArray flat, int outputs) {
            long bias = flat.length() - outputs;
            return new Affine(flat.get(NDArrayIndex.interval(0, bias)).reshape('f', bias / outputs, outputs),
                    flat.get(NDArrayIndex.interval(bias, flat.length())).reshape(1, outputs));
        }
    }

    Nd4jDense(Dense dense, INDArray parameters, INDArray gradients) {
        activation = dense.activation();
        weights = Affine.of(parameters, dense.outputs());
        slopes = Affine.of(gradients, dense.outputs());
    }

    @Override
    public INDArray forward(INDArray before) {
        return Nd4jLayer.activated(activation, before.mmul(weights.matrix()).addiRowVector(weights.bias()));
    }

    @Override
    public INDArray backward(INDArray before, INDArray after, INDArray slope, boolean first) {
        INDArray error = Nd4jLayer.beforeActivation(activation, after, slope);
        Nd4j.gemm(before, error, slopes.matrix(), true, false, 1, 0);
        error.sum(slopes.bias(), 0);
        return first ? null : error.mmul(weights.matrix().transpose());
    }
}
