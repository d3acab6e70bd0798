package agentarcade.env;

/// How people judge an episode: by what it earned, by how long it lasted, by whether it was won, or by how much was caught.
public enum Score {
    RETURN, STEPS, WIN, CATCHES;

    /// @param steps of the game, however long each action was held
    /// @param ending how the episode ended; [Ending#NONE] for the score so far
    public double of(double episodeReturn, long steps, Ending ending) {
        return switch (this) {
            case RETURN -> episodeReturn;
            case STEPS -> steps;
            case WIN -> episodeReturn > 0 ? 1 : 0;
            // Each catch earns 1, and the miss that ends the game costs 1, which is no catch less.
            case CATCHES -> ending == Ending.TERMINATED ? episodeReturn + 1 : episodeReturn;
        };
    }
}
