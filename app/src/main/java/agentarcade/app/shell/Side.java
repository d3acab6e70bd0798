package agentarcade.app.shell;

/// What is shown beside the game.
public enum Side {
    SETTINGS, RUNS
}
