package agentarcade.keras;

import agentarcade.AllowedTo;
import agentarcade.AllowedTo.Deed;
import agentarcade.knob.Refused;
import agentarcade.nn.Architecture;
import agentarcade.nn.Memory;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A model of Keras 1 or 2 as a network of ours that computes the same: layers, weights, and where the numbers of inputs and outputs go.
/// Plain immutable data; [#open] makes it work.
@AllowedTo(value = Deed.TOUCH_FILES, because = "it is told which files, and hands them on to KerasFiles")
public final class KerasModel {
    private final NetworkBuilder.Built built;

    KerasModel(NetworkBuilder.Built built) {
        this.built = built;
    }

    /// Reads a model.
    ///
    /// @param file the layers as YAML or JSON, or an HDF5 file that has them inside, as `model.save` writes it
    /// @param weights an HDF5 file with the weights, as `save_weights` or `save` writes it; may be left out if `file` has them
    /// @throws Refused with a sentence if the files can't be read, or if the network can't be had here as it is
    public static KerasModel read(Path file, Optional<Path> weights) throws Refused {
        KerasContents contents = KerasContents.read(file, weights);
        if (contents.refusal().isPresent()) {
            throw contents.refusal().get();
        }
        return contents.model().orElseThrow();
    }

    public Architecture architecture() {
        return built.architecture();
    }

    /// A copy of the weights, in the order of [agentarcade.nn.Network#parameters()].
    public float[] parameters() {
        return built.parameters().clone();
    }

    public long parameterCount() {
        return built.parameters().length;
    }

    /// The sides of an input as Keras has it, without the batch, such as 16 × 16 × 4.
    public List<Integer> inputShape() {
        return built.keras();
    }

    /// For each number of our input the index of Keras's.
    public int[] inputOrder() {
        int[] order = new int[built.architecture().inputs()];
        for (int i = 0; i < order.length; i++) {
            order[i] = built.inputOrder() == null ? i : built.inputOrder()[i];
        }
        return order;
    }

    /// The names of the layers that the outputs come from.
    public List<String> outputNames() {
        return built.outputs().stream().map(KerasOutput::name).toList();
    }

    /// The sides of each output as Keras has it, without the batch.
    public List<List<Integer>> outputShapes() {
        return built.outputs().stream().map(KerasOutput::shape).toList();
    }

    /// For each output whether it is probabilities. The network itself gives their logits, of which [KerasNetwork#predict] makes them.
    public List<Boolean> probabilities() {
        return built.outputs().stream().map(KerasOutput::softmax).toList();
    }

    /// The layers of the network in the order in which they compute, those that compute nothing included.
    public List<KerasLayer> layers() {
        return List.copyOf(built.layers());
    }

    /// The network, ready to compute on the calling thread, in memory of the JDK.
    public KerasNetwork open() {
        return new KerasNetwork(built, Memory.arena());
    }
}
