package agentarcade.exchange;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;

import java.util.List;

/// One step of an LSTM in ONNX. What it remembers comes in and goes out: `<node>.h` and `<node>.c` are further inputs, `<node>.h.next` and
/// `<node>.c.next` further outputs, all of shape [batch][units].
final class OnnxLstm {
    /// ONNX has the gates in the order input, output, forget, cell; ours are input, forget, cell, output.
    private static final int[] OURS = {0, 3, 1, 2};

    private final OnnxGraph graph;
    private final PolicyGraph policy;

    OnnxLstm(OnnxGraph graph, PolicyGraph policy) {
        this.graph = graph;
        this.policy = policy;
    }

    void add(Node.Lstm node) {
        String name = node.name();
        int units = node.units();
        float[] weight = reordered(node.weight(), units);
        float[] recurrent = reordered(node.recurrent(), units);
        float[] bias = reordered(node.bias(), units);
        // Operators have a bias for W x and another for U h; ours is one.
        float[] both = new float[2 * bias.length];
        System.arraycopy(bias, 0, both, 0, bias.length);
        graph.input(name + ".h", List.of(units));
        graph.input(name + ".c", List.of(units));
        // ONNX wants a first side for time (x) or for directions (h and c); both are 1.
        String first = graph.array(name + ".first", new long[] {0}, List.of(1));
        graph.operator("Unsqueeze", name + ".x.step", node.reads().getFirst(), first);
        graph.operator("Unsqueeze", name + ".h.step", name + ".h", first);
        graph.operator("Unsqueeze", name + ".c.step", name + ".c", first);
        graph.operator("LSTM", List.of("", name + ".h.after", name + ".c.after"), name + ".x.step",
                graph.array(node.weight(), weight, List.of(1, 4 * units, weight.length / (4 * units))),
                graph.array(node.recurrent(), recurrent, List.of(1, 4 * units, units)),
                graph.array(node.bias(), both, List.of(1, both.length)), "", name + ".h.step", name + ".c.step")
                .number("hidden_size", units);
        graph.operator("Squeeze", name, name + ".h.after", first);
        graph.operator("Identity", name + ".h.next", name);
        graph.operator("Squeeze", name + ".c.next", name + ".c.after", first);
        graph.output(name + ".h.next", DataType.FLOAT, List.of(units));
        graph.output(name + ".c.next", DataType.FLOAT, List.of(units));
    }

    /// The rows of all units of each gate, gate by gate in ONNX's order.
    private float[] reordered(String array, int units) {
        float[] ours = OnnxGraph.floats(policy, array);
        int gate = ours.length / 4;
        float[] theirs = new float[ours.length];
        for (int i = 0; i < OURS.length; i++) {
            System.arraycopy(ours, OURS[i] * gate, theirs, i * gate, gate);
        }
        return theirs;
    }
}
