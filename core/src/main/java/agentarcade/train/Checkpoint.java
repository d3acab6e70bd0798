package agentarcade.train;

import agentarcade.agent.AgentState;
import agentarcade.env.Randomness;

import java.util.List;
import java.util.Map;

/// A training loop between two steps, as plain data: all that is needed to go on with the same bits. Belongs to whoever holds it.
public record Checkpoint(Progress progress, Record world, AgentState agent, Map<String, Series.State> curves) {

    /// How far training has come. `trainedNanos` is the time spent training, pauses not counted; `betweenEpisodes` says that the last
    /// episode is over and the next not yet begun.
    public record Progress(long steps, long episodes, long trainedNanos, boolean betweenEpisodes, double episodeReturn, long episodeSteps,
            List<Double> recentScores, Randomness.State worldRandom) {
        public Progress {
            recentScores = List.copyOf(recentScores);
        }
    }
}
