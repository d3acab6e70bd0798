package agentarcade.train;

import agentarcade.agent.AgentState;
import agentarcade.env.WorldVector;

import java.util.List;
import java.util.Map;

/// A training loop between two steps, as plain data: all that is needed to go on with the same bits. Belongs to whoever holds it.
public record Checkpoint(Progress progress, WorldVector.State worlds, AgentState agent, Map<String, Series.State> curves,
        Timeline.State timeline, SettingsLog.State settings, Album.State album) {

    /// How the run came to where it was then.
    public Timeline.View way() {
        int size = timeline.steps().length;
        // Only an agent could tell how many updates there were since the last moment kept.
        Timeline.Moment now = new Timeline.Moment(progress.steps(), progress.episodes(), size == 0 ? 0 : timeline.updates()[size - 1],
                progress.trainedNanos());
        return new Timeline.View(size, timeline.steps(), timeline.episodes(), timeline.updates(), timeline.nanos(), now);
    }

    /// The same without the policies of earlier moments, which are not needed to go on.
    public Checkpoint withoutAlbum() {
        return with(Album.State.EMPTY);
    }

    /// The same with other policies of earlier moments.
    public Checkpoint with(Album.State other) {
        return new Checkpoint(progress, worlds, agent, curves, timeline, settings, other);
    }

    /// The same with another state of the agent.
    public Checkpoint with(AgentState other) {
        return new Checkpoint(progress, worlds, other, curves, timeline, settings, album);
    }

    /// How far training has come. `trainedNanos` is the time spent training, pauses not counted; `running` is the episode of each world,
    /// the last one if that is over and the next not yet begun.
    public record Progress(long steps, long episodes, long trainedNanos, List<Episode> running, List<Double> recentScores) {
        public Progress {
            running = List.copyOf(running);
            recentScores = List.copyOf(recentScores);
        }

        /// Whether training can have come so far.
        public boolean isPossible() {
            return steps >= 0 && episodes >= 0 && trainedNanos >= 0 && recentScores.size() <= Curves.WINDOW
                    && running.stream().allMatch(episode -> episode.steps() >= 0);
        }
    }

    /// What an episode has earned and how long it has lasted by now, in steps of the game.
    public record Episode(double earned, long steps) {
    }
}
