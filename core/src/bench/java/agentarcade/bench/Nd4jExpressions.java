package agentarcade.bench;

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
    private final List<Nd4jLayer> layers = new ArrayList<>();
    private final float learningRate;
    private final INDArray input;
    private final INDArray firstItem;
    private final INDArray target;
    private final INDArray parameters;
    private final INDArray gradients;
    private final INDArray mean;
    private final INDArray meanSquare;
    private final WorkspaceConfiguration workspace = WorkspaceConfiguration.builder().initialSize(16 << 20).build();
    private int steps;

    Nd4jExpressions(Problem problem) {
        learningRate = problem.learningRate();
        input = Nd4jArrays.items(problem.inputs(), problem.architecture().input());
        firstItem = Nd4jArrays.items(new float[][] {problem.inputs()[0]}, problem.architecture().input());
        target = Nd4j.create(problem.targets());
        parameters = Nd4j.create(problem.parameters());
        gradients = parameters.like();
        mean = parameters.like();
        meanSquare = parameters.like();
        long start = 0;
        for (Stage stage : Stage.of(problem.architecture())) {
            layers.add(Nd4jLayer.of(stage, part(parameters, start, stage), part(gradients, start, stage)));
            start += stage.parameters();
        }
    }

    /// A layer's part of a flat array; null if it learns nothing.
    private static INDArray part(INDArray flat, long start, Stage stage) {
        return stage.parameters() == 0 ? null : flat.get(NDArrayIndex.interval(start, start + stage.parameters()));
    }

    @Override
    public void train() {
        try (MemoryWorkspace _ = Nd4j.getWorkspaceManager().getAndActivateWorkspace(workspace, "step")) {
            INDArray[] values = new INDArray[layers.size() + 1];
            values[0] = input;
            for (int layer = 0; layer < layers.size(); layer++) {
                values[layer + 1] = layers.get(layer).forward(values[layer]);
            }
            INDArray slope = values[layers.size()].sub(target).muli(2f / target.length());
            for (int layer = layers.size() - 1; layer >= 0; layer--) {
                slope = layers.get(layer).backward(values[layer], values[layer + 1], slope, layer == 0);
            }
            adam();
        }
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
            INDArray values = firstItem;
            for (Nd4jLayer layer : layers) {
                values = layer.forward(values);
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
