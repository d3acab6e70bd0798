package agentarcade.nn;

import java.util.List;

/// A long short-term memory (Hochreiter & Schmidhuber, 1997, with the forget gate of Gers et al., 2000) over the steps of a sequence:
/// i, f, o = σ(W x + U h + b), g = tanh(W x + U h + b), c ← f c + i g, h ← o tanh(c). W has the shape [4 · outputs][inputs], U
/// [4 · outputs][outputs] and b [4 · outputs], with the gates in the order input, forget, cell (g), output, as PyTorch has them.
///
/// The way back goes through all steps of a sequence, and ends at its beginning.
///
/// @param outputs the length of h and c
/// @param carried whether a batch begins with the h and c that the last one ended with ([CarriedState]), for episodes that are learnt piece
/// by piece; otherwise, and at first, with zeros
public record Lstm(int outputs, boolean carried) implements Layer {
    public Lstm {
        if (outputs < 1) {
            throw new IllegalArgumentException("A layer needs at least 1 output, not " + outputs);
        }
    }

    @Override
    public Shape output(Shape input) {
        if (!(input instanceof Shape.Sequence(int steps, int _))) {
            throw new IllegalArgumentException("it takes sequences, not " + input);
        }
        return new Shape.Sequence(steps, outputs);
    }

    @Override
    public List<Tensor> parameters(Shape input) {
        int inputs = ((Shape.Sequence) input).columns();
        return List.of(new Tensor("weight", List.of(4 * outputs, inputs), inputs, outputs),
                new Tensor("recurrent", List.of(4 * outputs, outputs), outputs, outputs),
                new Tensor("bias", List.of(4 * outputs), outputs, outputs));
    }

    @Override
    public String label() {
        return "Lstm " + outputs;
    }
}
