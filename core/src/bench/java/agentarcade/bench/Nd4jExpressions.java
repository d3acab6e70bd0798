package agentarcade.bench;

import agentarcade.nn.Activation;
import agentarcade.nn.Dense;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/// A training step written with ND4J's arrays, as quick as its plain expressions allow: in place where that reads naturally, temporary arrays
/// from a workspace, and Adam on one flat array of all parameters.
final class Nd4jExpressions implements Contender {
    private final List<Dense> layers;
    private final float learningRate;
    private final INDArray input;
    private final INDArray firstRow;
    private final INDArray target;
    private final INDArray parameters;
    private final INDArray gradients;
    private final INDArray mean;
    private final INDArray meanSquare;
    private final List<Affine> weights = new ArrayList<>();
    private final List<Affine> slopes = new ArrayList<>();
    private final WorkspaceConfiguration workspace = WorkspaceConfiguration.builder().initialSize(16 << 20).build();
    private int steps;

    /// Views of one layer's part of a flat array: `matrix` of shape [inputs][outputs], `bias` [1][outputs].
    private record Affine(INDArray matrix, INDArray bias) {
    }

    Nd4jExpressions(Problem problem) {
        layers = problem.architecture().layers();
        learningRate = problem.learningRate();
        input = Nd4j.create(problem.inputs());
        firstRow = Nd4j.create(new float[][] {problem.inputs()[0]});
        target = Nd4j.create(problem.targets());
        parameters = Nd4j.create(problem.parameters());
        gradients = parameters.like();
        mean = parameters.like();
        meanSquare = parameters.like();
        long start = 0;
        int inputs = problem.architecture().inputs();
        for (Dense layer : layers) {
            weights.add(views(parameters, start, inputs, layer.outputs()));
            slopes.add(views(gradients, start, inputs, layer.outputs()));
            start += (inputs + 1L) * layer.outputs();
            inputs = layer.outputs();
        }
    }

    /// Our rows [outputs][inputs] are the columns of ND4J's [inputs][outputs] in Fortran order.
    private static Affine views(INDArray flat, long start, int inputs, int outputs) {
        long bias = start + (long) inputs * outputs;
        return new Affine(flat.get(NDArrayIndex.interval(start, bias)).reshape('f', inputs, outputs),
                flat.get(NDArrayIndex.interval(bias, bias + outputs)).reshape(1, outputs));
    }

    @Override
    public void train() {
        try (MemoryWorkspace _ = Nd4j.getWorkspaceManager().getAndActivateWorkspace(workspace, "step")) {
            INDArray[] values = new INDArray[layers.size() + 1];
            values[0] = input;
            for (int layer = 0; layer < layers.size(); layer++) {
                values[layer + 1] = forward(layer, values[layer]);
            }
            INDArray error = values[layers.size()].sub(target).muli(2f / target.length());
            for (int layer = layers.size() - 1; layer >= 0; layer--) {
                error = backward(layer, values[layer], error);
            }
            adam();
        }
    }

    private INDArray forward(int layer, INDArray before) {
        INDArray sums = before.mmul(weights.get(layer).matrix()).addiRowVector(weights.get(layer).bias());
        return layers.get(layer).activation() == Activation.RELU ? Transforms.relu(sums, false) : sums;
    }

    /// @param before what the layer received
    /// @param error dL/d its sums
    /// @return dL/d the sums of the layer before; null for the first
    private INDArray backward(int layer, INDArray before, INDArray error) {
        Nd4j.gemm(before, error, slopes.get(layer).matrix(), true, false, 1, 0);
        error.sum(slopes.get(layer).bias(), 0);
        return layer == 0 ? null : error.mmul(weights.get(layer).matrix().transpose()).muli(Transforms.step(before));
    }

    private void adam() {
        steps++;
        double rate = learningRate / (1 - Math.pow(Problem.BETA1, steps));
        double correction = 1 / Math.sqrt(1 - Math.pow(Problem.BETA2, steps));
        mean.muli(Problem.BETA1).addi(gradients.mul(1 - Problem.BETA1));
        meanSquare.muli(Problem.BETA2).addi(gradients.mul(gradients).muli(1 - Problem.BETA2));
        INDArray scale = Transforms.sqrt(meanSquare).muli(correction).addi(Problem.EPSILON);
        parameters.subi(mean.mul(rate).divi(scale));
    }

    @Override
    public Object infer() {
        try (MemoryWorkspace _ = Nd4j.getWorkspaceManager().getAndActivateWorkspace(workspace, "step")) {
            INDArray values = firstRow;
            for (int layer = 0; layer < layers.size(); layer++) {
                values = forward(layer, values);
            }
            return values.leverage();
        }
    }

    @Override
    public float[] prediction() {
        return ((INDArray) infer()).toFloatVector();
    }

    @Override
    public void close() {
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }
}
