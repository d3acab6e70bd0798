package agentarcade.exchange;

import agentarcade.nn.Activation;
import agentarcade.store.AppVersion;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;

import java.util.List;
import java.util.Optional;

/// A policy as an ONNX model: opset 17, 32-bit numbers, any number of observations at once. What stands in [PolicyGraph] under a name has
/// the same name here, with a first side more, [#BATCH]. (https://github.com/onnx/onnx/blob/main/docs/Operators.md has the operators.)
final class OnnxModel {
    /// The oldest version of the file format that knows this opset.
    static final int IR_VERSION = 8;
    static final int OPSET = 17;
    /// The name of the first side of everything.
    static final String BATCH = "batch";

    private final OnnxGraph graph = new OnnxGraph();

    private OnnxModel() {
    }

    static ModelProto of(PolicyExport policy) {
        return ModelProto.newBuilder().setIrVersion(IR_VERSION)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .setProducerName("Agent Arcade").setProducerVersion(AppVersion.current())
                .addMetadataProps(StringStringEntryProto.newBuilder().setKey(PolicyExport.DESCRIPTION)
                        .setValue(policy.description().toString()))
                .setGraph(new OnnxModel().graph(policy.graph())).build();
    }

    private GraphProto graph(PolicyGraph policy) {
        graph.input(PolicyGraph.OBSERVATION, policy.observation());
        policy.arrays().stream().filter(array -> policy.nodes().stream().anyMatch(node -> uses(node, array.name())))
                .forEach(array -> graph.array(array.name(), array.numbers(), array.shape()));
        for (Node node : policy.nodes()) {
            String[] reads = node.reads().toArray(String[]::new);
            switch (node) {
                case Node.Normalise normalise -> normalise(normalise);
                case Node.Reshape reshape -> graph.operator("Reshape", reshape.name(), reshape.reads().getFirst(), sides(reshape));
                case Node.Dense dense -> activated(dense.name(), dense.activation(), sums -> graph.operator("Gemm", sums,
                        with(dense.reads().getFirst(), dense.weight(), dense.bias())).number("transB", 1));
                case Node.Conv2d conv -> activated(conv.name(), conv.activation(), sums -> graph.operator("Conv", sums,
                        with(conv.reads().getFirst(), conv.weight(), conv.bias())).numbers("kernel_shape", conv.kernel())
                        .numbers("strides", List.of(conv.stride(), conv.stride())).numbers("pads", conv.padding()));
                case Node.Lstm lstm -> new OnnxLstm(graph, policy).add(lstm);
                case Node.Concat concat -> graph.operator("Concat", concat.name(), reads).number("axis", 1);
                case Node.Dueling dueling -> dueling(dueling);
                case Node.PrependZero zero -> graph.operator("Pad", zero.name(), reads[0],
                        graph.array(zero.name() + ".pads", new long[] {0, 1, 0, 0}, List.of(4)));
                case Node.Times times -> graph.operator("Mul", times.name(), reads[0],
                        graph.array(times.name() + ".factor", new float[] {times.factor()}, List.of()));
                case Node.Scale scale -> scale(scale, policy);
                case Node.Clip clip -> clip(clip.name(), reads[0], clip.low(), clip.high());
                case Node.Argmax argmax -> graph.operator("ArgMax", argmax.name(), reads).number("axis", 1).number("keepdims", 0);
            }
        }
        for (String output : policy.outputs()) {
            Node node = policy.nodes().stream().filter(one -> one.name().equals(output)).findFirst().orElseThrow();
            graph.output(output, node instanceof Node.Argmax ? DataType.INT64 : DataType.FLOAT, node.shape());
        }
        return graph.build("policy");
    }

    /// Whether a model needs this array as it is: what is put differently in ONNX is added where it is used.
    private static boolean uses(Node node, String array) {
        return switch (node) {
            case Node.Normalise normalise -> List.of(normalise.mean(), normalise.deviation()).contains(array);
            case Node.Dense dense -> dense.weight().equals(array) || dense.bias().equals(Optional.of(array));
            case Node.Conv2d conv -> conv.weight().equals(array) || conv.bias().equals(Optional.of(array));
            case Node.Clip clip -> List.of(clip.low(), clip.high()).contains(array);
            case Node.Scale scale -> List.of(scale.low(), scale.high()).contains(array);
            case Node.Lstm _,Node.Reshape _,Node.Concat _,Node.Dueling _,Node.PrependZero _,Node.Times _,Node.Argmax _ -> false;
        };
    }

    private String sides(Node.Reshape reshape) {
        long[] sides = new long[reshape.shape().size() + 1];
        sides[0] = -1;
        for (int i = 1; i < sides.length; i++) {
            sides[i] = reshape.shape().get(i - 1);
        }
        return graph.array(reshape.name() + ".sides", sides, List.of(sides.length));
    }

    private static String[] with(String source, String weight, Optional<String> bias) {
        return bias.map(name -> new String[] {source, weight, name}).orElseGet(() -> new String[] {source, weight});
    }

    @FunctionalInterface
    private interface Sums {
        void add(String name);
    }

    private void activated(String name, Activation activation, Sums sums) {
        Optional<String> operator = switch (activation) {
            case LINEAR -> Optional.empty();
            case RELU -> Optional.of("Relu");
            case TANH -> Optional.of("Tanh");
            case SIGMOID -> Optional.of("Sigmoid");
        };
        String before = operator.isPresent() ? name + ".sums" : name;
        sums.add(before);
        operator.ifPresent(function -> graph.operator(function, name, before));
    }

    /// In 64 bits: near a mean that is large beside its deviation, 32 would lose what counts.
    private void normalise(Node.Normalise node) {
        String name = node.name();
        graph.operator("Cast", name + ".wide", node.reads().getFirst()).number("to", DataType.DOUBLE_VALUE);
        graph.operator("Sub", name + ".centred", name + ".wide", node.mean());
        graph.operator("Div", name + ".scaled", name + ".centred", node.deviation());
        graph.operator("Clip", name + ".clipped", name + ".scaled", graph.array(name + ".least", new double[] {-node.clip()}, List.of()),
                graph.array(name + ".most", new double[] {node.clip()}, List.of()));
        graph.operator("Cast", name, name + ".clipped").number("to", DataType.FLOAT_VALUE);
    }

    private void dueling(Node.Dueling node) {
        String value = node.reads().getFirst();
        String advantage = node.reads().getLast();
        graph.operator("ReduceMean", node.name() + ".mean", advantage).numbers("axes", List.of(1)).number("keepdims", 1);
        graph.operator("Sub", node.name() + ".better", advantage, node.name() + ".mean");
        graph.operator("Add", node.name(), value, node.name() + ".better");
    }

    private void clip(String name, String source, String low, String high) {
        graph.operator("Max", name + ".atLeast", source, low);
        graph.operator("Min", name, name + ".atLeast", high);
    }

    private void scale(Node.Scale node, PolicyGraph policy) {
        String name = node.name();
        float[] low = OnnxGraph.floats(policy, node.low());
        float[] high = OnnxGraph.floats(policy, node.high());
        float[] half = new float[low.length];
        float[] middle = new float[low.length];
        for (int i = 0; i < half.length; i++) {
            half[i] = (float) (((double) high[i] - low[i]) / 2);
            middle[i] = (float) (((double) low[i] + high[i]) / 2);
        }
        graph.operator("Mul", name + ".times", node.reads().getFirst(), graph.array(name + ".half", half, node.shape()));
        graph.operator("Add", name + ".moved", name + ".times", graph.array(name + ".middle", middle, node.shape()));
        clip(name, name + ".moved", node.low(), node.high());
    }
}
