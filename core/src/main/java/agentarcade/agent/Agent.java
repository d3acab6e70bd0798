package agentarcade.agent;

import agentarcade.env.Action;

/// A learner in a world. Belongs to the thread that built it, with all its native memory.
/// Everything by chance in it comes from the seed of its [Task]: the same task and the same transitions give the same agent, to the bit.
public interface Agent extends Policy {

    /// What to do in training, exploration included. [#decide] is what it would do without.
    Action act(float[] observation);

    /// Takes in one step of training, and learns from it or keeps it for later.
    /// @throws Diverged if learning has broken down
    void learn(Transition transition);

    /// Updates of the weights so far.
    long updates();

    /// Goes on with other settings, of which those that need a restart are the same as before.
    void use(Record settings);

    /// What it has learned by now.
    PolicySnapshot policy();

    /// All it needs to go on exactly as it would have.
    AgentState save();

    /// @throws IllegalArgumentException if the state is not one of an agent like this one; it must then be closed
    void restore(AgentState state);
}
