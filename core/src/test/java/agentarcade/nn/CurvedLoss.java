package agentarcade.nn;

import java.util.random.RandomGenerator;

/// A network with scrambled parameters, a batch of items and targets, and a loss, captured: what a Hessian belongs to. The same in float64,
/// by differences, as a reference.
final class CurvedLoss implements AutoCloseable {
    /// Of each error; the loss is the mean over all outputs.
    enum Kind {
        SQUARED {
            @Override
            double value(double error) {
                return Losses.squared(error);
            }

            @Override
            double slope(double error) {
                return Losses.squaredSlope(error);
            }

            @Override
            double curvature(double error) {
                return Losses.squaredCurvature();
            }
        },
        /// With δ = 0.5.
        HUBER {
            @Override
            double value(double error) {
                return Losses.huber(error, 0.5);
            }

            @Override
            double slope(double error) {
                return Losses.huberSlope(error, 0.5);
            }

            @Override
            double curvature(double error) {
                return Losses.huberCurvature(error, 0.5);
            }
        },
        /// e⁴, whose curvature is different for every output.
        QUARTIC {
            @Override
            double value(double error) {
                return error * error * error * error;
            }

            @Override
            double slope(double error) {
                return 4 * error * error * error;
            }

            @Override
            double curvature(double error) {
                return 12 * error * error;
            }
        };

        abstract double value(double error);

        abstract double slope(double error);

        abstract double curvature(double error);
    }

    final Network network;
    final Curvature curvature;
    private final Architecture architecture;
    private final Kind kind;
    private final float[][] items;
    private final float[][] targets;

    CurvedLoss(Architecture architecture, Kind kind, int batch, int maxBatch, Memory memory) {
        this.architecture = architecture;
        this.kind = kind;
        network = Fixtures.scrambled(architecture, maxBatch, memory, 1);
        curvature = new Curvature(network);
        items = Fixtures.numbers(batch, architecture.inputs(), Fixtures.random(2));
        targets = Fixtures.numbers(batch, architecture.outputs(), Fixtures.random(3));
        capture();
    }

    void capture() {
        pass(items, targets);
        curvature.capture(items.length);
    }

    /// A full batch of other numbers, forward and back.
    void scribble() {
        RandomGenerator random = Fixtures.random(4);
        pass(Fixtures.numbers(network.maxBatch(), architecture.inputs(), random),
                Fixtures.numbers(network.maxBatch(), architecture.outputs(), random));
    }

    private void pass(float[][] items, float[][] targets) {
        Fixtures.fill(network.input(), items);
        Matrix outputs = network.forward(items.length);
        double count = items.length * outputs.columns();
        for (int row = 0; row < items.length; row++) {
            for (int out = 0; out < outputs.columns(); out++) {
                double error = outputs.get(row, out) - targets[row][out];
                network.outputGradient().set(row, out, (float) (kind.slope(error) / count));
                curvature.outputCurvature().set(row, out, (float) (kind.curvature(error) / count));
            }
        }
        network.backward(items.length);
    }

    int size() {
        return (int) network.parameterCount();
    }

    /// A direction for the parameters, uniform in ±1.
    float[] direction(long seed) {
        return Fixtures.numbers(1, size(), Fixtures.random(seed))[0];
    }

    /// H, column by column.
    double[][] hessian() {
        double[][] columns = new double[size()][];
        for (int i = 0; i < columns.length; i++) {
            float[] axis = new float[columns.length];
            axis[i] = 1;
            columns[i] = Reference.doubles(curvature.product(axis));
        }
        return columns;
    }

    /// H v by mixed central differences of the loss, ∂/∂θᵢ ∂/∂r L(θ + r v).
    double[] differences(float[] direction) {
        double[] here = Reference.doubles(network.parameters());
        double[] product = new double[here.length];
        double step = 2e-5;
        for (int i = 0; i < product.length; i++) {
            double sum = 0;
            for (int axisSign = -1; axisSign <= 1; axisSign += 2) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    double[] there = here.clone();
                    there[i] += axisSign * step;
                    for (int j = 0; j < there.length; j++) {
                        there[j] += sign * step * direction[j];
                    }
                    sum += axisSign * sign * loss(there);
                }
            }
            product[i] = sum / (4 * step * step);
        }
        return product;
    }

    private double loss(double[] parameters) {
        double sum = 0;
        int count = 0;
        for (int item = 0; item < items.length; item++) {
            double[] outputs = Reference.outputs(architecture, parameters, Reference.doubles(items[item]))[0];
            for (int out = 0; out < outputs.length; out++) {
                sum += kind.value(outputs[out] - targets[item][out]);
                count++;
            }
        }
        return sum / count;
    }

    @Override
    public void close() {
        network.close();
    }
}
