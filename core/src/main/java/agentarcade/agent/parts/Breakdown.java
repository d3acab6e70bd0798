package agentarcade.agent.parts;

import agentarcade.agent.Diverged;
import agentarcade.knob.Sentence;
import agentarcade.nn.Network;

import java.util.function.Function;

/// Tells that learning has broken down, before a step that would ruin the network and before a curve that nobody can draw.
public final class Breakdown {
    private final Network network;
    private final Function<String, Object> words;

    public Breakdown(Network network) {
        this(network, label -> label);
    }

    /// @param words say which network it is, with the label of one of its layers
    Breakdown(Network network, Function<String, Object> words) {
        this.network = network;
        this.words = words;
    }

    /// @throws Diverged if the last pass through the network gave numbers that are not finite
    public void check() {
        network.firstNonFiniteLayer().ifPresent(layer -> {
            throw in(layer);
        });
    }

    /// For what is made of its outputs or gradients, such as a loss. Squares are beyond all bounds (curves are of floats) some updates before
    /// the numbers themselves are, and an error of Huber's may be infinite where its slope is not.
    ///
    /// @return the reading
    /// @throws Diverged if it is not finite
    public double checked(double reading) {
        if (!Float.isFinite((float) reading)) {
            throw in(network.architecture().layers().size());
        }
        return reading;
    }

    /// What to throw when it is known in which layer, counted from 1.
    static Diverged in(Network network, int layer) {
        return new Breakdown(network).in(layer);
    }

    private Diverged in(int layer) {
        return new Diverged(Sentence.of("agent.diverged", layer, words.apply(network.architecture().layers().get(layer - 1).label())));
    }
}
