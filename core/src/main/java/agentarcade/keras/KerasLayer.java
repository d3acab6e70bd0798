package agentarcade.keras;

import java.util.List;

/// A layer of the network as Keras has it, and what it is here.
///
/// @param kind Keras's name of its class, such as "Convolution2D"
/// @param output the lengths of the sides of what it gives, in Keras's order, without the batch
/// @param ours the layer it became, such as "Conv2d 16@4×4/2"; empty if it became none because it computes nothing
public record KerasLayer(String name, String kind, List<Integer> output, String ours, long parameters) {
    public KerasLayer {
        output = List.copyOf(output);
    }
}
