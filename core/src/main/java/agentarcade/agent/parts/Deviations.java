package agentarcade.agent.parts;

import agentarcade.agent.AgentState;
import agentarcade.agent.Diverged;
import agentarcade.knob.Sentence;
import agentarcade.nn.Activation;
import agentarcade.nn.Architecture;
import agentarcade.nn.Dense;
import agentarcade.nn.Gaussian;
import agentarcade.nn.LayerGradients;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;
import agentarcade.nn.Optimizer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The log standard deviations of a Gaussian policy, learned like weights: they are the bias of a network whose only input is 0.
public final class Deviations implements AutoCloseable {
    private final Gaussian policy;
    private final Network network;
    private final Optimizer optimizer;

    /// @param initial log σ at first
    /// @param rule makes the optimizer
    public Deviations(Gaussian policy, double initial, Function<Network, Optimizer> rule) {
        this.policy = policy;
        int count = policy.logStandardDeviationCount();
        network = new Network(new Architecture(1, List.of(new Dense(count, true, Activation.LINEAR))), 1, Memory.nd4j());
        float[] parameters = new float[2 * count];
        Arrays.fill(parameters, count, 2 * count, (float) initial);
        network.parameters(parameters);
        optimizer = rule.apply(network);
        handOver();
    }

    /// Tells the policy what they are now. It forgets the gradients it has gathered.
    ///
    /// @throws ArithmeticException if they have grown beyond all bounds
    public void handOver() {
        policy.logStandardDeviations(network.forward(1), 0);
    }

    /// Takes the gradients that the policy has gathered.
    public void backward() {
        policy.logStandardDeviationGradient(network.outputGradient(), 0);
        network.backward(1);
    }

    public List<LayerGradients> gradients() {
        return network.layerGradients();
    }

    public void step(float learningRate) {
        optimizer.step(learningRate);
        handOver();
    }

    /// A copy of log σ.
    public float[] logs() {
        float[] logs = new float[policy.logStandardDeviationCount()];
        network.output(0).row(0, logs);
        return logs;
    }

    public void save(Map<String, Object> arrays) {
        arrays.put("weights/deviations", network.parameters());
        Moments.save(optimizer, "deviations.", arrays);
    }

    /// @throws IllegalArgumentException if that is no state of them
    public void restore(AgentState state) {
        network.parameters(state.array("weights/deviations", float[].class, Math.toIntExact(network.parameterCount())));
        Moments.restore(optimizer, "deviations.", state);
        handOver();
    }

    /// What to throw when they have grown beyond all bounds. In the numbering of layers they come behind all of the network.
    public static Diverged diverged(Architecture network) {
        return new Diverged(Sentence.of("agent.diverged", network.layers().size() + 1, "log σ"));
    }

    @Override
    public void close() {
        network.close();
    }
}
