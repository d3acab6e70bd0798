package agentarcade.store;

import agentarcade.experiment.Run;
import agentarcade.experiment.Waypoint;
import agentarcade.knob.Refused;

import java.nio.file.Path;
import java.util.Optional;

/// Keeps a run in a file of its own while it trains, in case the program can't be closed properly, and finds it waypoints on the way.
///
/// So seldom that it takes no more than one part in a hundred of the time, even if all of its work were at the cost of training: whoever
/// captures a run and lets it be kept beside training is told when it is time again. Time comes as an argument. Used by one thread at a time.
public final class RunKeeper {
    /// What a person loses at most, if keeping is quick.
    public static final long SHORTEST_PERIOD_NANOS = 20_000_000_000L;
    /// Keeping takes one part in so many of the time.
    static final int TIME_SHARE = 100;
    static final long WAYPOINT_PERIOD_NANOS = 60_000_000_000L;

    private final Path file;
    private long dueNanos;
    private long waypointDueNanos;

    /// @param file where the run is kept
    /// @param nanos the time when it was first seen
    public RunKeeper(Path file, long nanos) {
        this.file = file;
        dueNanos = nanos + SHORTEST_PERIOD_NANOS;
        waypointDueNanos = dueNanos;
    }

    public Path file() {
        return file;
    }

    public boolean isDue(long nanos) {
        return nanos - dueNanos >= 0;
    }

    /// Writes the file.
    /// @param run as it was captured
    /// @param nanos the time when it was captured
    /// @return a new waypoint, if it was time for one
    public Optional<Waypoint> keep(Run run, long nanos) throws Refused {
        Optional<Waypoint> waypoint = Optional.empty();
        Run kept = run;
        if (nanos - waypointDueNanos >= 0) {
            waypoint = Optional.of(RunFiles.waypoint(run));
            kept = run.with(run.past().with(waypoint.get()));
            waypointDueNanos = nanos + WAYPOINT_PERIOD_NANOS;
        }
        RunFiles.write(file, kept);
        return waypoint;
    }

    /// Keeping has ended, well or not.
    /// @param tookNanos what it took from the capture on
    public void took(long tookNanos, long nanos) {
        dueNanos = nanos + waitNanos(tookNanos);
    }

    /// How long to wait after it took so long.
    public static long waitNanos(long tookNanos) {
        return Math.max(SHORTEST_PERIOD_NANOS, TIME_SHARE * tookNanos);
    }
}
