package agentarcade.env;

/// What a world answers to an action.
public record Step(double reward, Ending ending) {
}
