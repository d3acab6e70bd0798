/// How to speak of learning that depends on chance: averages that a few odd runs can't spoil, and how far they can be trusted.
/// Follows Agarwal, Schwarzer, Castro, Courville & Bellemare (2021), "Deep reinforcement learning at the edge of the statistical
/// precipice", and their library rliable.
package agentarcade.experiment.statistics;
