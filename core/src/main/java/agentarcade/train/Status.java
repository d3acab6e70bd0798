package agentarcade.train;

/// What a training session is doing.
public sealed interface Status {

    /// The engine is being loaded and the agent built.
    record Starting() implements Status {
    }

    record Running() implements Status {
    }

    record Paused() implements Status {
    }

    /// Training broke off and can't go on.
    record Failed(Throwable cause) implements Status {
    }

    record Closed() implements Status {
    }
}
