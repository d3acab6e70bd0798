package agentarcade.app.shell;

/// What is shown below the game.
public enum Lab {
    CHARTS, INSIDE, COMPARE
}
