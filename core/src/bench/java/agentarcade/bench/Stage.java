package agentarcade.bench;

import agentarcade.nn.Architecture;
import agentarcade.nn.Layer;
import agentarcade.nn.Shape;
import java.util.ArrayList;
import java.util.List;

/// A layer in its place: what it receives, for one item.
record Stage(Layer layer, Shape input) {
    /// First to last.
    ///
    /// @throws IllegalArgumentException for an architecture with heads
    static List<Stage> of(Architecture architecture) {
        if (!architecture.heads().isEmpty()) {
            throw new IllegalArgumentException("The libraries are compared on chains of layers, not on %s".formatted(architecture));
        }
        List<Stage> stages = new ArrayList<>();
        Shape input = architecture.input();
        for (Layer layer : architecture.trunk()) {
            stages.add(new Stage(layer, input));
            input = layer.output(input);
        }
        return stages;
    }

    Shape output() {
        return layer.output(input);
    }

    /// Weights and biases.
    long parameters() {
        return layer.parameters(input).stream().mapToLong(Layer.Tensor::size).sum();
    }

    /// Weights without biases.
    long weights() {
        return layer.parameters(input).stream().filter(tensor -> !tensor.isBias()).mapToLong(Layer.Tensor::size).sum();
    }
}
