package agentarcade.experiment.results;

/// How much a run is trained. It ends with the first step at which it has had that much, or more.
public record Budget(Unit unit, long amount) {

    public enum Unit {
        /// Steps of the game, held actions counted in full.
        STEPS,
        /// Games that are over.
        GAMES,
        /// Games that are over since the first update, for sources that fill their replay before they begin to count.
        GAMES_SINCE_LEARNING
    }

    public Budget {
        if (amount < 1) {
            throw new IllegalArgumentException("A run needs a budget of at least 1, not " + amount);
        }
    }

    /// How much of it is left after so many steps and games; 0 or less once it is used up.
    /// @param gamesWithoutLearning those of the games that were over before the first update
    public long left(long steps, long games, long gamesWithoutLearning) {
        return amount - switch (unit) {
            case STEPS -> steps;
            case GAMES -> games;
            case GAMES_SINCE_LEARNING -> games - gamesWithoutLearning;
        };
    }

    static Budget steps(long amount) {
        return new Budget(Unit.STEPS, amount);
    }

    static Budget games(long amount) {
        return new Budget(Unit.GAMES, amount);
    }
}
