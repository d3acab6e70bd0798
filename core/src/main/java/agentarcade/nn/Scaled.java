package agentarcade.nn;

import java.util.random.RandomGenerator;

/// Independent numbers, uniform or normal, whose spread depends on how many numbers a layer takes and gives.
enum Scaled implements Initialiser {
    GLOROT_UNIFORM(Law.UNIFORM, Biases.ZERO) {
        @Override
        double spread(double inputs, double outputs) {
            return Math.sqrt(6 / (inputs + outputs));
        }
    },
    GLOROT_NORMAL(Law.NORMAL, Biases.ZERO) {
        @Override
        double spread(double inputs, double outputs) {
            return Math.sqrt(2 / (inputs + outputs));
        }
    },
    HE_UNIFORM(Law.UNIFORM, Biases.ZERO) {
        @Override
        double spread(double inputs, double outputs) {
            return Math.sqrt(6 / inputs);
        }
    },
    HE_NORMAL(Law.NORMAL, Biases.ZERO) {
        @Override
        double spread(double inputs, double outputs) {
            return Math.sqrt(2 / inputs);
        }
    },
    FAN_IN_UNIFORM(Law.UNIFORM, Biases.DRAWN) {
        @Override
        double spread(double inputs, double outputs) {
            return 1 / Math.sqrt(inputs);
        }
    },
    FAN_IN_NORMAL(Law.NORMAL, Biases.ZERO) {
        @Override
        double spread(double inputs, double outputs) {
            return 1 / Math.sqrt(inputs);
        }
    };

    private enum Law {
        UNIFORM, NORMAL
    }

    private enum Biases {
        ZERO, DRAWN
    }

    private final Law distribution;
    private final Biases biases;

    Scaled(Law distribution, Biases biases) {
        this.distribution = distribution;
        this.biases = biases;
    }

    /// The limit of a uniform distribution, the standard deviation of a normal one.
    ///
    /// @param inputs how many numbers each of the layer's sums is over
    /// @param outputs how many sums each of the layer's inputs is in
    abstract double spread(double inputs, double outputs);

    @Override
    public float[] draw(Layer.Tensor tensor, RandomGenerator random) {
        float[] values = new float[Math.toIntExact(tensor.size())];
        if (tensor.isBias() && biases == Biases.ZERO) {
            return values;
        }
        double spread = spread(tensor.fanIn(), tensor.fanOut());
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (spread * switch (distribution) {
                case UNIFORM -> 2 * random.nextDouble() - 1;
                case NORMAL -> random.nextGaussian();
            });
        }
        return values;
    }
}
