package agentarcade.agent.parts;

import agentarcade.agent.Anatomy;
import agentarcade.agent.Anatomy.Form;
import agentarcade.nn.Architecture;
import agentarcade.nn.Conv2d;
import agentarcade.nn.Dense;
import agentarcade.nn.Flatten;
import agentarcade.nn.Layer;
import agentarcade.nn.Lstm;
import agentarcade.nn.Network;
import agentarcade.nn.Shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Lays networks open, one after another, as they are after their last [Network#infer].
final class Dissection {
    private final List<Anatomy.Layer> layers = new ArrayList<>();

    /// A network by itself.
    static Anatomy of(Network network) {
        return new Dissection().add("", network).anatomy();
    }

    /// A network that has an input of its own.
    ///
    /// @param part what it is to the policy; its heads have names of their own
    Dissection add(String part, Network network) {
        layers.add(new Anatomy.Input(part, form(network.architecture().input()), network.inferred(0)));
        return behind(part, network);
    }

    /// A network that reads what the last layer gave.
    Dissection behind(String part, Network network) {
        Architecture architecture = network.architecture();
        Map<String, float[]> tensors = network.tensors();
        int number = 1;
        int input = layers.size() - 1;
        int end = input;
        for (Layer layer : architecture.trunk()) {
            end = add(part, end, layer, number++, network, tensors);
        }
        for (Architecture.Head head : architecture.heads()) {
            int last = end;
            for (Layer layer : head.layers()) {
                last = add(head.name(), last, layer, number++, network, tensors);
            }
        }
        return this;
    }

    /// @param source the index of the layer it reads
    /// @param number of the layer in its network, counted from 1
    /// @return the index of the layer whose numbers these are
    private int add(String part, int source, Layer layer, int number, Network network, Map<String, float[]> tensors) {
        float[] weights = tensors.get(number + ".weight");
        switch (layer) {
            case Flatten _ -> {
                return source;
            }
            case Dense _ -> layers.add(new Anatomy.Dense(part, source, weights, network.inferred(number)));
            case Conv2d conv -> {
                int channels = weights.length / (conv.channels() * conv.kernelRows() * conv.kernelColumns());
                layers.add(new Anatomy.Convolution(part, source, form(network.shape(number)),
                        new Form(channels, conv.kernelRows(), conv.kernelColumns()), weights, network.inferred(number)));
            }
            case Lstm(int units, boolean _) -> layers.add(new Anatomy.Memory(part, source, written(weights, units),
                    network.inferred(number), remembered(network, units)));
        }
        return layers.size() - 1;
    }

    /// Of the weights of all gates those of the cell's, which is the third.
    private static float[] written(float[] weights, int units) {
        int columns = weights.length / (4 * units);
        return Arrays.copyOfRange(weights, 2 * units * columns, 3 * units * columns);
    }

    /// c, which comes after h.
    private static float[] remembered(Network network, int units) {
        float[] state = network.inferState().get();
        return state.length < 2 * units ? new float[units] : Arrays.copyOfRange(state, units, 2 * units);
    }

    private static Form form(Shape shape) {
        return switch (shape) {
            case Shape.Row(int columns) -> new Form(1, 1, columns);
            case Shape.Image(int channels, int rows, int columns) -> new Form(channels, rows, columns);
            case Shape.Sequence sequence -> new Form(1, 1, sequence.size());
        };
    }

    Anatomy anatomy() {
        return new Anatomy(layers);
    }
}
