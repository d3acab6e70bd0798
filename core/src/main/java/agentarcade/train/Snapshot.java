package agentarcade.train;

import agentarcade.agent.Insight;
import agentarcade.agent.PolicySnapshot;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What a window needs to know of a training session at one moment. For the eye: some are never made, the newest wins.
/// `settings` are those training now goes by; `scene` is there while the training itself is being watched,
/// `policy` when one was asked for, `insight` while one is wanted and the agent has one to give.
public record Snapshot(Status status, long steps, long episodes, long updates, Duration trained, double stepsPerSecond, Record settings,
        Map<String, Series.View> curves, Timeline.View timeline, Album.View album, Optional<Scene> scene, Optional<PolicySnapshot> policy,
        Optional<Insight> insight) {

    /// The same moment under another status, with nothing to look at.
    Snapshot with(Status other) {
        return new Snapshot(other, steps, episodes, updates, trained, 0, settings, curves, timeline, album, Optional.empty(),
                Optional.empty(), Optional.empty());
    }
}
