package agentarcade.bench;

import agentarcade.nn.Activation;
import agentarcade.nn.Conv2d;
import agentarcade.nn.Dense;
import agentarcade.nn.Flatten;
import agentarcade.nn.Lstm;
import agentarcade.nn.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/// A layer written with ND4J's own operations. Its weights and their gradients are views of flat arrays of all layers.
/// Items are along the first side of every array, images in the order channels, rows, columns after it.
interface Nd4jLayer {
    /// What it makes of `before`, as a new array.
    INDArray forward(INDArray before);

    /// Overwrites its gradients.
    ///
    /// @param before what it received
    /// @param after what it made of that
    /// @param slope dL/d after; used up
    /// @param first whether `before` is data, so that nobody asks for its slope
    /// @return dL/d before; null for a first layer
    INDArray backward(INDArray before, INDArray after, INDArray slope, boolean first);

    /// @param parameters the layer's own part of the flat array, in the order of [agentarcade.nn.Network#parameters()]
    /// @param gradients likewise
    static Nd4jLayer of(Stage stage, INDArray parameters, INDArray gradients) {
        if (stage.weights() > 0 && stage.parameters() == stage.weights()) {
            throw new IllegalArgumentException(
                    "The ND4J expressions written here always add a bias, which %s lacks".formatted(stage.layer()));
        }
        return switch (stage.layer()) {
            case Dense dense -> new Nd4jDense(dense, parameters, gradients);
            case Conv2d conv -> new Nd4jConvolution(conv, (Shape.Image) stage.input(), parameters, gradients);
            case Flatten _ -> new Flattening();
            case Lstm lstm -> throw new IllegalArgumentException("No ND4J expressions are written here for " + lstm);
        };
    }

    /// Makes rows of images. Their numbers are in the order of ours already.
    record Flattening() implements Nd4jLayer {
        @Override
        public INDArray forward(INDArray before) {
            return before.reshape(before.size(0), -1);
        }

        @Override
        public INDArray backward(INDArray before, INDArray after, INDArray slope, boolean first) {
            return slope.reshape(before.shape());
        }
    }

    /// f(sums), in place of the sums.
    static INDArray activated(Activation activation, INDArray sums) {
        return switch (activation) {
            case LINEAR -> sums;
            case RELU -> Transforms.relu(sums, false);
            case TANH -> Transforms.tanh(sums, false);
            case SIGMOID -> Transforms.sigmoid(sums, false);
        };
    }

    /// dL/d sums, in place of dL/d after.
    static INDArray beforeActivation(Activation activation, INDArray after, INDArray slope) {
        return switch (activation) {
            case LINEAR -> slope;
            case RELU -> slope.muli(Transforms.step(after));
            case TANH -> slope.muli(after.mul(after).rsubi(1));
            case SIGMOID -> slope.muli(after.rsub(1).muli(after));
        };
    }
}
