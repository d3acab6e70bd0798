package agentarcade.bench;

import agentarcade.nn.Architecture;
import agentarcade.nn.Conv2d;
import agentarcade.nn.Dense;
import agentarcade.nn.Flatten;
import agentarcade.nn.Lstm;
import agentarcade.nn.Shape;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
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
    private final INDArray firstItem;
    private final INDArray target;

    Dl4jNetwork(Problem problem) {
        List<Stage> stages = Stage.of(problem.architecture());
        network = new MultiLayerNetwork(configuration(problem, stages));
        network.init();
        float[] parameters = reordered(problem.parameters(), stages);
        network.setParams(Nd4j.create(parameters).reshape(1, parameters.length));
        input = Nd4jArrays.items(problem.inputs(), problem.architecture().input());
        firstItem = Nd4jArrays.items(new float[][] {problem.inputs()[0]}, problem.architecture().input());
        target = Nd4j.create(problem.targets());
    }

    private static MultiLayerConfiguration configuration(Problem problem, List<Stage> stages) {
        Adam adam = new Adam(problem.learningRate(), Problem.BETA1, Problem.BETA2, Problem.EPSILON);
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder().dataType(DataType.FLOAT).updater(adam).list();
        for (Stage stage : stages) {
            switch (stage.layer()) {
                case Dense dense when stage == stages.getLast() -> layers.layer(output(dense));
                case Dense dense -> layers.layer(hidden(dense));
                case Conv2d conv -> layers.layer(convolution(conv));
                // Follows from the shapes; its order is ours, channel by channel.
                case Flatten _ -> {}
                case Lstm lstm -> throw new IllegalArgumentException("DL4J is not set up here for " + lstm);
            }
        }
        return layers.setInputType(inputType(problem.architecture())).build();
    }

    private static OutputLayer output(Dense dense) {
        return new OutputLayer.Builder(LossFunction.MSE).nOut(dense.outputs()).hasBias(dense.bias())
                .activation(activation(dense.activation())).build();
    }

    private static DenseLayer hidden(Dense dense) {
        return new DenseLayer.Builder().nOut(dense.outputs()).hasBias(dense.bias()).activation(activation(dense.activation())).build();
    }

    private static ConvolutionLayer convolution(Conv2d conv) {
        ConvolutionLayer.Builder builder = new ConvolutionLayer.Builder(conv.kernelRows(), conv.kernelColumns());
        builder.stride(conv.stride(), conv.stride()).nOut(conv.channels()).hasBias(conv.bias()).activation(activation(conv.activation()));
        switch (conv.padding()) {
            case Conv2d.Padding.Valid() -> builder.convolutionMode(ConvolutionMode.Truncate);
            case Conv2d.Padding.Same() -> builder.convolutionMode(ConvolutionMode.Same);
            case Conv2d.Padding.Explicit(int rows, int columns) -> builder.convolutionMode(ConvolutionMode.Truncate).padding(rows, columns);
        }
        return builder.build();
    }

    private static InputType inputType(Architecture architecture) {
        return switch (architecture.input()) {
            case Shape.Row(int columns) -> InputType.feedForward(columns);
            case Shape.Image(int channels, int rows, int columns) -> InputType.convolutional(rows, columns, channels);
            case Shape.Sequence sequence -> throw new IllegalArgumentException("DL4J is not set up here for " + sequence);
        };
    }

    private static Activation activation(agentarcade.nn.Activation activation) {
        return switch (activation) {
            case LINEAR -> Activation.IDENTITY;
            case RELU -> Activation.RELU;
            case TANH -> Activation.TANH;
            case SIGMOID -> Activation.SIGMOID;
        };
    }

    /// Our parameters in DL4J's flat order. For dense layers it is the same: weights [inputs][outputs] in Fortran order, then the bias.
    /// Convolutions have the bias first, then weights in our order.
    private static float[] reordered(float[] ours, List<Stage> stages) {
        float[] theirs = ours.clone();
        int start = 0;
        for (Stage stage : stages) {
            int weights = (int) stage.weights();
            int biases = (int) (stage.parameters() - stage.weights());
            if (stage.layer() instanceof Conv2d) {
                System.arraycopy(ours, start + weights, theirs, start, biases);
                System.arraycopy(ours, start, theirs, start + biases, weights);
            }
            start += weights + biases;
        }
        return theirs;
    }

    @Override
    public void train() {
        network.fit(input, target);
    }

    @Override
    public Object infer() {
        return network.output(firstItem);
    }

    @Override
    public float[] prediction() {
        return network.output(firstItem).toFloatVector();
    }

    @Override
    public void close() {
        network.close();
    }
}
