package agentarcade.keras;

import agentarcade.nn.Memory;
import agentarcade.nn.Network;

import java.util.ArrayList;
import java.util.List;

/// A Keras model at work: takes and gives numbers in Keras's own order, whatever ours is. Belongs to the thread that opened it.
public final class KerasNetwork implements AutoCloseable {
    private final Network network;
    private final int[] inputOrder;
    private final List<KerasOutput> outputs;
    private final int[] ends;
    private final float[] input;

    /// @param memory taken over, as [Network] does
    KerasNetwork(NetworkBuilder.Built built, Memory memory) {
        network = new Network(built.architecture(), 1, memory);
        network.parameters(built.parameters());
        inputOrder = built.inputOrder();
        outputs = built.outputs();
        input = new float[built.architecture().inputs()];
        ends = ends(built);
    }

    private static int[] ends(NetworkBuilder.Built built) {
        int last = built.architecture().trunk().size();
        if (built.architecture().heads().isEmpty()) {
            return new int[] {last};
        }
        int[] ends = new int[built.architecture().heads().size()];
        for (int head = 0; head < ends.length; head++) {
            last += built.architecture().heads().get(head).layers().size();
            ends[head] = last;
        }
        return ends;
    }

    /// What Keras's `predict` gives for one input.
    ///
    /// @param observation the numbers of an input, row by row in the shape that [KerasModel#inputShape()] tells
    /// @return the numbers of each output, row by row in the shapes that [KerasModel#outputShapes()] tells
    /// @throws IllegalArgumentException for another length
    public List<float[]> predict(float[] observation) {
        if (observation.length != input.length) {
            throw new IllegalArgumentException("This network takes %,d numbers, not %,d".formatted(input.length, observation.length));
        }
        for (int i = 0; i < input.length; i++) {
            input[i] = observation[inputOrder == null ? i : inputOrder[i]];
        }
        network.infer(input);
        List<float[]> results = new ArrayList<>();
        for (int head = 0; head < ends.length; head++) {
            float[] numbers = ordered(network.inferred(ends[head]), outputs.get(head).order());
            results.add(outputs.get(head).softmax() ? probabilities(numbers) : numbers);
        }
        return results;
    }

    private static float[] probabilities(float[] logits) {
        double most = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            most = Math.max(most, logit);
        }
        double sum = 0;
        double[] powers = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            // Of differences, which don't overflow.
            powers[i] = StrictMath.exp(logits[i] - most);
            sum += powers[i];
        }
        float[] shares = new float[logits.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (float) (powers[i] / sum);
        }
        return shares;
    }

    private static float[] ordered(float[] ours, int[] order) {
        if (order == null) {
            return ours;
        }
        float[] keras = new float[ours.length];
        for (int i = 0; i < ours.length; i++) {
            keras[order[i]] = ours[i];
        }
        return keras;
    }

    /// The network itself, to train it further or look inside. Its data order is ours: pictures channel by channel.
    public Network network() {
        return network;
    }

    @Override
    public void close() {
        network.close();
    }
}
