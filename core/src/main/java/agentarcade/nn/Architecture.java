package agentarcade.nn;

import java.util.List;
import java.util.stream.Stream;

/// The shape of a [Network]: how many numbers go in, and the layers they pass through. Plain data, fit for a file.
public record Architecture(int inputs, List<Dense> layers) {
    public Architecture {
        layers = List.copyOf(layers);
        if (inputs < 1) {
            throw new IllegalArgumentException("A network needs at least 1 input, not " + inputs);
        }
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("A network needs at least 1 layer");
        }
    }

    /// A multi-layer perceptron: ReLU in the hidden layers, linear outputs, biases everywhere.
    ///
    /// @param hidden the widths of the hidden layers, first to last; empty for a linear function
    public static Architecture mlp(int inputs, List<Integer> hidden, int outputs) {
        Stream<Dense> trunk = hidden.stream().map(width -> new Dense(width, true, Activation.RELU));
        return new Architecture(inputs, Stream.concat(trunk, Stream.of(new Dense(outputs, true, Activation.LINEAR))).toList());
    }

    public int outputs() {
        return layers.getLast().outputs();
    }

    /// How many numbers layer `layer` (0 is the first) receives.
    int inputs(int layer) {
        return layer == 0 ? inputs : layers.get(layer - 1).outputs();
    }

    /// The number of weights and biases, without padding.
    public long parameters() {
        long count = 0;
        for (int layer = 0; layer < layers.size(); layer++) {
            Dense dense = layers.get(layer);
            count += (long) dense.outputs() * (inputs(layer) + (dense.bias() ? 1 : 0));
        }
        return count;
    }
}
