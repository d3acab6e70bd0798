package agentarcade.bench;

import agentarcade.nn.Architecture;
import agentarcade.nn.Shape;
import java.util.List;

/// Counts floating-point operations: a multiplication and an addition for each pair of numbers that a matrix product brings together.
/// Biases, activations, loss and optimizer are not counted, although their time is.
final class Flops {
    private Flops() {
    }

    static double forward(Architecture architecture, int batch) {
        return 2.0 * batch * pairs(Stage.of(architecture));
    }

    /// Forward, gradients of the weights, and gradients of the inputs of every layer but the first that learns, whose inputs are data.
    static double trainStep(Architecture architecture, int batch) {
        List<Stage> stages = Stage.of(architecture);
        List<Stage> afterFirst = stages.stream().dropWhile(stage -> stage.weights() == 0).skip(1).toList();
        return 2.0 * batch * (2 * pairs(stages) + pairs(afterFirst));
    }

    /// For one item: every weight meets a number once for each place at which its layer computes.
    private static long pairs(List<Stage> stages) {
        return stages.stream().mapToLong(stage -> stage.weights() * places(stage.output())).sum();
    }

    /// Where in an item a layer with this output uses its weights: at every position of a convolution's kernel, at every step of a sequence.
    private static long places(Shape output) {
        return switch (output) {
            case Shape.Row _ -> 1;
            case Shape.Image(int _, int rows, int columns) -> (long) rows * columns;
            case Shape.Sequence(int steps, int _) -> steps;
        };
    }
}
