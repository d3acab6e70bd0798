package agentarcade.env.wrappers;

/// Rules of a world whose episodes end when time is up, although nothing is won or lost: see [TimeLimit].
public interface TimeLimited {

    /// Steps after which an episode is truncated; 0: never.
    int stepLimit();

    /// Whether the limit is there for training only: games that are watched or played by hand then go on for as long as they last.
    default boolean inTrainingOnly() {
        return false;
    }
}
