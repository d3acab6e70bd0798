/// The contract of a learner: it acts, it learns from what happened, and it can be looked at, saved and restored.
/// A new algorithm implements [agentarcade.agent.Agent] and is named in one line of `agentarcade.experiment.Algorithms`.
package agentarcade.agent;
