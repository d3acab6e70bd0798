package agentarcade.env;

/// What a world answers to an action: what it earned, whether the episode goes on, and how many steps of the game it covered, more than
/// one if the action was held.
public record Step(double reward, Ending ending, int steps) {

    /// One step of the game.
    public Step(double reward, Ending ending) {
        this(reward, ending, 1);
    }
}
