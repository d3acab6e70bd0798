package agentarcade.app.game;

import agentarcade.agent.PolicySnapshot;
import agentarcade.experiment.World;

/// A player from elsewhere that can be watched and raced against in one world, such as a model of Keras.
///
/// @param name what people call it
/// @param world the only one it can play in
public record Guest(String name, World world, PolicySnapshot policy) {
}
