package agentarcade.keras;

import agentarcade.keras.LayerGraph.Place;
import agentarcade.keras.NetworkFinder.Found;
import agentarcade.knob.Refused;
import agentarcade.nn.Activation;
import agentarcade.nn.Architecture;
import agentarcade.nn.Conv2d;
import agentarcade.nn.Conv2d.Padding;
import agentarcade.nn.Dense;
import agentarcade.nn.Flatten;
import agentarcade.nn.Layer;
import agentarcade.nn.Lstm;
import agentarcade.nn.Shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes layers of ours out of the layers of a Keras network, one by one from its input, with their weights.
///
/// Ours have pictures channel by channel. Keras's may have the channels last; then the input is read in another order ([#inputOrder]), and
/// so are the inputs of a dense layer behind a picture.
final class NetworkBuilder {
    private final Found found;
    private final WeightTable weights;
    private final boolean theano;
    private final List<KerasLayer> lines = new ArrayList<>();
    private final List<float[]> parameters = new ArrayList<>();
    private Shape inputShape;
    private int[] inputOrder;
    private long numbersFlowing;
    private long parametersSoFar;

    /// Layers of ours in a row, and what the last of them gives.
    private static final class Chain {
        private final List<Layer> layers = new ArrayList<>();
        private Signal signal;
        private boolean softmax;

        private Chain(Signal signal) {
            this.signal = signal;
        }
    }

    /// @param theano whether the weights were used by Theano, which turns kernels round and pads in its own way
    NetworkBuilder(Found found, WeightTable weights, boolean theano) {
        this.found = found;
        this.weights = weights;
        this.theano = theano;
    }

    /// What [#build] makes.
    ///
    /// @param inputOrder for each number of our input the index of Keras's; null where both agree
    /// @param outputs of each head, in the order of the architecture's
    record Built(Architecture architecture, float[] parameters, List<Integer> keras, int[] inputOrder, List<KerasOutput> outputs,
            List<KerasLayer> layers) {
    }

    Built build() throws Refused {
        Place input = place(found.input());
        List<Integer> shape = ((LayerSpec.Input) known(input)).shape();
        if (shape.isEmpty() || shape.size() > 4 || shape.contains(0)) {
            throw Problem.of("openInput", input.name());
        }
        if (DataOrder.size(shape) > Limits.ACTIVATIONS) {
            throw Problem.of("tooLarge", input.name());
        }
        Chain trunk = new Chain(new Signal(shape, null, null));
        int fork = found.input();
        while (found.next(fork).size() == 1) {
            fork = found.next(fork).getFirst();
            apply(trunk, place(fork));
        }
        List<Architecture.Head> heads = new ArrayList<>();
        List<KerasOutput> outputs = new ArrayList<>();
        Map<Integer, Integer> starts = starts(fork);
        for (int end : found.ends()) {
            Chain head = starts.isEmpty() ? trunk : head(trunk.signal, starts.get(end));
            checkEnd(head, place(end));
            outputs.add(new KerasOutput(place(end).name(), head.signal.keras(), head.signal.order(), head.softmax));
            heads.add(new Architecture.Head(place(end).name(), head.layers));
        }
        Architecture architecture = starts.isEmpty()
                ? new Architecture(inputShape, trunk.layers)
                : new Architecture(inputShape, trunk.layers, heads);
        return new Built(architecture, Kernels.joined(parameters), shape, inputOrder, outputs, lines);
    }

    /// Of each head the first layer, by its last.
    private Map<Integer, Integer> starts(int fork) throws Refused {
        Map<Integer, Integer> starts = new LinkedHashMap<>();
        for (int start : found.next(fork)) {
            int end = start;
            while (!found.next(end).isEmpty()) {
                if (found.next(end).size() > 1) {
                    throw Problem.of("branches", place(end).name());
                }
                end = found.next(end).getFirst();
            }
            starts.put(end, start);
        }
        return starts;
    }

