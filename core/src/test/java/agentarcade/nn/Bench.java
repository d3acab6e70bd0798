package agentarcade.nn;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// A network with scrambled parameters, and a batch of items and slopes for it, plain (as in [Reference]) and filled in.
final class Bench implements AutoCloseable {
    final Network network;
    final double[] parameters;
    final double[][] items;
    final float[][][] slopes;
    final int heads;
    private final List<Shape> outputs;

    Bench(Architecture architecture, int batch, int maxBatch) {
        this(architecture, batch, maxBatch, Memory.arena());
    }

    Bench(Architecture architecture, int batch, int maxBatch, Memory memory) {
        network = Fixtures.scrambled(architecture, maxBatch, memory, 1);
        parameters = Reference.doubles(network.parameters());
        outputs = architecture.outputShapes();
        heads = outputs.size();
        items = new double[batch][];
        slopes = new float[batch][heads][];
        RandomGenerator random = Fixtures.random(2);
        for (int item = 0; item < batch; item++) {
            items[item] = Reference.doubles(Fixtures.numbers(1, architecture.inputs(), random)[0]);
            for (int head = 0; head < heads; head++) {
                slopes[item][head] = Fixtures.numbers(1, outputs.get(head).size(), random)[0];
            }
        }
        fillInput();
    }

    void fillInput() {
        for (int item = 0; item < items.length; item++) {
            put(network.input(), item, floats(items[item]));
        }
    }

    void fillSlopes() {
        for (int item = 0; item < items.length; item++) {
            for (int head = 0; head < heads; head++) {
                put(network.outputGradient(head), item, layout(slopes[item][head], outputs.get(head)));
            }
        }
    }

    /// A full batch of other numbers, forward and back, to the input too.
    void scribble() {
        int batch = network.maxBatch();
        RandomGenerator random = Fixtures.random(4);
        for (boolean toInput : new boolean[] {true, false}) {
            scribble(network.input(), random);
            network.forward(batch);
            for (int head = 0; head < heads; head++) {
                scribble(network.outputGradient(head), random);
            }
            if (toInput) {
                network.inputGradient(batch);
            } else {
                network.backward(batch);
            }
        }
    }

    private static void scribble(Matrix matrix, RandomGenerator random) {
        Fixtures.fill(matrix, Fixtures.numbers(matrix.rows(), matrix.columns(), random));
    }

    /// An item of a head's output.
    float[] output(int head, int item) {
        return plain(get(network.output(head), item), outputs.get(head));
    }

    /// An item of a matrix laid out as the input.
    float[] input(Matrix matrix, int item) {
        return get(matrix, item);
    }

    private void put(Matrix matrix, int item, float[] numbers) {
        int rows = matrix.rows() / network.maxBatch();
        for (int row = 0; row < rows; row++) {
            matrix.setRow(item * rows + row, Arrays.copyOfRange(numbers, row * matrix.columns(), (row + 1) * matrix.columns()));
        }
    }

    private float[] get(Matrix matrix, int item) {
        int rows = matrix.rows() / network.maxBatch();
        float[] numbers = new float[rows * matrix.columns()];
        float[] one = new float[matrix.columns()];
        for (int row = 0; row < rows; row++) {
            matrix.row(item * rows + row, one);
            System.arraycopy(one, 0, numbers, row * one.length, one.length);
        }
        return numbers;
    }

    /// From channels last, as an output has them, to channel by channel.
    static float[] plain(float[] numbers, Shape shape) {
        if (!(shape instanceof Shape.Image image)) {
            return numbers;
        }
        float[] plain = new float[numbers.length];
        for (int i = 0; i < plain.length; i++) {
            plain[i % image.channels() * image.rows() * image.columns() + i / image.channels()] = numbers[i];
        }
        return plain;
    }

    /// The other way round.
    static float[] layout(float[] plain, Shape shape) {
        if (!(shape instanceof Shape.Image image)) {
            return plain;
        }
        float[] numbers = new float[plain.length];
        for (int i = 0; i < plain.length; i++) {
            numbers[i] = plain[i % image.channels() * image.rows() * image.columns() + i / image.channels()];
        }
        return numbers;
    }

    static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    @Override
    public void close() {
        network.close();
    }
}
