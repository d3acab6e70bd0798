package agentarcade.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/// What a network should compute, in float64 and as plainly as possible. Items are plain arrays: images channel by channel and in each row
/// by row, sequences step by step.
final class Reference {
    private final double[] parameters;
    private int next;

    private Reference(double[] parameters) {
        this.parameters = parameters;
    }

    /// The outputs for one item, head by head; `parameters` in the order of [Network#parameters()].
    static double[][] outputs(Architecture architecture, double[] parameters, double[] item) {
        Reference reference = new Reference(parameters);
        List<double[]> values = new ArrayList<>();
        for (Architecture.Place place : architecture.places()) {
            double[] from = place.from() < 0 ? item : values.get(place.from());
            values.add(reference.through(place, from));
        }
        return architecture.ends().stream().map(values::get).toArray(double[][]::new);
    }

    private double[] through(Architecture.Place place, double[] x) {
        return switch (place.layer()) {
            case Flatten _ -> x;
            case Dense dense -> dense(dense, Dense.inputs(place.input()), x);
            case Conv2d conv -> conv(conv, (Shape.Image) place.input(), (Shape.Image) place.output(), x);
            case Lstm lstm -> lstm(lstm.outputs(), (Shape.Sequence) place.input(), x);
        };
    }

    private double[] take(int count) {
        double[] taken = Arrays.copyOfRange(parameters, next, next + count);
        next += count;
        return taken;
    }

    private double[] dense(Dense layer, int inputs, double[] x) {
        double[] weights = take(layer.outputs() * inputs);
        double[] bias = layer.bias() ? take(layer.outputs()) : new double[layer.outputs()];
        double[] y = new double[x.length / inputs * layer.outputs()];
        for (int i = 0; i < y.length; i++) {
            int row = i / layer.outputs();
            int out = i % layer.outputs();
            y[i] = bias[out];
            for (int in = 0; in < inputs; in++) {
                y[i] += weights[out * inputs + in] * x[row * inputs + in];
            }
            y[i] = function(layer.activation(), y[i]);
        }
        return y;
    }

    private double[] conv(Conv2d layer, Shape.Image in, Shape.Image out, double[] x) {
        int kernel = layer.kernelRows() * layer.kernelColumns();
        double[] weights = take(layer.channels() * in.channels() * kernel);
        double[] bias = layer.bias() ? take(layer.channels()) : new double[layer.channels()];
        int top = before(layer, in.rows(), layer.kernelRows(), true);
        int left = before(layer, in.columns(), layer.kernelColumns(), false);
        double[] y = new double[out.size()];
        for (int i = 0; i < y.length; i++) {
            int channel = i / (out.rows() * out.columns());
            int firstRow = i / out.columns() % out.rows() * layer.stride() - top;
            int firstColumn = i % out.columns() * layer.stride() - left;
            y[i] = bias[channel];
            for (int k = 0; k < in.channels() * kernel; k++) {
                int row = firstRow + k / layer.kernelColumns() % layer.kernelRows();
                int column = firstColumn + k % layer.kernelColumns();
                if (row >= 0 && row < in.rows() && column >= 0 && column < in.columns()) {
                    y[i] += weights[channel * in.channels() * kernel + k] * x[(k / kernel * in.rows() + row) * in.columns() + column];
                }
            }
            y[i] = function(layer.activation(), y[i]);
        }
        return y;
    }

    /// Zeros above or left of the image. "Same" as TensorFlow's documentation has it.
    private static int before(Conv2d layer, int length, int kernel, boolean rows) {
        return switch (layer.padding()) {
            case Conv2d.Padding.Valid _ -> 0;
            case Conv2d.Padding.Explicit explicit -> rows ? explicit.rows() : explicit.columns();
            case Conv2d.Padding.Same _ -> {
                int all = length % layer.stride() == 0 ? kernel - layer.stride() : kernel - length % layer.stride();
                yield Math.max(all, 0) / 2;
            }
        };
    }

    private double[] lstm(int outputs, Shape.Sequence in, double[] x) {
        int inputs = in.columns();
        double[] weights = take(4 * outputs * inputs);
        double[] recurrent = take(4 * outputs * outputs);
        double[] bias = take(4 * outputs);
        double[] h = new double[outputs];
        double[] c = new double[outputs];
        double[] y = new double[in.steps() * outputs];
        for (int step = 0; step < in.steps(); step++) {
            double[] gates = bias.clone();
            for (int gate = 0; gate < gates.length; gate++) {
                for (int i = 0; i < inputs; i++) {
                    gates[gate] += weights[gate * inputs + i] * x[step * inputs + i];
                }
                for (int i = 0; i < outputs; i++) {
                    gates[gate] += recurrent[gate * outputs + i] * h[i];
                }
            }
            for (int i = 0; i < outputs; i++) {
                double candidate = Math.tanh(gates[2 * outputs + i]);
                c[i] = sigmoid(gates[outputs + i]) * c[i] + sigmoid(gates[i]) * candidate;
                h[i] = sigmoid(gates[3 * outputs + i]) * Math.tanh(c[i]);
            }
            System.arraycopy(h, 0, y, step * outputs, outputs);
        }
        return y;
    }

    private static double function(Activation activation, double x) {
        return switch (activation) {
            case LINEAR -> x;
            case RELU -> Math.max(x, 0);
            case TANH -> Math.tanh(x);
            case SIGMOID -> sigmoid(x);
        };
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /// Σ over items, heads and outputs of slope · output: a loss whose derivative by the outputs is `slopes`, [item][head][output].
    static double loss(Architecture architecture, double[] parameters, double[][] items, float[][][] slopes) {
        double loss = 0;
        for (int item = 0; item < items.length; item++) {
            double[][] outputs = outputs(architecture, parameters, items[item]);
            for (int head = 0; head < outputs.length; head++) {
                for (int out = 0; out < outputs[head].length; out++) {
                    loss += slopes[item][head][out] * outputs[head][out];
                }
            }
        }
        return loss;
    }

    /// The loss's derivative by every parameter, by central differences.
    static double[] gradients(Architecture architecture, double[] parameters, double[][] items, float[][][] slopes) {
        return differences(parameters, () -> loss(architecture, parameters, items, slopes));
    }

    /// The loss's derivative by every number of one item, by central differences.
    static double[] inputGradient(Architecture architecture, double[] parameters, double[] item, float[][] slopes) {
        return differences(item, () -> loss(architecture, parameters, new double[][] {item}, new float[][][] {slopes}));
    }

    private static double[] differences(double[] numbers, DoubleSupplier loss) {
        double step = 1e-6;
        double[] gradients = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            double here = numbers[i];
            numbers[i] = here + step;
            double above = loss.getAsDouble();
            numbers[i] = here - step;
            double below = loss.getAsDouble();
            numbers[i] = here;
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
}
