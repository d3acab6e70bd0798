package agentarcade.nn;

import java.util.List;

/// A layer as plain data: what it computes and how large it is. The numbers are in a [Network].
public sealed interface Layer permits Dense, Conv2d, Flatten, Lstm {
    /// What it makes of `input`.
    ///
    /// @throws IllegalArgumentException when it can't take that, with what it would take
    Shape output(Shape input);

    /// Its parameters for such an input, in the order in which they are listed everywhere; empty if it learns nothing.
    List<Tensor> parameters(Shape input);

    /// A name for messages, such as "Dense 64".
    String label();

    /// A named array of parameters.
    ///
    /// @param shape the lengths of its sides; the numbers are in row-major order
    /// @param fanIn how many numbers each of the layer's sums is over
    /// @param fanOut how many sums each of the layer's inputs is in
    record Tensor(String name, List<Integer> shape, int fanIn, int fanOut) {
        public Tensor {
            shape = List.copyOf(shape);
        }

        /// How many numbers it has.
        public long size() {
            return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        }

        /// Whether it is added to the sums rather than multiplied with inputs.
        public boolean isBias() {
            return shape.size() == 1;
        }

        Tensor named(String name) {
            return new Tensor(name, shape, fanIn, fanOut);
        }
    }
}
