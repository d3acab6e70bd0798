package agentarcade.app.game;

/// Who plays in the middle of the window: the newest policy at natural speed, the training itself, or the person.
public enum GameMode {
    POLICY, TRAINING, PLAY
}