    private Chain head(Signal from, int start) throws Refused {
        Chain head = new Chain(from);
        int place = start;
        apply(head, place(place));
        while (!found.next(place).isEmpty()) {
            place = found.next(place).getFirst();
            apply(head, place(place));
        }
        return head;
    }

    private Place place(int index) {
        return found.graph().places().get(index);
    }

    private static LayerSpec known(Place place) throws Refused {
        if (place.spec() instanceof LayerSpec.Unknown(Refused reason)) {
            throw reason;
        }
        return place.spec();
    }

    private static void checkEnd(Chain chain, Place end) throws Refused {
        if (chain.layers.isEmpty() || chain.layers.getLast() instanceof Flatten) {
            throw Problem.of("end", end.name());
        }
    }

    private void apply(Chain chain, Place place) throws Refused {
        int before = chain.layers.size();
        long parametersBefore = parametersSoFar;
        try {
            LayerSpec spec = known(place);
            if (chain.softmax && !(spec instanceof LayerSpec.Idle) && !spec.equals(new LayerSpec.Function(Activation.LINEAR))) {
                throw Problem.of("softmaxInside", place.name());
            }
            switch (spec) {
                case LayerSpec.Idle _ -> {
                }
                case LayerSpec.Function(Activation activation) -> activate(chain, place, activation);
                case LayerSpec.Flatten(boolean turned) -> {
                    if (turned) {
                        turn(chain);
                    }
                    flatten(chain);
                }
                case LayerSpec.Softmax _ -> softmax(chain, place);
                case LayerSpec.Reshape(List<Integer> shape) -> reshape(chain, place, shape);
                case LayerSpec.Permute(List<Integer> sides) -> permute(chain, place, sides);
                case LayerSpec.Dense dense -> dense(chain, place, dense);
                case LayerSpec.Conv convolution -> convolution(chain, place, convolution);
                case LayerSpec.Lstm lstm -> lstm(chain, place, lstm);
                case LayerSpec.Input _,LayerSpec.Unknown _ -> throw new IllegalStateException("No layer of a network: " + place);
            }
        } catch (IllegalArgumentException unfit) {
            throw Problem.of("unfit", place.name(), words(chain.signal.keras()));
        }
        flows(place, chain.signal.size());
        String ours = before == chain.layers.size() ? "" : chain.layers.get(before).label();
        ours = chain.softmax && !(place.spec() instanceof LayerSpec.Idle) ? (ours + " softmax").strip() : ours;
        lines.add(new KerasLayer(place.name(), place.kind(), chain.signal.keras(), ours, parametersSoFar - parametersBefore));
    }

    private void flows(Place place, long numbers) throws Refused {
        numbersFlowing += numbers;
        if (numbersFlowing > Limits.ACTIVATIONS) {
            throw Problem.of("tooLarge", place.name());
        }
    }

    private void learned(Place place, float[] numbers) throws Refused {
        parametersSoFar += numbers.length;
        if (parametersSoFar > Limits.PARAMETERS) {
            throw Problem.of("tooLarge", place.name());
        }
        parameters.add(numbers);
    }

    static String words(List<Integer> shape) {
        return StoredArray.inWords(shape.stream().mapToInt(Integer::intValue).toArray());
    }

    private static Refused sides(Place place, Signal signal) {
        return Problem.of("sides", place.name(), place.kind(), words(signal.keras()));
    }

    /// The first layer that computes decides how the input is to be seen.
    private Signal take(Place place, Signal signal, Shape shape, int[] order) throws Refused {
        if (inputShape != null && !(inputShape.equals(shape) && Arrays.equals(inputOrder, order))) {
            throw Problem.of("views", place.name());
        }
        inputShape = shape;
        inputOrder = order;
        return new Signal(signal.keras(), shape, null);
    }

    /// Rows and sequences lie as Keras's do.
    private Signal plain(Place place, Signal signal) throws Refused {
        if (!signal.isInput()) {
            return signal;
        }
        return switch (signal.keras().size()) {
            case 1 -> take(place, signal, new Shape.Row(signal.keras().getFirst()), signal.order());
            case 2 -> take(place, signal, new Shape.Sequence(signal.keras().getFirst(), signal.keras().get(1)), signal.order());
            default -> throw sides(place, signal);
        };
    }

