package agentarcade.cli;

/// Where a command that was added from elsewhere writes its results.
public interface Output {

    /// Writes a text of the program's, filled in.
    void say(String key, Object... arguments);
}
