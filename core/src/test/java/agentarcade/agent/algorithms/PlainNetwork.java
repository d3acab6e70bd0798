package agentarcade.agent.algorithms;

import java.util.function.ToDoubleFunction;

/// A chain of dense layers in double precision and plain loops, to compare with: ReLU in the hidden layers, tanh or nothing at the end.
/// @param widths of the input, the hidden layers and the output
record PlainNetwork(boolean tanh, int... widths) {

    /// @param parameters in the order of `Network.parameters()`
    double[] output(double[] parameters, double[] input) {
        double[] values = input;
        int start = 0;
        for (int layer = 1; layer < widths.length; layer++) {
            int inputs = widths[layer - 1];
            int outputs = widths[layer];
            double[] sums = new double[outputs];
            for (int out = 0; out < outputs; out++) {
                sums[out] = parameters[start + outputs * inputs + out];
                for (int in = 0; in < inputs; in++) {
                    sums[out] += parameters[start + out * inputs + in] * values[in];
                }
                boolean isLast = layer == widths.length - 1;
                sums[out] = isLast ? (tanh ? Math.tanh(sums[out]) : sums[out]) : Math.max(0, sums[out]);
            }
            start += outputs * (inputs + 1);
            values = sums;
        }
        return values;
    }

    /// dL/dθ by differences: (L(θ + h) − L(θ − h)) / 2h for each parameter.
    static double[] slopes(double[] parameters, ToDoubleFunction<double[]> loss) {
        double h = 1e-6;
        double[] slopes = new double[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            double[] more = parameters.clone();
            double[] less = parameters.clone();
            more[i] += h;
            less[i] -= h;
            slopes[i] = (loss.applyAsDouble(more) - loss.applyAsDouble(less)) / (2 * h);
        }
        return slopes;
    }

    static double[] doubles(float[] numbers) {
        double[] doubles = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            doubles[i] = numbers[i];
        }
        return doubles;
    }

    /// One after the other.
    static double[] joined(double[] first, double[] second) {
        double[] both = new double[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
