package agentarcade.experiment;

/// A place on the way of a run from which it can be repeated: its whole state, packed as a run file without a past. The bytes are not to be
/// written.
public record Waypoint(long steps, long episodes, byte[] packed) {
}
