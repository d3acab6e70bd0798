package agentarcade.store;

import agentarcade.env.Picture;
import agentarcade.env.Score;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Provenance;
import agentarcade.train.Checkpoint;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/// What can be told of a run file without its long arrays.
///
/// @param file where it is, how large, and when it was written
/// @param appVersion the program that wrote it
/// @param provenance where the run comes from, as far as that is known
/// @param fingerprint of what was learned, as the file says; nobody has compared it
/// @param counted how people judge an episode of this world
/// @param picture the first of the run's worlds as it was when the run was saved
public record RunSummary(RunFile file, String appVersion, Provenance provenance, Experiment experiment, Checkpoint.Progress progress,
        String fingerprint,
        List<ArraySize> arrays, Score counted, Picture picture) {

    public RunSummary {
        arrays = List.copyOf(arrays);
    }

    /// An array of the file: its name, what its numbers are in NumPy's words, such as `<f4`, how many there are, and how many bytes they
    /// take before they are packed.
    public record ArraySize(String name, String type, long length, long bytes) {
    }

    /// When the run was saved; if the file does not tell, when it was written, which changes if it is copied.
    public Instant when() {
        return provenance.saved().orElse(file.modified());
    }

    /// The mean score of the last games, 100 at most; empty before the first is over.
    public OptionalDouble meanScore() {
        return progress.recentScores().stream().mapToDouble(Double::doubleValue).average();
    }

    /// How the last game went; empty before the first is over.
    public OptionalDouble lastScore() {
        List<Double> scores = progress.recentScores();
        return scores.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(scores.getLast());
    }
}
