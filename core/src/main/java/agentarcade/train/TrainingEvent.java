package agentarcade.train;

/// Something that happened in training and belongs on the record. Every one is told, in order, on the thread that trains.
public sealed interface TrainingEvent {

    /// An episode ended after `length` steps; `score` is the return as people judge it, `meanScore` that of the last episodes.
    record EpisodeEnded(long step, long episode, long length, double episodeReturn, double score, double meanScore)
            implements TrainingEvent {
    }

    /// Training goes on with other settings from this step on.
    record SettingsChanged(long step, Record settings) implements TrainingEvent {
    }

    /// Paused (as it is once the agent stands), running, failed, closed.
    record StatusChanged(long step, Status status) implements TrainingEvent {
    }
}
