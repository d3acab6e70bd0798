package agentarcade.env;

/// Someone who plays by a rule instead of by learning, looking at the world itself. Stateless, so that it can join any game at any time.
@FunctionalInterface
public interface Player {

    /// What to do now in `world`, whose state is [Environment#unwrapped]`().snapshot()`.
    Action choose(Environment world);
}
