package agentarcade.app.game;

/// What the agent sees, or would see, in the game that is shown.
///
/// @param observation one array for each decision
/// @param game another number for each game
public record Sighting(float[] observation, long game) {
}
