package agentarcade.app.game;

/// What is remembered of a person's games from one start of the program to the next.
public record Keepsakes(BestScores bestScores, Recordings recordings, Leaderboards leaderboards) {

    /// All of it forgotten with this object.
    public static Keepsakes untilClosed() {
        return new Keepsakes(BestScores.untilClosed(), Recordings.untilClosed(), Leaderboards.untilClosed());
    }
}
