package agentarcade.keras;

import java.util.List;

/// One of a network's outputs.
///
/// @param name of the layer it comes from
/// @param shape the lengths of its sides in Keras's order, without the batch
/// @param order for each of our numbers the index of Keras's; null where both agree
/// @param softmax whether our numbers are logits of Keras's
record KerasOutput(String name, List<Integer> shape, int[] order, boolean softmax) {
}
