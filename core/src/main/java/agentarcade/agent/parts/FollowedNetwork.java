package agentarcade.agent.parts;

import agentarcade.agent.AgentState;
import agentarcade.agent.Diverged;
import agentarcade.knob.Sentence;
import agentarcade.nn.Architecture;
import agentarcade.nn.Initialiser;
import agentarcade.nn.LayerGradients;
import agentarcade.nn.Memory;
import agentarcade.nn.Network;
import agentarcade.nn.Optimizer;

import java.util.Map;
import java.util.random.RandomGenerator;

/// A network that learns by Adam, and its target network, which follows it slowly (Lillicrap et al., 2016).
/// Belongs to the thread that built it.
public final class FollowedNetwork implements AutoCloseable {
    private final String name;
    private final Network network;
    private final Network target;
    private final Optimizer optimizer;
    private final Breakdown breakdown;

    /// A fresh network, uniform within ±1/√inputs of each layer, and a target network like it.
    /// @param name for arrays, and the end of the key of a text that says it with the label of a layer: `layer.` + name
    /// @param mostRows of a batch
    public FollowedNetwork(String name, Architecture architecture, int mostRows, RandomGenerator random) {
        this.name = name;
        network = new Network(architecture, mostRows, Memory.nd4j()).initialise(Initialiser.FAN_IN_UNIFORM, random);
        target = new Network(architecture, mostRows, Memory.nd4j());
        target.copyFrom(network);
        optimizer = Optimizer.adam(network);
        breakdown = new Breakdown(network, label -> Sentence.of("layer." + name, label));
    }

    public Network network() {
        return network;
    }

    public Network target() {
        return target;
    }

    /// @throws Diverged if the last pass through the network gave numbers that are not finite
    public void check() {
        breakdown.check();
    }

    /// @return the reading
    /// @throws Diverged if a reading made of its outputs is not finite
    public double checked(double reading) {
        return breakdown.checked(reading);
    }

    /// A step against the gradients.
    /// @param decay β: adds the gradient of β/2 · ‖θ‖²; 0 for none
    /// @param limit shrinks all gradients by one factor if their norm √Σg² is above it (Pascanu, Mikolov & Bengio, 2013); 0 for none
    /// @return the norm before that
    /// @throws Diverged if it is not finite
    public double step(double rate, double decay, double limit) {
        double sum = 0;
        for (LayerGradients layer : network.layerGradients()) {
            if (decay > 0) {
                layer.addParameters(decay);
            }
            sum += layer.sumOfSquares();
        }
        double norm = breakdown.checked(Math.sqrt(sum));
        if (limit > 0 && norm > limit) {
            for (LayerGradients layer : network.layerGradients()) {
                layer.scale(limit / norm);
            }
        }
        optimizer.step((float) rate);
        return norm;
    }

    /// The target network comes nearer: θ′ ← τ θ + (1 − τ) θ′.
    public void follow(double tau) {
        target.blend(network, (float) tau);
    }

    /// Adds arrays that [#restore] understands.
    public void save(Map<String, Object> arrays) {
        arrays.put("weights/" + name, network.parameters());
        arrays.put("weights/target-" + name, target.parameters());
        Moments.save(optimizer, name + "/", arrays);
    }

    /// @throws IllegalArgumentException if the arrays are not those of networks like these
    public void restore(AgentState state) {
        int weights = Math.toIntExact(network.parameterCount());
        network.parameters(state.array("weights/" + name, float[].class, weights));
        target.parameters(state.array("weights/target-" + name, float[].class, weights));
        Moments.restore(optimizer, name + "/", state);
    }

    @Override
    public void close() {
        network.close();
        target.close();
    }
}
