package agentarcade.train;

/// What training can be counted in: steps of the game in all worlds together, episodes that are over, or updates of the agent.
public enum Measure {
    STEPS, EPISODES, UPDATES;

    long of(TrainingLoop loop) {
        return switch (this) {
            case STEPS -> loop.steps();
            case EPISODES -> loop.episodes();
            case UPDATES -> loop.updates();
        };
    }
}
