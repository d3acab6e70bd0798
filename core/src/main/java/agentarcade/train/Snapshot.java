package agentarcade.train;

import agentarcade.agent.PolicySnapshot;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What a window needs to know of a training session at one moment. For the eye: some are never made, the newest wins.
/// `settings` are those training now goes by; `scene` is there while the training itself is being watched, `policy` when one was asked for.
public record Snapshot(Status status, long steps, long episodes, long updates, Duration trained, double stepsPerSecond, Record settings,
        Map<String, Series.View> curves, Optional<Scene> scene, Optional<PolicySnapshot> policy) {

    /// The same moment under another status, with nothing to look at.
    Snapshot with(Status other) {
        return new Snapshot(other, steps, episodes, updates, trained, 0, settings, curves, Optional.empty(), Optional.empty());
    }
}
