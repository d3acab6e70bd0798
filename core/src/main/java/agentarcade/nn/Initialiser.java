package agentarcade.nn;

import java.util.random.RandomGenerator;

/// How the weights of a fresh network are drawn: uniform within ±limit, where the limit depends on how many numbers a layer takes and
/// gives.
public enum Initialiser {
    /// Glorot & Bengio (2010): limit √(6 / (inputs + outputs)), biases 0. For tanh and linear layers.
    GLOROT_UNIFORM {
        @Override
        double limit(int inputs, int outputs) {
            return Math.sqrt(6.0 / ((double) inputs + outputs));
        }
    },
    /// He et al. (2015): limit √(6 / inputs), biases 0. For ReLU layers.
    HE_UNIFORM {
        @Override
        double limit(int inputs, int outputs) {
            return Math.sqrt(6.0 / inputs);
        }
    },
    /// What PyTorch's `Linear` does by default: limit 1 / √inputs, for weights and biases alike.
    FAN_IN_UNIFORM {
        @Override
        double limit(int inputs, int outputs) {
            return 1 / Math.sqrt(inputs);
        }

        @Override
        boolean drawsBiases() {
            return true;
        }
    };

    abstract double limit(int inputs, int outputs);

    boolean drawsBiases() {
        return false;
    }

    /// Fresh numbers for an array of parameters.
    float[] draw(Layer.Tensor tensor, RandomGenerator random) {
        float[] values = new float[Math.toIntExact(tensor.size())];
        if (tensor.isBias() && !drawsBiases()) {
            return values;
        }
        double limit = limit(tensor.fanIn(), tensor.fanOut());
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * limit);
        }
        return values;
    }
}
