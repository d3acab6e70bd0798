package agentarcade.agent.parts;

import agentarcade.agent.Diverged;
import agentarcade.knob.Sentence;
import agentarcade.nn.Network;

import java.util.OptionalInt;

/// Looks whether learning has broken down, before a step that would ruin the network is made.
public final class Divergence {
    private Divergence() {
    }

    /// @param loss of the batch: one that is larger than any float is none to learn from, and comes from the last layer
    /// @throws Diverged naming the layer where NaN or an infinity first appeared in the last forward and backward
    public static void check(Network network, double loss) {
        OptionalInt layer = network.firstNonFiniteLayer();
        if (layer.isPresent()) {
            throw at(network, layer.getAsInt());
        }
        if (!Float.isFinite((float) loss)) {
            throw at(network, network.architecture().layers().size());
        }
    }

    private static Diverged at(Network network, int layer) {
        return new Diverged(Sentence.of("agent.diverged", layer, network.architecture().layers().get(layer - 1).label()));
    }
}
