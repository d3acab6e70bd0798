package agentarcade.exchange;

import agentarcade.store.NamedArray;

import java.util.List;

/// All that a policy computes without exploring, from an observation to the action it prefers: a chain of named nodes and the arrays they
/// use. Plain data, and complete: whoever follows the nodes in their order does what the policy does.
///
/// @param observation the shape of what it is shown
/// @param nodes in the order in which they compute
/// @param outputs the nodes whose numbers are results: [#ACTION], and where there are such [#VALUES], [#LOGITS] and [#VALUE]
/// @param arrays weights and bounds, 32-bit; means and deviations of observations are 64-bit
public record PolicyGraph(List<Integer> observation, List<Node> nodes, List<String> outputs, List<NamedArray> arrays) {
    /// The name of what comes in.
    public static final String OBSERVATION = "observation";
    /// The action: the number of a choice, or real numbers within the bounds of the world.
    public static final String ACTION = "action";
    /// Q(s, ·) of each choice, in the rewards of the world.
    public static final String VALUES = "values";
    /// One number for each choice; their softmax is π(·|s).
    public static final String LOGITS = "logits";
    /// What is expected to be earned from here on, in the rewards of the world: V(s), or Q(s, μ(s)).
    public static final String VALUE = "value";

    public PolicyGraph {
        observation = List.copyOf(observation);
        nodes = List.copyOf(nodes);
        outputs = List.copyOf(outputs);
        arrays = List.copyOf(arrays);
    }
}
