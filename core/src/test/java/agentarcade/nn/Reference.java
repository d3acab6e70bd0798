package agentarcade.nn;

import java.util.function.DoubleUnaryOperator;

/// What a network should compute, in float64 and as plainly as possible.
final class Reference {
    private Reference() {
    }

    /// The outputs for one observation; `parameters` in the order of [Network#parameters()].
    static double[] outputs(Architecture architecture, double[] parameters, double[] observation) {
        double[] x = observation;
        int next = 0;
        for (Dense layer : architecture.layers()) {
            double[] y = new double[layer.outputs()];
            for (int out = 0; out < y.length; out++) {
                for (double input : x) {
                    y[out] += parameters[next++] * input;
                }
            }
            for (int out = 0; out < y.length; out++) {
                y[out] = function(layer.activation()).applyAsDouble(y[out] + (layer.bias() ? parameters[next++] : 0));
            }
            x = y;
        }
        return x;
    }

    /// Σ over rows and outputs of slope · output: a loss whose derivative by the outputs is `slopes`.
    static double loss(Architecture architecture, double[] parameters, float[][] observations, float[][] slopes) {
        double loss = 0;
        for (int row = 0; row < observations.length; row++) {
            double[] outputs = outputs(architecture, parameters, doubles(observations[row]));
            for (int out = 0; out < outputs.length; out++) {
                loss += slopes[row][out] * outputs[out];
            }
        }
        return loss;
    }

    /// The loss's derivative by every parameter, by central differences.
    static double[] gradients(Architecture architecture, float[] parameters, float[][] observations, float[][] slopes) {
        double step = 1e-6;
        double[] shifted = doubles(parameters);
        double[] gradients = new double[shifted.length];
        for (int i = 0; i < shifted.length; i++) {
            double here = shifted[i];
            shifted[i] = here + step;
            double above = loss(architecture, shifted, observations, slopes);
            shifted[i] = here - step;
            double below = loss(architecture, shifted, observations, slopes);
            shifted[i] = here;
            gradients[i] = (above - below) / (2 * step);
        }
        return gradients;
    }

    static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    private static DoubleUnaryOperator function(Activation activation) {
        return switch (activation) {
            case LINEAR -> x -> x;
            case RELU -> x -> Math.max(x, 0);
            case TANH -> Math::tanh;
            case SIGMOID -> x -> 1 / (1 + Math.exp(-x));
        };
    }
}
