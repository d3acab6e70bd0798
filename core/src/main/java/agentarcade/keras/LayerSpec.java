package agentarcade.keras;

import agentarcade.knob.Refused;
import agentarcade.nn.Activation;
import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a Keras layer computes, as far as a network of ours can compute it, too.
sealed interface LayerSpec {

    /// How many arrays of weights it has in a file of Keras.
    default int arrays() {
        return 0;
    }

    /// @param shape without the batch; a side of any length is 0
    record Input(List<Integer> shape) implements LayerSpec {
    }

    /// y = f(x W + b), with W of shape [inputs][units].
    ///
    /// @param softmax whether its outputs are made probabilities afterwards
    record Dense(int units, boolean bias, Activation activation, boolean softmax) implements LayerSpec {
        @Override
        public int arrays() {
            return bias ? 2 : 1;
        }
    }

    /// @param same whether there are zeros around the picture, else none
    /// @param channelsLast data order [rows][columns][channels] (`tf`), else [channels][rows][columns] (`th`)
    /// @param kernelsFirst kernels are stored as [outputs][inputs][rows][columns], else as [rows][columns][inputs][outputs]
    record Conv(int filters, int rows, int columns, int stride, boolean same, boolean channelsLast, boolean kernelsFirst, boolean bias,
            Activation activation) implements LayerSpec {
        @Override
        public int arrays() {
            return bias ? 2 : 1;
        }
    }

    /// tanh cells behind gates σ.
    ///
    /// @param gatewise each gate has arrays of its own, W, U and b in the order input, cell, forget, output (Keras 1)
    /// @param all whether it gives its output at every step, else at the last one
    record Lstm(int units, boolean bias, boolean gatewise, boolean all) implements LayerSpec {
        @Override
        public int arrays() {
            return gatewise ? 12 : bias ? 3 : 2;
        }
    }

    /// @param turned whether the first side becomes the last before: for weights that were learned with the channels last
    record Flatten(boolean turned) implements LayerSpec {
    }

    /// @param shape one side may be −1: whatever is left
    record Reshape(List<Integer> shape) implements LayerSpec {
    }

    /// @param sides which side of the input each side of the output is, counted from 1
    record Permute(List<Integer> sides) implements LayerSpec {
    }

    record Function(Activation activation) implements LayerSpec {
    }

    /// eˣ of each number by their sum: probabilities.
    record Softmax() implements LayerSpec {
    }

    /// Does something in training only.
    record Idle() implements LayerSpec {
    }

    /// What we can't compute, with the reason; harmless where it is not part of the network.
    record Unknown(Refused reason) implements LayerSpec {
    }

    Set<String> IDLE = Set.of("Dropout", "SpatialDropout2D", "SpatialDropout1D", "GaussianNoise", "GaussianDropout", "AlphaDropout",
            "ActivityRegularization");

    default boolean hasWeights() {
        return arrays() > 0;
    }

    static LayerSpec of(String kind, Settings settings) {
        try {
            return known(kind, settings);
        } catch (Refused unusable) {
            return new Unknown(unusable);
        }
    }

    private static LayerSpec known(String kind, Settings settings) throws Refused {
        if (IDLE.contains(kind)) {
            return new Idle();
        }
        return switch (kind) {
            case "InputLayer" -> new Input(settings.inputShape().orElseThrow(() -> Problem.of("setting", settings.layer(), "shape")));
            case "Dense" -> dense(settings);
            case "Convolution2D", "Conv2D" -> settings.has("nb_filter") ? convolutionOf1(settings) : convolutionOf2(settings);
            case "LSTM" -> lstm(settings);
            case "Flatten" -> flatten(settings);
            case "Reshape" -> new Reshape(targetShape(settings));
            case "Permute" -> new Permute(settings.sizes("dims"));
            case "Activation" -> isSoftmax(settings) ? new Softmax() : new Function(activation(settings));
            case "Softmax" -> softmax(settings);
            case "ReLU" -> relu(settings);
            case "TimeDistributed" -> timeDistributed(settings);
            default -> throw Problem.of("layer", settings.layer(), kind);
        };
    }

    private static Dense dense(Settings settings) throws Refused {
        boolean softmax = isSoftmax(settings);
        return new Dense(settings.size("units", "output_dim"), settings.flag(true, "use_bias", "bias"),
                softmax ? Activation.LINEAR : activation(settings), softmax);
    }

    private static boolean isSoftmax(Settings settings) throws Refused {
        return settings.text("linear", "activation").equals("softmax");
    }

    private static Softmax softmax(Settings settings) throws Refused {
        settings.only(-1, "axis");
        return new Softmax();
    }

