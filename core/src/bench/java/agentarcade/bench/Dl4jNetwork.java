package agentarcade.bench;

import agentarcade.nn.Dense;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.slf4j.LoggerFactory;

/// Deeplearning4j with its own layers, loss, optimizer and workspaces.
final class Dl4jNetwork implements Contender {
    static {
        // At INFO it tells at every start how it uses memory.
        ((Logger) LoggerFactory.getLogger("org.deeplearning4j")).setLevel(Level.WARN);
    }

    private final MultiLayerNetwork network;
    private final INDArray input;
    private final INDArray firstRow;
    private final INDArray target;

    Dl4jNetwork(Problem problem) {
        Adam adam = new Adam(problem.learningRate(), Problem.BETA1, Problem.BETA2, Problem.EPSILON);
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder().dataType(DataType.FLOAT).updater(adam).list();
        int inputs = problem.architecture().inputs();
        int last = problem.architecture().layers().size() - 1;
        for (int layer = 0; layer <= last; layer++) {
            Dense dense = problem.architecture().layers().get(layer);
            layers.layer(layer == last
                    ? new OutputLayer.Builder(LossFunction.MSE).nIn(inputs).nOut(dense.outputs()).activation(activation(dense)).build()
                    : new DenseLayer.Builder().nIn(inputs).nOut(dense.outputs()).activation(activation(dense)).build());
            inputs = dense.outputs();
        }
        network = new MultiLayerNetwork(layers.build());
        network.init();
        // Its flat order is ours: layer by layer, weights [inputs][outputs] in Fortran order, then the bias.
        network.setParams(Nd4j.create(problem.parameters()).reshape(1, problem.parameters().length));
        input = Nd4j.create(problem.inputs());
        firstRow = Nd4j.create(new float[][] {problem.inputs()[0]});
        target = Nd4j.create(problem.targets());
    }

    private static Activation activation(Dense dense) {
        return switch (dense.activation()) {
            case LINEAR -> Activation.IDENTITY;
            case RELU -> Activation.RELU;
            case TANH -> Activation.TANH;
            case SIGMOID -> Activation.SIGMOID;
        };
    }

    @Override
    public void train() {
        network.fit(input, target);
    }

    @Override
    public Object infer() {
        return network.output(firstRow);
    }

    @Override
    public float[] prediction() {
        return network.output(firstRow).toFloatVector();
    }

    @Override
    public void close() {
        network.close();
    }
}
