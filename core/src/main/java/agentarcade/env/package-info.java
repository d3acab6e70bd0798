/// The contract of a world: what an agent sees, may do, and gets. Worlds know nothing of learning, training or windows.
/// A new world implements [agentarcade.env.Environment] and is named in one line of `agentarcade.experiment.Environments`.
package agentarcade.env;
