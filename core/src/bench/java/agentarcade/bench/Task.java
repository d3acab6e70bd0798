package agentarcade.bench;

/// What is done to a network again and again.
enum Task {
    /// Forward, gradient of the loss, backward, one step of Adam, over a whole batch.
    TRAIN,
    /// One observation through the network.
    INFER;

    /// The method of [ContenderBenchmark] that does it.
    String method() {
        return switch (this) {
            case TRAIN -> "train";
            case INFER -> "infer";
        };
    }
}