    private void dense(Chain chain, Place place, LayerSpec.Dense spec) throws Refused {
        Signal from = plain(place, chain.signal);
        if (from.ours() instanceof Shape.Image) {
            throw sides(place, from);
        }
        int inputs = from.keras().getLast();
        learned(place, Kernels.dense(place, spec, weights.of(place), inputs, from.order()));
        Dense layer = new Dense(spec.units(), spec.bias(), spec.activation());
        chain.layers.add(layer);
        List<Integer> shape = new ArrayList<>(from.keras());
        shape.set(shape.size() - 1, spec.units());
        chain.signal = new Signal(shape, layer.output(from.ours()), null);
        if (spec.softmax()) {
            softmax(chain, place);
        }
    }

    /// Our network ends in the logits; whoever reads its outputs makes probabilities of them.
    private static void softmax(Chain chain, Place place) throws Refused {
        boolean logits = !chain.layers.isEmpty() && chain.signal.keras().size() == 1
                && chain.layers.getLast() instanceof Dense(int _, boolean _, Activation function) && function == Activation.LINEAR;
        if (!logits) {
            throw Problem.of("softmaxOf", place.name());
        }
        chain.softmax = true;
    }

    private void convolution(Chain chain, Place place, LayerSpec.Conv spec) throws Refused {
        Signal from = picture(chain.signal, place, spec.channelsLast());
        Shape.Image image = (Shape.Image) from.ours();
        Padding padding = padding(place, spec);
        learned(place, Kernels.convolution(place, spec, weights.of(place), image.channels(), theano));
        // With its zeros.
        flows(place, ((long) image.rows() + spec.rows()) * ((long) image.columns() + spec.columns()) * image.channels());
        Conv2d layer = new Conv2d(spec.filters(), spec.rows(), spec.columns(), spec.stride(), padding, spec.bias(),
                spec.activation());
        Shape.Image output = (Shape.Image) layer.output(image);
        flows(place, output.size());
        chain.layers.add(layer);
        chain.signal = spec.channelsLast()
                ? new Signal(List.of(output.rows(), output.columns(), output.channels()), output,
                        DataOrder.channelsFirst(output.rows(), output.columns(), output.channels()))
                : new Signal(List.of(output.channels(), output.rows(), output.columns()), output, null);
    }

    private Signal picture(Signal signal, Place place, boolean channelsLast) throws Refused {
        List<Integer> shape = signal.keras();
        if (shape.size() != 3) {
            throw sides(place, signal);
        }
        if (!signal.isInput()) {
            if (signal.order() != null != channelsLast) {
                throw Problem.of("mixedOrder", place.name());
            }
            return signal;
        }
        if (!channelsLast) {
            return take(place, signal, new Shape.Image(shape.getFirst(), shape.get(1), shape.get(2)), signal.order());
        }
        int[] order = DataOrder.channelsFirst(shape.getFirst(), shape.get(1), shape.get(2));
        return take(place, signal, new Shape.Image(shape.get(2), shape.getFirst(), shape.get(1)), DataOrder.then(signal.order(), order));
    }

    /// Theano's "same" has half the kernel's zeros on every side; with an even kernel it cuts the result, which ours can't.
    private Padding padding(Place place, LayerSpec.Conv spec) throws Refused {
        if (!spec.same()) {
            return new Padding.Valid();
        }
        if (!theano) {
            return new Padding.Same();
        }
        if (spec.rows() % 2 == 0 || spec.columns() % 2 == 0) {
            throw Problem.of("theanoPadding", place.name());
        }
        return new Padding.Explicit(spec.rows() / 2, spec.columns() / 2);
    }

