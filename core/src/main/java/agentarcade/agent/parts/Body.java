package agentarcade.agent.parts;

import agentarcade.env.Space;
import agentarcade.knob.Filter;
import agentarcade.nn.Activation;
import agentarcade.nn.Architecture;
import agentarcade.nn.Conv2d;
import agentarcade.nn.Conv2d.Padding;
import agentarcade.nn.Dense;
import agentarcade.nn.Flatten;
import agentarcade.nn.Layer;
import agentarcade.nn.Shape;

import java.util.ArrayList;
import java.util.List;

/// The hidden layers of a network as people choose them: filters that slide over a picture, where the agent sees one, and then fully
/// connected layers. The frames of a stack are the channels of one picture. Numbers that are no picture have no use for filters and
/// pass them by.
public record Body(List<Filter> filters, List<Integer> hidden, Activation activation) {
    public Body {
        filters = List.copyOf(filters);
        hidden = List.copyOf(hidden);
    }

    /// With linear outputs behind it.
    /// @throws IllegalArgumentException if the picture is too small for the filters
    public Architecture network(Space.Box observations, int outputs) {
        List<Layer> layers = new ArrayList<>(layers(observations));
        layers.add(new Dense(outputs, true, Activation.LINEAR));
        return new Architecture(input(observations), layers);
    }

    /// The hidden layers alone, first to last; none at all if nothing was chosen.
    public List<Layer> layers(Space.Box observations) {
        List<Layer> layers = new ArrayList<>();
        if (isFiltered(observations)) {
            for (Filter filter : filters) {
                Padding padding = filter.padded() ? Padding.same() : Padding.valid();
                layers.add(new Conv2d(filter.channels(), filter.size(), filter.size(), filter.stride(), padding, true, activation));
            }
            layers.add(new Flatten());
        }
        hidden.forEach(units -> layers.add(new Dense(units, true, activation)));
        return layers;
    }

    /// The same chain of layers without their biases.
    public static Architecture withoutBias(Architecture network) {
        return new Architecture(network.input(), network.layers().stream().map(layer -> switch (layer) {
            case Dense dense -> new Dense(dense.outputs(), false, dense.activation());
            case Conv2d conv -> new Conv2d(conv.channels(), conv.kernelRows(), conv.kernelColumns(), conv.stride(), conv.padding(), false,
                    conv.activation());
            case Layer other -> other;
        }).toList());
    }

    /// What the first layer takes.
    public Shape input(Space.Box observations) {
        int[] shape = observations.shape();
        if (!isFiltered(observations)) {
            return new Shape.Row(observations.size());
        }
        return shape.length == 2 ? new Shape.Image(1, shape[0], shape[1]) : new Shape.Image(shape[0], shape[1], shape[2]);
    }

    private boolean isFiltered(Space.Box observations) {
        int dimensions = observations.shape().length;
        return !filters.isEmpty() && (dimensions == 2 || dimensions == 3);
    }
}
