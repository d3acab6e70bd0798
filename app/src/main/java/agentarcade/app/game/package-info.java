/// The middle of the window: the policy or the training to watch, the game to play, and what the agent sees and thinks of it.
package agentarcade.app.game;
