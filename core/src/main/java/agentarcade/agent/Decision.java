package agentarcade.agent;

import agentarcade.env.Action;

/// The action a policy prefers, and how good it believes each action to be: `actionValues[a]` is Q(s, a), the discounted return it
/// expects after doing a.
public record Decision(Action action, float[] actionValues) {
}
