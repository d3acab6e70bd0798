package agentarcade.exchange;

import agentarcade.store.NamedArray;
import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The graph of an ONNX model under construction, in few words.
final class OnnxGraph {
    private final GraphProto.Builder graph = GraphProto.newBuilder();

    GraphProto build(String name) {
        return graph.setName(name).build();
    }

    /// A 32-bit input; `shape` is that of one item of the batch.
    void input(String name, List<Integer> shape) {
        graph.addInput(value(name, DataType.FLOAT, shape));
    }

    void output(String name, DataType type, List<Integer> shape) {
        graph.addOutput(value(name, type, shape));
    }

    private static ValueInfoProto value(String name, DataType type, List<Integer> shape) {
        TensorShapeProto.Builder sides = TensorShapeProto.newBuilder().addDim(Dimension.newBuilder().setDimParam(OnnxModel.BATCH));
        shape.forEach(side -> sides.addDim(Dimension.newBuilder().setDimValue(side)));
        return ValueInfoProto.newBuilder().setName(name)
                .setType(TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(sides)))
                .build();
    }

    /// Numbers that never change.
    ///
    /// @param numbers `float[]`, `double[]` or `long[]`, row by row
    /// @return the name
    String array(String name, Object numbers, List<Integer> shape) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name);
        shape.forEach(tensor::addDims);
        switch (numbers) {
            case float[] floats -> {
                tensor.setDataType(DataType.FLOAT_VALUE);
                for (float number : floats) {
                    tensor.addFloatData(number);
                }
            }
            case double[] doubles -> tensor.setDataType(DataType.DOUBLE_VALUE)
                    .addAllDoubleData(Arrays.stream(doubles).boxed().collect(Collectors.toList()));
            case long[] longs -> tensor.setDataType(DataType.INT64_VALUE)
                    .addAllInt64Data(Arrays.stream(longs).boxed().collect(Collectors.toList()));
            default -> throw new IllegalArgumentException("%s has no numbers for a model".formatted(name));
        }
        graph.addInitializer(tensor);
        return name;
    }

    /// An operator with one output.
    Operator operator(String type, String output, String... inputs) {
        return operator(type, List.of(output), inputs);
    }

    Operator operator(String type, List<String> outputs, String... inputs) {
        return new Operator(graph.addNodeBuilder().setOpType(type).setName(outputs.getLast() + "/" + type)
                .addAllInput(List.of(inputs)).addAllOutput(outputs));
    }

    /// Attributes of an operator.
    record Operator(NodeProto.Builder node) {
        Operator number(String name, long value) {
            node.addAttribute(AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INT).setI(value));
            return this;
        }

        Operator numbers(String name, List<Integer> values) {
            node.addAttribute(AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS)
                    .addAllInts(values.stream().map(Integer::longValue).toList()));
            return this;
        }
    }

    /// The numbers of one of a policy's arrays of 32 bits.
    static float[] floats(PolicyGraph policy, String name) {
        return (float[]) policy.arrays().stream().filter(array -> array.name().equals(name)).map(NamedArray::numbers).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no array " + name));
    }
}
