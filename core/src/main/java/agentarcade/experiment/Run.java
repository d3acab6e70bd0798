package agentarcade.experiment;

import agentarcade.train.Checkpoint;

/// An experiment, how far it has come, and what is kept of its past: what a run file holds.
/// The experiment's settings are those it goes by now.
public record Run(Experiment experiment, Checkpoint checkpoint, Past past) {

    /// A run of which nothing is kept but where it is now.
    public Run(Experiment experiment, Checkpoint checkpoint) {
        this(experiment, checkpoint, Past.NONE);
    }

    public Run with(Past other) {
        return new Run(experiment, checkpoint, other);
    }

    public Run with(Checkpoint other) {
        return new Run(experiment, other, past);
    }
}
