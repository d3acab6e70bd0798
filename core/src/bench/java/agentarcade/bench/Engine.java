package agentarcade.bench;

import agentarcade.nn.Matrix;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;
import agentarcade.nn.Optimizer;

/// Our own engine on ND4J's memory, as the algorithms use it.
final class Engine implements Contender {
    private final Problem problem;
    private final Network network;
    private final Optimizer optimizer;
    private final float[] outputs;

    Engine(Problem problem) {
        this.problem = problem;
        network = new Network(problem.architecture(), problem.batch(), Memory.nd4j());
        network.parameters(problem.parameters());
        optimizer = Optimizer.adam(network, Problem.BETA1, Problem.BETA2, Problem.EPSILON);
        outputs = new float[problem.architecture().outputs()];
        for (int row = 0; row < problem.batch(); row++) {
            network.input().setRow(row, problem.inputs()[row]);
        }
    }

    @Override
    public void train() {
        int batch = problem.batch();
        Matrix predicted = network.forward(batch);
        Matrix gradient = network.outputGradient();
        float slope = 2f / (batch * outputs.length);
        for (int row = 0; row < batch; row++) {
            float[] target = problem.targets()[row];
            for (int out = 0; out < target.length; out++) {
                gradient.set(row, out, slope * (predicted.get(row, out) - target[out]));
            }
        }
        network.backward(batch);
        optimizer.step(problem.learningRate());
    }

    @Override
    public Object infer() {
        network.infer(problem.inputs()[0], outputs);
        return outputs;
    }

    @Override
    public float[] prediction() {
        infer();
        return outputs.clone();
    }

    @Override
    public void close() {
        network.close();
    }
}
