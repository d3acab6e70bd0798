package agentarcade.env;

/// Whether an episode goes on after a step, and if not, why.
/// A *terminated* episode is won or lost: nothing follows. A *truncated* one merely ran out of time: its last state still has a value.
public enum Ending {
    NONE, TERMINATED, TRUNCATED
}
