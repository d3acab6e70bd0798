package agentarcade.keras;

import agentarcade.nn.Shape;

import java.util.List;

/// What passes between two layers.
///
/// @param keras the lengths of its sides as Keras has it
/// @param ours as our layers have it; null for an input that no layer has taken yet, which may be looked at in several ways
/// @param order for each of our numbers (or, of an input, of this view of it) the index of Keras's; null where both agree
record Signal(List<Integer> keras, Shape ours, int[] order) {
    Signal {
        keras = List.copyOf(keras);
    }

    boolean isInput() {
        return ours == null;
    }

    int size() {
        return (int) DataOrder.size(keras);
    }
}
