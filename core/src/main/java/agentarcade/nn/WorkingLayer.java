package agentarcade.nn;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.IntConsumer;

/// A layer at work: reads one flow, writes another. Its parameters and their gradients are slices of the network's flat arrays.
///
/// One update calls [#forward], then on the way back [#slope], [#gradients] and [#passBack], in this order. `items` is the batch.
abstract sealed class WorkingLayer permits DenseLayer, ConvLayer, LstmLayer {
    private final MemorySegment parameters;
    private final MemorySegment gradients;
    private final Flow output;

    WorkingLayer(Slice slice, Flow output) {
        this.parameters = slice.parameters;
        this.gradients = slice.gradients;
        this.output = output;
    }

    /// A layer's part of the network's flat arrays.
    record Slice(MemorySegment parameters, MemorySegment gradients) {
        static Slice of(MemorySegment parameters, MemorySegment gradients, long start, long size) {
            return new Slice(parameters.asSlice(start * Float.BYTES, size * Float.BYTES),
                    gradients.asSlice(start * Float.BYTES, size * Float.BYTES));
        }

        /// The same part of both, in bytes.
        Slice part(long start, long bytes) {
            return new Slice(parameters.asSlice(start, bytes), gradients.asSlice(start, bytes));
        }
    }

    /// What it writes, and where dL/d output is put before the way back.
    final Flow output() {
        return output;
    }

    /// The parameters, padded.
    final MemorySegment flatParameters() {
        return parameters;
    }

    /// The gradients, in the places of the parameters.
    final MemorySegment flatGradients() {
        return gradients;
    }

    /// Tells where in this layer's part each parameter lies (in floats), in the order of [Layer#parameters].
    abstract void places(IntConsumer visitor);

    abstract void forward(int items);

    /// The item in the input's [Flow#single] through this layer, apart from the batch.
    abstract void infer();

    /// Turns dL/d output into dL/d sum, in place.
    abstract void slope(int items);

    /// Overwrites the gradients with dL/d parameters, summed over the batch.
    abstract void gradients(int items);

    /// Writes dL/d input.
    ///
    /// @param add whether to add it to what another layer has written there
    abstract void passBack(int items, boolean add);

    /// What the next [#forward] begins with, a row for each item: h, then c; empty for a layer that carries nothing.
    List<Matrix> carried() {
        return List.of();
    }

    /// The same of [#infer].
    List<Matrix> carriedSingle() {
        return List.of();
    }

    /// Floats a layer takes in a flat array when it reads `source`, padding included.
    static long size(Layer layer, Flow source) {
        return switch (layer) {
            case Dense dense -> DenseLayer.size(dense, source);
            case Conv2d conv -> ConvLayer.size(conv, source);
            case Flatten _ -> 0;
            case Lstm lstm -> LstmLayer.size(lstm, source);
        };
    }

    static WorkingLayer of(Layer layer, Flow source, Flow output, Slice slice, Memory memory) {
        return switch (layer) {
            case Dense dense -> new DenseLayer(dense, source, output, slice, memory);
            case Conv2d conv -> new ConvLayer(conv, source, output, slice, memory);
            case Flatten flatten -> throw new IllegalArgumentException("There is nothing to do for " + flatten);
            case Lstm lstm -> new LstmLayer(lstm, source, output, slice, memory);
        };
    }
}