    private void lstm(Chain chain, Place place, LayerSpec.Lstm spec) throws Refused {
        Signal from = plain(place, chain.signal);
        if (!(from.ours() instanceof Shape.Sequence(int steps, int columns))) {
            throw sides(place, from);
        }
        if (!spec.all() && steps > 1) {
            throw Problem.of("lastStep", place.name(), steps);
        }
        learned(place, Kernels.lstm(place, spec, weights.of(place), columns));
        Lstm layer = new Lstm(spec.units(), false);
        chain.layers.add(layer);
        chain.signal = new Signal(List.of(steps, spec.units()), layer.output(from.ours()), null);
        if (!spec.all()) {
            flatten(chain);
        }
    }

    /// The first side goes to the end. The numbers stay where they are with us; what changes is which of Keras's each one is.
    private static void turn(Chain chain) {
        Signal from = chain.signal;
        int count = from.keras().size();
        if (count < 2) {
            return;
        }
        List<Integer> sides = new ArrayList<>();
        for (int side = 2; side <= count; side++) {
            sides.add(side);
        }
        sides.add(1);
        List<Integer> shape = sides.stream().map(side -> from.keras().get(side - 1)).toList();
        int[] before = DataOrder.permuted(from.keras(), sides);
        chain.signal = from.isInput()
                ? new Signal(shape, null, DataOrder.then(from.order(), before))
                : new Signal(shape, from.ours(), DataOrder.then(DataOrder.inverse(before), from.order()));
    }

    private static void flatten(Chain chain) {
        Signal from = chain.signal;
        int size = from.size();
        if (from.keras().size() > 1) {
            if (!from.isInput()) {
                chain.layers.add(new Flatten());
            }
            chain.signal = new Signal(List.of(size), from.isInput() ? null : new Shape.Row(size), from.order());
        }
    }

    /// An input's numbers keep their order; what a layer gave can only become a row.
    private static void reshape(Chain chain, Place place, List<Integer> target) throws Refused {
        Signal from = chain.signal;
        List<Integer> shape = new ArrayList<>(target);
        int open = shape.indexOf(-1);
        if (open >= 0) {
            shape.set(open, 1);
            shape.set(open, (int) Math.max(1, from.size() / DataOrder.size(shape)));
        }
        if (DataOrder.size(shape) != from.size()) {
            throw Problem.of("unfit", place.name(), words(from.keras()));
        }
        if (from.isInput()) {
            chain.signal = new Signal(shape, null, from.order());
        } else if (shape.size() == 1) {
            flatten(chain);
        } else if (!shape.equals(from.keras())) {
            throw Problem.of("turned", place.name(), place.kind());
        }
    }

    private static void permute(Chain chain, Place place, List<Integer> sides) throws Refused {
        Signal from = chain.signal;
        int count = from.keras().size();
        if (sides.size() != count || sides.stream().distinct().count() != count || sides.stream().anyMatch(side -> side > count)) {
            throw Problem.of("unfit", place.name(), words(from.keras()));
        }
        if (!from.isInput()) {
            throw Problem.of("turned", place.name(), place.kind());
        }
        List<Integer> shape = sides.stream().map(side -> from.keras().get(side - 1)).toList();
        chain.signal = new Signal(shape, null, DataOrder.then(from.order(), DataOrder.permuted(from.keras(), sides)));
    }

    /// A function by itself becomes that of the linear layer before it; flattening in between changes no number.
    private static void activate(Chain chain, Place place, Activation activation) throws Refused {
        if (activation == Activation.LINEAR) {
            return;
        }
        int last = chain.layers.size() - 1;
        while (last >= 0 && chain.layers.get(last) instanceof Flatten) {
            last--;
        }
        Layer before = last < 0 ? new Flatten() : chain.layers.get(last);
        chain.layers.set(Math.max(0, last), switch (before) {
            case Dense(int outputs, boolean bias, Activation function) when function == Activation.LINEAR ->
                    new Dense(outputs, bias, activation);
            case Conv2d(int channels, int rows, int columns, int stride, Padding padding, boolean bias, Activation function) when function
                    == Activation.LINEAR ->
                    new Conv2d(channels, rows, columns, stride, padding, bias, activation);
            default -> throw Problem.of("function", place.name());
        });
    }
}
