/// A look inside the agent: its network at work, what it remembers, and what it expects where.
package agentarcade.app.inside;
