package agentarcade.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The shape of a [Network]: what goes in, the layers it passes through, and what comes out. Plain data, fit for a file.
///
/// The trunk is a chain of layers. Without heads its last layer is the output. With heads, each is a chain of its own that starts from the
/// trunk's end (or from the input if there is no trunk) and has its own output: policy and value of an actor-critic, say.
///
/// Throws `IllegalArgumentException` with a sentence naming the layer when a layer can't take what the one before gives.
public record Architecture(Shape input, List<Layer> trunk, List<Head> heads) {
    /// A chain of layers with an output of its own.
    ///
    /// @param name for messages, such as "value"
    public record Head(String name, List<Layer> layers) {
        public Head {
            Objects.requireNonNull(name, "name");
            layers = List.copyOf(layers);
        }
    }

    /// One layer in its place.
    ///
    /// @param name for messages, such as "layer 2 (Dense 64)"
    /// @param from the index of the layer it reads, −1 for the input
    record Place(Layer layer, String name, int from, Shape input, Shape output) {
        private static Place of(Layer layer, String name, int from, Shape input) {
            try {
                return new Place(layer, name, from, input, layer.output(input));
            } catch (IllegalArgumentException unfit) {
                throw new IllegalArgumentException("%s doesn't fit: %s".formatted(name, unfit.getMessage()), unfit);
            }
        }
    }

    public Architecture {
        Objects.requireNonNull(input, "input");
        trunk = List.copyOf(trunk);
        heads = List.copyOf(heads);
        if (heads.isEmpty() && trunk.isEmpty()) {
            throw new IllegalArgumentException("A network needs at least 1 layer");
        }
        for (List<Layer> end : heads.isEmpty() ? List.of(trunk) : heads.stream().map(Head::layers).toList()) {
            if (end.isEmpty() || end.getLast() instanceof Flatten) {
                throw new IllegalArgumentException("An output comes from a layer that computes something, not from %s"
                        .formatted(end.isEmpty() ? "an empty head" : end.getLast()));
            }
        }
        places(input, trunk, heads);
    }

    /// A chain of layers with one output.
    public Architecture(Shape input, List<? extends Layer> layers) {
        this(input, List.copyOf(layers), List.of());
    }

    /// A chain of layers for plain rows.
    public Architecture(int inputs, List<? extends Layer> layers) {
        this(row(inputs), layers);
    }

    private static Shape row(int inputs) {
        if (inputs < 1) {
            throw new IllegalArgumentException("A network needs at least 1 input, not " + inputs);
        }
        return new Shape.Row(inputs);
    }

    /// A multi-layer perceptron: ReLU in the hidden layers, linear outputs, biases everywhere.
    ///
    /// @param hidden the widths of the hidden layers, first to last; empty for a linear function
    public static Architecture mlp(int inputs, List<Integer> hidden, int outputs) {
        Stream<Dense> trunk = hidden.stream().map(width -> new Dense(width, true, Activation.RELU));
        return new Architecture(inputs, Stream.concat(trunk, Stream.of(new Dense(outputs, true, Activation.LINEAR))).toList());
    }

    private static List<Place> places(Shape input, List<Layer> trunk, List<Head> heads) {
        List<Place> places = new ArrayList<>();
        chain(places, trunk, "layer", -1, input);
        int fork = places.size() - 1;
        Shape trunkEnd = places.isEmpty() ? input : places.getLast().output();
        for (Head head : heads) {
            chain(places, head.layers(), "%s layer".formatted(head.name()), fork, trunkEnd);
        }
        return places;
    }

    private static void chain(List<Place> places, List<Layer> layers, String kind, int from, Shape input) {
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            Place place = Place.of(layer, "%s %d (%s)".formatted(kind, i + 1, layer.label()), i == 0 ? from : places.size() - 1,
                    i == 0 ? input : places.getLast().output());
            places.add(place);
        }
    }

    /// All layers in the order in which they compute: the trunk, then head by head.
    List<Place> places() {
        return places(input, trunk, heads);
    }

    /// The indices in [#places()] of the layers whose outputs are the network's.
    List<Integer> ends() {
        if (heads.isEmpty()) {
            return List.of(trunk.size() - 1);
        }
        List<Integer> ends = new ArrayList<>();
        int last = trunk.size() - 1;
        for (Head head : heads) {
            last += head.layers().size();
            ends.add(last);
        }
        return ends;
    }

    /// All layers: the trunk, then head by head.
    public List<Layer> layers() {
        return places().stream().map(Place::layer).toList();
    }

    /// The name of a layer for messages, such as "layer 2 (Dense 64)" or "value layer 1 (Dense 1)".
    ///
    /// @param layer counted from 1, in the order of [#layers()]
    public String name(int layer) {
        return places().get(layer - 1).name();
    }

    /// How many numbers make an input.
    public int inputs() {
        return input.size();
    }

    /// What each output looks like: one for each head, or one if there are none.
    public List<Shape> outputShapes() {
        List<Place> places = places();
        return ends().stream().map(end -> places.get(end).output()).toList();
    }

    /// How many numbers make the output.
    ///
    /// @throws IllegalStateException if there are several
    public int outputs() {
        if (heads.size() > 1) {
            throw new IllegalStateException(
                    "This network has %d outputs: %s".formatted(heads.size(), heads.stream().map(Head::name).toList()));
        }
        return outputShapes().getFirst().size();
    }

    /// All arrays of parameters in their order, named after their layers: "1.weight", "1.bias", "2.weight", … counted as in [#layers()].
    public List<Layer.Tensor> tensors() {
        return IntStream.rangeClosed(1, layers().size()).mapToObj(this::tensors).flatMap(List::stream).toList();
    }

    /// Those of one layer, with the same names; none if it learns nothing.
    ///
    /// @param layer counted from 1
    public List<Layer.Tensor> tensors(int layer) {
        Place place = places().get(layer - 1);
        return place.layer().parameters(place.input()).stream().map(tensor -> tensor.named("%d.%s".formatted(layer, tensor.name())))
                .toList();
    }

    /// The number of weights and biases, without padding.
    public long parameters() {
        return tensors().stream().mapToLong(Layer.Tensor::size).reduce(0, Math::addExact);
    }
}
