package agentarcade.nn;

import java.util.List;
import java.util.Objects;

/// A fully connected layer: y = f(W x + b), with W of shape [outputs][inputs]. In a sequence every step passes through it by itself.
///
/// @param bias whether there is a b; without it y = f(W x)
public record Dense(int outputs, boolean bias, Activation activation) implements Layer {
    public Dense {
        if (outputs < 1) {
            throw new IllegalArgumentException("A layer needs at least 1 output, not " + outputs);
        }
        Objects.requireNonNull(activation, "activation");
    }

    @Override
    public Shape output(Shape input) {
        return switch (input) {
            case Shape.Row _ -> new Shape.Row(outputs);
            case Shape.Sequence(int steps, int _) -> new Shape.Sequence(steps, outputs);
            case Shape.Image image -> throw new IllegalArgumentException("it takes rows, not %s; put a Flatten before it".formatted(image));
        };
    }

    @Override
    public List<Tensor> parameters(Shape input) {
        int inputs = inputs(input);
        Tensor weight = new Tensor("weight", List.of(outputs, inputs), inputs, outputs);
        return bias ? List.of(weight, new Tensor("bias", List.of(outputs), inputs, outputs)) : List.of(weight);
    }

    /// How many numbers each of its outputs is a sum over.
    static int inputs(Shape input) {
        return switch (input) {
            case Shape.Row(int columns) -> columns;
            case Shape.Sequence(int _, int columns) -> columns;
            case Shape.Image image -> throw new IllegalArgumentException("No dense layer takes " + image);
        };
    }

    @Override
    public String label() {
        return "Dense " + outputs;
    }
}
