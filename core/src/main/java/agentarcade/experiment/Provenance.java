package agentarcade.experiment;

import java.time.Instant;
import java.util.Optional;

/// Where a run comes from, as far as that is known. What it was made with, how long it was trained and what came of it are said by the run
/// itself.
/// @param name what a person calls it; blank if nobody gave it a name
/// @param began when its training was set up for the first time
/// @param saved when this was captured
/// @param branchedAt the step at which it left the run that it is a branch of
public record Provenance(String name, Optional<Instant> began, Optional<Instant> saved, Optional<Long> branchedAt) {
    public static final Provenance UNKNOWN = new Provenance("", Optional.empty(), Optional.empty(), Optional.empty());

    public Provenance named(String other) {
        return new Provenance(other, began, saved, branchedAt);
    }

    public Provenance savedAt(Instant now) {
        return new Provenance(name, began, Optional.of(now), branchedAt);
    }

    public Provenance begunAt(Instant now) {
        return new Provenance(name, Optional.of(now), saved, branchedAt);
    }

    /// Of a branch of this run.
    public Provenance branchedAt(long step) {
        return new Provenance("", began, Optional.empty(), Optional.of(step));
    }
}
