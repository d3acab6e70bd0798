package agentarcade.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Networks of all kinds and sizes, drawn at random: whatever [Architecture] accepts should work.
final class RandomNetworks {
    /// Wider than any block of a kernel: nine vectors of the widest kind.
    private static final int WIDEST = 130;

    private final RandomGenerator random;

    RandomNetworks(RandomGenerator random) {
        this.random = random;
    }

    Architecture draw() {
        Shape input = switch (random.nextInt(3)) {
            case 0 -> new Shape.Row(width());
            case 1 -> new Shape.Image(1 + random.nextInt(5), 1 + random.nextInt(9), 1 + random.nextInt(9));
            default -> new Shape.Sequence(1 + random.nextInt(5), width());
        };
        List<Layer> trunk = layers(input, random.nextInt(4));
        if (random.nextBoolean() && !trunk.isEmpty() && !(trunk.getLast() instanceof Flatten)) {
            return new Architecture(input, trunk);
        }
        Shape end = input;
        for (Layer layer : trunk) {
            end = layer.output(end);
        }
        List<Architecture.Head> heads = new ArrayList<>();
        for (int head = 0; head <= random.nextInt(3); head++) {
            List<Layer> layers = new ArrayList<>(layers(end, random.nextInt(3)));
            Shape last = end;
            for (Layer layer : layers) {
                last = layer.output(last);
            }
            if (layers.isEmpty() || layers.getLast() instanceof Flatten) {
                layers.add(last instanceof Shape.Image image ? convolution(image) : dense());
            }
            heads.add(new Architecture.Head("head " + head, layers));
        }
        return new Architecture(input, trunk, heads);
    }

    private List<Layer> layers(Shape input, int count) {
        List<Layer> layers = new ArrayList<>();
        Shape shape = input;
        for (int i = 0; i < count; i++) {
            Layer layer = layer(shape);
            layers.add(layer);
            shape = layer.output(shape);
        }
        return layers;
    }

    private Layer layer(Shape shape) {
        return switch (shape) {
            case Shape.Row _ -> random.nextInt(8) == 0 ? new Flatten() : dense();
            case Shape.Image image -> random.nextInt(3) == 0 ? new Flatten() : convolution(image);
            case Shape.Sequence _ -> switch (random.nextInt(3)) {
                case 0 -> new Flatten();
                case 1 -> dense();
                default -> new Lstm(width(), false);
            };
        };
    }

    private Dense dense() {
        return new Dense(width(), random.nextBoolean(), activation());
    }

    private Conv2d convolution(Shape.Image image) {
        Conv2d.Padding padding = switch (random.nextInt(3)) {
            case 0 -> Conv2d.Padding.valid();
            case 1 -> Conv2d.Padding.same();
            default -> new Conv2d.Padding.Explicit(random.nextInt(3), random.nextInt(3));
        };
        return new Conv2d(width(), 1 + random.nextInt(Math.min(4, image.rows())), 1 + random.nextInt(Math.min(4, image.columns())),
                1 + random.nextInt(3), padding, random.nextBoolean(), activation());
    }

    /// Without ReLU: its kink would spoil differences.
    private Activation activation() {
        return List.of(Activation.LINEAR, Activation.TANH, Activation.SIGMOID).get(random.nextInt(3));
    }

    private int width() {
        return 1 + random.nextInt(random.nextInt(5) == 0 ? WIDEST : 9);
    }
}
