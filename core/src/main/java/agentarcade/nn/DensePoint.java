package agentarcade.nn;

import java.lang.foreign.MemorySegment;

/// What second derivatives need to know of a dense layer y = f(s), s = x W + b, at one point: copies, so that the network may go on.
/// Items are rows.
///
/// @param input x
/// @param slopes dL/ds
/// @param derivative f′(s)
/// @param bend f″(s) · dL/dy
/// @param weights W, shape [inputs][outputs] as in [DenseLayer]
/// @param turnedWeights Wᵀ
record DensePoint(Matrix input, Matrix slopes, Matrix derivative, Matrix bend, Matrix weights, Matrix turnedWeights) {
    static DensePoint of(int rows, int inputs, int outputs, Memory memory) {
        return new DensePoint(new Matrix(memory, rows, inputs), new Matrix(memory, rows, outputs), new Matrix(memory, rows, outputs),
                new Matrix(memory, rows, outputs), new Matrix(memory, inputs, outputs), new Matrix(memory, outputs, inputs));
    }

    /// Copies a layer's last pass forward and back.
    ///
    /// @param read what the layer reads
    void capture(Activation activation, Matrix read, WorkingLayer layer, int rows) {
        MemorySegment y = layer.output().values().numbers();
        long bytes = rows * slopes.rowBytes();
        input.copyFrom(read, rows);
        slopes.copyFrom(layer.output().slopes(), rows);
        SecondOrder.one(derivative.numbers(), bytes);
        Elementwise.slope(activation, y, derivative.numbers(), bytes);
        SecondOrder.bend(activation, y, slopes.numbers(), bend.numbers(), bytes);
        MemorySegment.copy(layer.flatParameters(), 0, weights.numbers(), 0, weights.numbers().byteSize());
        Elementwise.transpose(weights.numbers(), weights.rowBytes(), weights.rows(), weights.columns(), turnedWeights.numbers(),
                turnedWeights.rowBytes());
    }
}
