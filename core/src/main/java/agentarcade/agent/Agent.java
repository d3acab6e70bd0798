package agentarcade.agent;

import agentarcade.env.Action;

/// A learner, in one world or in several alike side by side. Belongs to the thread that built it, with all its native memory.
/// Everything by chance in it comes from the seed of its [Task]: the same task and the same transitions give the same agent, to the bit.
///
/// As a [Policy] it says what it would do now in the first of its worlds, which leaves no trace in it.
public interface Agent extends Policy {

    /// In how many copies of the world it wants to act side by side. Never changes.
    default int worlds() {
        return 1;
    }

    /// What to do in training, exploration included. [#decide] is what it would do without.
    /// @param observations what it sees in each of its worlds; the arrays are never written again
    /// @param actions receives an action for each, within [Task#actions]
    void act(float[][] observations, Action[] actions);

    /// Takes in one step of training in each of its worlds, and learns from them or keeps them for later.
    /// @param transitions those of the last [#act], in the same order
    /// @throws Diverged if learning has broken down
    void learn(Transition[] transitions);

    /// Updates of the weights so far.
    long updates();

    /// Goes on with other settings, of which those that need a restart are the same as before.
    void use(Record settings);

    /// What it has learned by now.
    PolicySnapshot policy();

    /// What it has learned from lately.
    default Insight insight() {
        return Insight.NONE;
    }

    /// All it needs to go on exactly as it would have.
    AgentState save();

    /// @throws IllegalArgumentException if the state is not one of an agent like this one; it must then be closed
    void restore(AgentState state);
}
