/// The table of what agents are to reach: its rows, what came of each seed, and what that says about a row.
package agentarcade.experiment.results;
