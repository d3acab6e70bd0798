package agentarcade.nn;

import agentarcade.nn.Architecture.Place;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// The layers of a network at work, in the order in which they compute, with their parameters and what flows between them.
final class Graph {
    private final Flow input;
    private final List<Flow> flows;
    private final List<Flow> outputs;
    private final MemorySegment parameters;
    private final MemorySegment gradients;
    private final FlatOrder order;
    private final Link[] links;
    /// Of the last forward.
    private int items;

    /// A working layer in the graph; flattening takes no work and has none.
    ///
    /// @param index in [Architecture#places()]
    /// @param fromInput whether it reads the network's input
    /// @param adds whether a later layer has left slopes in its source when its turn comes on the way back
    private record Link(WorkingLayer layer, int index, boolean fromInput, boolean adds) {
    }

    Graph(Architecture architecture, int maxBatch, Memory memory) {
        List<Place> places = architecture.places();
        input = Flow.input(architecture.input(), maxBatch, memory);
        List<Flow> sources = new ArrayList<>();
        flows = new ArrayList<>();
        long size = 0;
        for (Place place : places) {
            Flow source = place.from() < 0 ? input : flows.get(place.from());
            sources.add(source);
            flows.add(place.layer() instanceof Flatten ? source.flattened() : Flow.output(place.output(), maxBatch, memory));
            size += paddedSize(place, source);
        }
        outputs = architecture.ends().stream().map(flows::get).toList();
        parameters = memory.floats(size);
        gradients = memory.floats(size);
        boolean[] adds = adds(places, sources);

        List<Link> working = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        long start = 0;
        for (int i = 0; i < places.size(); i++) {
            Layer layer = places.get(i).layer();
            Flow source = sources.get(i);
            long length = paddedSize(places.get(i), source);
            if (!(layer instanceof Flatten)) {
                WorkingLayer.Slice slice = WorkingLayer.Slice.of(parameters, gradients, start, length);
                WorkingLayer worker = WorkingLayer.of(layer, source, flows.get(i), slice, memory);
                int base = Math.toIntExact(start);
                worker.places(place -> positions.add(base + place));
                working.add(new Link(worker, i, source.root() == input, adds[i]));
            }
            start += length;
        }
        links = working.toArray(Link[]::new);
        order = new FlatOrder("This network", positions.stream().mapToInt(Integer::intValue).toArray());
    }

    /// Kernels run over whole vectors, so parts of the flat arrays must not share one.
    private static long paddedSize(Place place, Flow source) {
        long size = WorkingLayer.size(place.layer(), source);
        if (size * Float.BYTES % Layout.ALIGNMENT != 0) {
            throw new IllegalStateException("%s takes %d floats, which is no multiple of 16".formatted(place.name(), size));
        }
        return size;
    }

    /// Of several layers that read the same, the last one writes its slopes first on the way back, and the others add theirs.
    private static boolean[] adds(List<Place> places, List<Flow> sources) {
        boolean[] adds = new boolean[places.size()];
        Set<Flow> written = new HashSet<>();
        for (int i = places.size() - 1; i >= 0; i--) {
            adds[i] = !(places.get(i).layer() instanceof Flatten) && !written.add(sources.get(i).root());
        }
        return adds;
    }

    void forward(int items) {
        this.items = items;
        for (Link link : links) {
            link.layer.forward(items);
        }
    }

    /// Overwrites all gradients.
    void backward(int items) {
        for (int i = links.length - 1; i >= 0; i--) {
            Link link = links[i];
            link.layer.slope(items);
            link.layer.gradients(items);
            if (!link.fromInput) {
                link.layer.passBack(items, link.adds);
            }
        }
    }

    /// Computes dL/d input and leaves the gradients alone.
    void backToInput(int items) {
        for (int i = links.length - 1; i >= 0; i--) {
            links[i].layer.slope(items);
            links[i].layer.passBack(items, links[i].adds);
        }
    }

    void infer() {
        for (Link link : links) {
            link.layer.infer();
        }
    }

    /// The index in [Architecture#places()] of the layer where NaN or an infinity first appeared: on the way forward in what it gave, or else
    /// on the way back in its gradients.
    OptionalInt firstNonFinite() {
        for (Link link : links) {
            Flow output = link.layer.output();
            if (!Elementwise.finite(output.values().numbers(), items * output.rowsPerItem() * output.values().rowBytes())) {
                return OptionalInt.of(link.index);
            }
        }
        for (int i = links.length - 1; i >= 0; i--) {
            MemorySegment found = links[i].layer.flatGradients();
            if (!Elementwise.finite(found, found.byteSize())) {
                return OptionalInt.of(links[i].index);
            }
        }
        return OptionalInt.empty();
    }

    /// The layers that learn something, in order.
    List<LayerGradients> layerGradients(Network network) {
        return Arrays.stream(links).map(link -> new LayerGradients(network, link.index + 1, link.layer)).toList();
    }

    /// Sets all slopes to zero, on every item.
    void clearSlopes() {
        for (Link link : links) {
            link.layer.output().clearSlopes();
        }
    }

    /// The layers that compute something, in the order in which they do.
    List<WorkingLayer> layers() {
        return Arrays.stream(links).map(Link::layer).toList();
    }

    /// What is carried from batch to batch: tables with a row for each item.
    List<Matrix> carried() {
        return Arrays.stream(links).flatMap(link -> link.layer.carried().stream()).toList();
    }

    /// The same of one item by itself.
    List<Matrix> carriedSingle() {
        return Arrays.stream(links).flatMap(link -> link.layer.carriedSingle().stream()).toList();
    }

    Flow input() {
        return input;
    }

    /// What the layer with this index in [Architecture#places()] writes.
    Flow of(int index) {
        return flows.get(index);
    }

    Flow output(int head) {
        return outputs.get(head);
    }

    MemorySegment parameters() {
        return parameters;
    }

    MemorySegment gradients() {
        return gradients;
    }

    FlatOrder order() {
        return order;
    }
}
