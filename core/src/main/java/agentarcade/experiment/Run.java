package agentarcade.experiment;

import agentarcade.train.Checkpoint;

/// An experiment and how far it has come: what a run file holds.
public record Run(Experiment experiment, Checkpoint checkpoint) {
}
