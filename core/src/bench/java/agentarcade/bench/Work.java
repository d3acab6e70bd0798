package agentarcade.bench;

import agentarcade.nn.Architecture;

/// Something to be timed: a task, done to a network of some shape.
///
/// @param shape the architecture in words
/// @param batch rows per step
record Work(Task task, String shape, Architecture architecture, int batch, Bar bar, Published published) {
    static Work train(String shape, Architecture architecture, int batch, Bar bar, Published published) {
        return new Work(Task.TRAIN, shape, architecture, batch, bar, published);
    }

    static Work infer(String shape, Architecture architecture, Bar bar, Published published) {
        return new Work(Task.INFER, shape, architecture, 1, bar, published);
    }

    /// Its name on the command line, without blanks.
    String id() {
        return "%s-%s-batch-%d".formatted(task.method(), shape.replaceAll("[^0-9A-Za-z]+", "-"), batch);
    }

    /// Its name in tables.
    String label() {
        return switch (task) {
            case TRAIN -> "train step %s, batch %d".formatted(shape, batch);
            case INFER -> "forward %s, batch 1".formatted(shape);
        };
    }

    /// Floating-point operations of doing it once.
    double flops() {
        return switch (task) {
            case TRAIN -> Flops.trainStep(architecture, batch);
            case INFER -> Flops.forward(architecture, batch);
        };
    }
}
