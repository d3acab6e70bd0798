/// What several algorithms are built from: memories of what happened, schedules, policies ready to be shown.
/// A part knows the contract of [agentarcade.agent] but no algorithm.
package agentarcade.agent.parts;
