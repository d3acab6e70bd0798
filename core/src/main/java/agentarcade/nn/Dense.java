package agentarcade.nn;

import java.util.Objects;

/// A fully connected layer: y = f(W x + b), with W of shape [outputs][inputs]. Plain data; the numbers are in a [Network].
///
/// @param bias whether there is a b; without it y = f(W x)
public record Dense(int outputs, boolean bias, Activation activation) {
    public Dense {
        if (outputs < 1) {
            throw new IllegalArgumentException("A layer needs at least 1 output, not " + outputs);
        }
        Objects.requireNonNull(activation, "activation");
    }
}
