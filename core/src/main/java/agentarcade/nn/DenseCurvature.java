package agentarcade.nn;

import java.lang.foreign.MemorySegment;

/// A dense layer's part in a Hessian-vector product. R{z} is the rate at which a number z changes when the parameters θ move along a
/// direction v: d/dr z(θ + r v) at r = 0 (Pearlmutter, 1994, "Fast exact multiplication by the Hessian"). For a layer y = f(s),
/// s = x W + b, with slopes δ = dL/ds, whose part of the direction is V and v_b:
///
/// - on the way forward R{s} = v_b + x V + R{x} W and R{y} = f′ R{s},
/// - on the way back R{δ} = f′ R{dL/dy} + f″ dL/dy R{s},
/// - the products R{dL/dW} = R{x}ᵀ δ + xᵀ R{δ} and R{dL/db} = Σ R{δ} over the batch,
/// - and for the layer before R{dL/dx} = δ Vᵀ + R{δ} Wᵀ.
///
/// What is the same for all directions is in the [DensePoint]. R{x} of the first layer is zero, which halves its work.
final class DenseCurvature {
    private final Dense shape;
    private final WorkingLayer layer;
    private final Matrix read;
    private final DensePoint point;
    /// The layer whose outputs this one reads; null if it reads the network's input.
    private final DenseCurvature before;

    private final MemorySegment directionWeights;
    private final Matrix turnedDirection;
    private final Products.Rows directionRows;
    private final Products.Rows directionBias;
    private final Products.Rows weightProduct;
    private final MemorySegment biasProduct;
    private final Products.Rows none;

    private final Matrix sumRates;
    private final Matrix outputRates;
    /// R{dL/dy}, which becomes R{dL/ds}.
    private final Matrix slopeRates;

    /// Where the first of two products waits for the second.
    private final Products.Rows sumHalf;
    private final Products.Rows weightHalf;
    private final Products.Rows inputHalf;

    /// @param read what the layer reads
    /// @param before the layer that wrote it, null for the network's input
    /// @param direction this layer's part of v, laid out as its parameters
    /// @param product where its part of H v goes
    DenseCurvature(Dense shape, WorkingLayer layer, Matrix read, DenseCurvature before, MemorySegment direction, MemorySegment product,
            Memory memory) {
        this.shape = shape;
        this.layer = layer;
        this.read = read;
        this.before = before;
        int rows = read.rows();
        int inputs = read.columns();
        int outputs = shape.outputs();
        point = DensePoint.of(rows, inputs, outputs, memory);
        turnedDirection = new Matrix(memory, outputs, inputs);
        sumRates = new Matrix(memory, rows, outputs);
        outputRates = new Matrix(memory, rows, outputs);
        slopeRates = new Matrix(memory, rows, outputs);
        sumHalf = new Products.Rows(new Matrix(memory, rows, outputs));
        weightHalf = new Products.Rows(new Matrix(memory, inputs, outputs));
        inputHalf = new Products.Rows(new Matrix(memory, rows, inputs));

        long rowBytes = slopeRates.rowBytes();
        long weightBytes = inputs * rowBytes;
        long widest = Math.max(rowBytes, read.rowBytes());
        none = Products.Rows.same(memory.floats(widest / Float.BYTES), widest);
        directionWeights = direction.asSlice(0, weightBytes);
        directionRows = new Products.Rows(directionWeights, rowBytes, rowBytes);
        directionBias = shape.bias() ? Products.Rows.same(direction.asSlice(weightBytes, rowBytes), rowBytes) : none;
        weightProduct = new Products.Rows(product.asSlice(0, weightBytes), rowBytes, rowBytes);
        biasProduct = shape.bias() ? product.asSlice(weightBytes, rowBytes) : null;
    }

    /// Makes the network's last pass forward and back the point of the products to come.
    void capture(int rows) {
        point.capture(shape.activation(), read, layer, rows);
    }

    /// Finds R{s} and R{y}, after the layer before did.
    void forward(int rows) {
        Products.Rows sums = new Products.Rows(sumRates);
        Products.Left input = new Products.Left(point.input());
        if (before == null) {
            Products.multiply(input, directionRows, directionBias, sums, rows, read.columns());
        } else {
            Products.multiply(input, directionRows, directionBias, sumHalf, rows, read.columns());
            Products.multiply(new Products.Left(before.outputRates), new Products.Rows(point.weights()), sumHalf, sums, rows,
                    read.columns());
        }
        SecondOrder.multiply(sumRates.numbers(), point.derivative().numbers(), outputRates.numbers(), rows * sumRates.rowBytes());
    }

    /// As the last layer: R{dL/dy} = d²L/dy² · R{y}.
    void turnBack(Matrix outputCurvature, int rows) {
        SecondOrder.multiply(outputCurvature.numbers(), outputRates.numbers(), slopeRates.numbers(), rows * slopeRates.rowBytes());
    }

    /// Finds R{δ} and this layer's part of the product, and tells the layer before R{dL/dx}.
    void backward(int rows) {
        SecondOrder.multiplyAndAdd(slopeRates.numbers(), point.derivative().numbers(), point.bend().numbers(), sumRates.numbers(),
                rows * slopeRates.rowBytes());
        if (shape.bias()) {
            Elementwise.sumRows(slopeRates.numbers(), slopeRates.rowBytes(), rows, biasProduct);
        }
        Products.Left inputColumns = new Products.Left(point.input()).transposed();
        Products.Rows rates = new Products.Rows(slopeRates);
        if (before == null) {
            Products.multiply(inputColumns, rates, none, weightProduct, read.columns(), rows);
        } else {
            Products.Left rateColumns = new Products.Left(before.outputRates).transposed();
            Products.multiply(rateColumns, new Products.Rows(point.slopes()), none, weightHalf, read.columns(), rows);
            Products.multiply(inputColumns, rates, weightHalf, weightProduct, read.columns(), rows);
            passBack(rows);
        }
    }

    private void passBack(int rows) {
        Elementwise.transpose(directionWeights, slopeRates.rowBytes(), read.columns(), shape.outputs(), turnedDirection.numbers(),
                turnedDirection.rowBytes());
        Products.multiply(new Products.Left(point.slopes()), new Products.Rows(turnedDirection), none, inputHalf, rows, shape.outputs());
        Products.multiply(new Products.Left(slopeRates), new Products.Rows(point.turnedWeights()), inputHalf,
                new Products.Rows(before.slopeRates), rows, shape.outputs());
    }
}
