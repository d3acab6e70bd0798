package agentarcade.env;

/// How people judge an episode: by what it earned, by how long it lasted, or by whether it was won.
public enum Score {
    RETURN, STEPS, WIN;

    public double of(double episodeReturn, long steps) {
        return switch (this) {
            case RETURN -> episodeReturn;
            case STEPS -> steps;
            case WIN -> episodeReturn > 0 ? 1 : 0;
        };
    }
}