    private static Activation activation(Settings settings) throws Refused {
        String name = settings.text("linear", "activation");
        return switch (name) {
            case "linear" -> Activation.LINEAR;
            case "relu" -> Activation.RELU;
            case "tanh" -> Activation.TANH;
            case "sigmoid" -> Activation.SIGMOID;
            default -> throw Problem.of("activation", settings.layer(), name);
        };
    }

    private static Conv convolutionOf1(Settings settings) throws Refused {
        boolean last = order(settings, "dim_ordering", "tf", "th");
        return new Conv(settings.size("nb_filter"), settings.size("nb_row"), settings.size("nb_col"), stride(settings, "subsample"),
                padding(settings, "border_mode"), last, !last, settings.flag(true, "bias"), activation(settings));
    }

    private static Conv convolutionOf2(Settings settings) throws Refused {
        int[] kernel = settings.pair("kernel_size");
        if (settings.has("dilation_rate")) {
            int[] dilation = settings.pair("dilation_rate");
            if (dilation[0] != 1 || dilation[1] != 1) {
                throw Problem.of("unlike", settings.layer(), "dilation_rate", StoredArray.inWords(dilation));
            }
        }
        settings.only(1, "groups");
        return new Conv(settings.size("filters"), kernel[0], kernel[1], stride(settings, "strides"), padding(settings, "padding"),
                order(settings, "data_format", "channels_last", "channels_first"), false, settings.flag(true, "use_bias"),
                activation(settings));
    }

    private static boolean order(Settings settings, String name, String last, String first) throws Refused {
        String order = settings.text("?", name);
        if (!order.equals(last) && !order.equals(first)) {
            throw Problem.of("order", settings.layer(), order, last, first);
        }
        return order.equals(last);
    }

    private static boolean padding(Settings settings, String name) throws Refused {
        String padding = settings.text("valid", name);
        if (!padding.equals("same") && !padding.equals("valid")) {
            throw Problem.of("unlike", settings.layer(), name, padding);
        }
        return padding.equals("same");
    }

    private static int stride(Settings settings, String name) throws Refused {
        int[] stride = settings.has(name) ? settings.pair(name) : new int[] {1, 1};
        if (stride[0] != stride[1]) {
            throw Problem.of("unlike", settings.layer(), name, StoredArray.inWords(stride));
        }
        return stride[0];
    }

    /// Keras 2 can turn the picture round first, for weights that were learned in the other order.
    private static Flatten flatten(Settings settings) throws Refused {
        return new Flatten(settings.text("channels_last", "data_format").equals("channels_first"));
    }

    private static List<Integer> targetShape(Settings settings) throws Refused {
        List<Integer> shape = new ArrayList<>();
        for (JsonNode side : settings.node().path("target_shape")) {
            shape.add(side.isIntegralNumber() ? side.asInt() : 0);
        }
        if (shape.isEmpty() || shape.size() > 4 || shape.stream().anyMatch(side -> side < -1 || side == 0)
                || shape.stream().filter(side -> side < 0).count() > 1) {
            throw Problem.of("setting", settings.layer(), "target_shape");
        }
        return shape;
    }

    private static Function relu(Settings settings) throws Refused {
        if (settings.has("max_value")) {
            throw Problem.of("unlike", settings.layer(), "max_value", Problem.shown(settings.node().get("max_value").toString()));
        }
        settings.only(0, "negative_slope");
        settings.only(0, "threshold");
        return new Function(Activation.RELU);
    }

    private static Lstm lstm(Settings settings) throws Refused {
        boolean first = settings.has("output_dim");
        String gates = settings.text("?", "recurrent_activation", "inner_activation");
        if (!gates.equals("sigmoid")) {
            throw Problem.of("activation", settings.layer(), gates);
        }
        String cells = settings.text("tanh", "activation");
        if (!cells.equals("tanh")) {
            throw Problem.of("activation", settings.layer(), cells);
        }
        for (String name : List.of("go_backwards", "stateful", "time_major")) {
            if (settings.flag(false, name)) {
                throw Problem.of("unlike", settings.layer(), name, "true");
            }
        }
        // Keras 1 has one array for all gates only in its form for graphics cards.
        boolean gatewise = first && !settings.text("cpu", "consume_less").equals("gpu");
        return new Lstm(settings.size("units", "output_dim"), settings.flag(true, "use_bias"), gatewise,
                settings.flag(false, "return_sequences"));
    }

    /// A dense layer at every step is what ours does with a sequence.
    private static LayerSpec timeDistributed(Settings settings) throws Refused {
        String inner = settings.node().path("layer").path("class_name").asText();
        if (inner.equals("Dense")) {
            return known("Dense", new Settings(settings.layer(), settings.node().path("layer").path("config")));
        }
        throw Problem.of("layer", settings.layer(), "TimeDistributed " + inner);
    }
}
