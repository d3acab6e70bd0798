package agentarcade.agent;

/// What an agent had learned at one moment, as plain immutable data that any thread may keep.
public interface PolicySnapshot {

    /// The policy, ready to decide on the calling thread. Needs no ND4J, so a window can do it before the engine is loaded.
    Policy open();
}
