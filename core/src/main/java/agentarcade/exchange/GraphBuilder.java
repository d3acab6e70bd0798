package agentarcade.exchange;

import agentarcade.env.Space;
import agentarcade.nn.Architecture;
import agentarcade.nn.Conv2d;
import agentarcade.nn.Dense;
import agentarcade.nn.Flatten;
import agentarcade.nn.Layer;
import agentarcade.nn.Lstm;
import agentarcade.nn.Shape;
import agentarcade.store.NamedArray;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Puts a [PolicyGraph] together, node behind node. Methods that add nodes return the name of the last.
final class GraphBuilder {
    private final Space.Box observations;
    private final List<Node> nodes = new ArrayList<>();
    private final List<NamedArray> arrays = new ArrayList<>();

    GraphBuilder(Space.Box observations) {
        this.observations = observations;
        bounds(PolicyGraph.OBSERVATION, observations);
    }

    /// Keeps the bounds of a space as the arrays `<name>.low` and `<name>.high`.
    void bounds(String name, Space.Box box) {
        float[] low = new float[box.size()];
        float[] high = new float[box.size()];
        for (int i = 0; i < low.length; i++) {
            low[i] = box.low(i);
            high[i] = box.high(i);
        }
        List<Integer> shape = shape(box);
        arrays.add(new NamedArray(low(name), low, shape));
        arrays.add(new NamedArray(high(name), high, shape));
    }

    static String low(String name) {
        return name + ".low";
    }

    static String high(String name) {
        return name + ".high";
    }

    static List<Integer> shape(Space.Box box) {
        return Arrays.stream(box.shape()).boxed().toList();
    }

    String add(Node node) {
        nodes.add(node);
        return node.name();
    }

    String array(String name, Object numbers, List<Integer> shape) {
        arrays.add(new NamedArray(name, numbers, shape));
        return name;
    }

    /// A chain of layers with one output.
    ///
    /// @param part begins the names of its layers
    /// @param end what its last layer is called
    String chain(String part, String source, Architecture architecture, float[] weights, String end) {
        return new Unfolding(architecture, weights).trunk(part, source, end);
    }

    /// A network with heads: each is a part of its own.
    ///
    /// @param end what the last layer of a head is called, by what it would be called otherwise
    /// @return the ends of the heads
    List<String> heads(String source, Architecture architecture, float[] weights, UnaryOperator<String> end) {
        Unfolding unfolding = new Unfolding(architecture, weights);
        String fork = unfolding.trunk("trunk", source, null);
        return architecture.heads().stream().map(head -> unfolding.head(head, fork, end)).toList();
    }

    PolicyGraph graph(List<String> outputs) {
        return new PolicyGraph(shape(observations), nodes, outputs, arrays);
    }

    private List<Integer> shape(String source) {
        return nodes.stream().filter(node -> node.name().equals(source)).findFirst().map(Node::shape).orElseGet(() -> shape(observations));
    }

    /// The sides of what one item looks like; of a sequence there is one step at a time.
    private static List<Integer> sides(Shape shape) {
        return switch (shape) {
            case Shape.Row(int columns) -> List.of(columns);
            case Shape.Image(int channels, int rows, int columns) -> List.of(channels, rows, columns);
            case Shape.Sequence(int steps, int columns) when steps == 1 -> List.of(columns);
            case Shape.Sequence sequence ->
                    throw new IllegalArgumentException("A policy acts step by step, and not on " + sequence);
        };
    }

    /// Walks through the layers of one network in their order and deals its weights out.
    private final class Unfolding {
        private final Architecture architecture;
        private final float[] weights;
        private int layer;
        private int used;
        private Shape trunkEnd;

        Unfolding(Architecture architecture, float[] weights) {
            this.architecture = architecture;
            this.weights = weights;
        }

        /// @param end what its last layer is called; null for a name like that of the others
        String trunk(String part, String source, String end) {
            List<Integer> wanted = sides(architecture.input());
            String from = shape(source).equals(wanted) ? source
                    : GraphBuilder.this.add(new Node.Reshape(part + ".input", List.of(source), wanted));
            trunkEnd = architecture.input();
            return walk(part, from, architecture.trunk(), end);
        }

        String head(Architecture.Head head, String fork, UnaryOperator<String> end) {
            Shape shared = trunkEnd;
            String last = walk(head.name(), fork, head.layers(), end.apply(head.name()));
            trunkEnd = shared;
            return last;
        }

        private String walk(String part, String source, List<Layer> layers, String end) {
            String from = source;
            for (int i = 0; i < layers.size(); i++) {
                boolean named = end != null && i == layers.size() - 1;
                from = add(layers.get(i), named ? end : "%s.%d".formatted(part, i + 1), from);
            }
            return from;
        }

        private String add(Layer kind, String name, String source) {
            layer++;
            Shape input = trunkEnd;
            trunkEnd = kind.output(input);
            List<String> names = architecture.tensors(layer).stream().map(tensor -> tensor(name, tensor)).toList();
            Optional<String> bias = names.size() > 1 ? Optional.of(names.get(1)) : Optional.empty();
            List<String> reads = List.of(source);
            List<Integer> shape = sides(trunkEnd);
            return GraphBuilder.this.add(switch (kind) {
                case Flatten _ -> new Node.Reshape(name, reads, shape);
                case Dense dense -> new Node.Dense(name, reads, shape, names.getFirst(), bias, dense.activation());
                case Conv2d conv -> new Node.Conv2d(name, reads, shape, names.getFirst(), bias, conv.activation(),
                        List.of(conv.kernelRows(), conv.kernelColumns()), conv.stride(), padding(conv, (Shape.Image) input));
                case Lstm _ -> new Node.Lstm(name, reads, shape, names.get(0), names.get(1), names.get(2));
            });
        }

        private String tensor(String node, Layer.Tensor tensor) {
            int end = used + Math.toIntExact(tensor.size());
            float[] numbers = Arrays.copyOfRange(weights, used, end);
            used = end;
            return array("%s.%s".formatted(node, tensor.name().substring(tensor.name().indexOf('.') + 1)), numbers, tensor.shape());
        }

        private List<Integer> padding(Conv2d conv, Shape.Image image) {
            Conv2d.Side down = conv.down(image);
            Conv2d.Side across = conv.across(image);
            return List.of(down.before(), across.before(), down.padded() - image.rows() - down.before(),
                    across.padded() - image.columns() - across.before());
        }
    }
}
