package agentarcade.experiment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What is kept of the past of a run beside its curves, settings and policies: where it comes from, and some places from which it can be
/// repeated, oldest first: many of late, fewer the longer ago. Bounded in number and bytes.
public record Past(Provenance provenance, List<Waypoint> waypoints) {
    public static final Past NONE = new Past(Provenance.UNKNOWN, List.of());

    public static final int MOST_WAYPOINTS = 10;
    public static final long MOST_BYTES = 96L << 20;

    /// Of a run whose training is set up now.
    public static Past begun(Instant now) {
        return NONE.with(Provenance.UNKNOWN.begunAt(now));
    }

    public Past {
        waypoints = List.copyOf(waypoints);
    }

    public Past with(Provenance other) {
        return new Past(other, waypoints);
    }

    /// With another waypoint, later than all there are. Others may have to go for it; one that is too large by itself is not kept.
    public Past with(Waypoint newest) {
        if (newest.packed().length > MOST_BYTES) {
            return this;
        }
        List<Waypoint> all = new ArrayList<>(waypoints);
        all.add(newest);
        long bytes = all.stream().mapToLong(waypoint -> waypoint.packed().length).sum();
        while (all.size() > MOST_WAYPOINTS || bytes > MOST_BYTES) {
            bytes -= all.remove(leastMissed(all)).packed().length;
        }
        return new Past(provenance, all);
    }

    /// Without the waypoints after a step.
    public Past until(long step) {
        return new Past(provenance, waypoints.stream().filter(waypoint -> waypoint.steps() <= step).toList());
    }

    /// The one between those neighbours that lie closest together, by the ratio of their steps; of a few, the oldest. The beginning, which
    /// needs no waypoint, is the neighbour of the first.
    private static int leastMissed(List<Waypoint> all) {
        int least = 0;
        double closest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < all.size() - 1; i++) {
            double before = i == 0 ? 0 : all.get(i - 1).steps();
            double ratio = (all.get(i + 1).steps() + 1.0) / (before + 1.0);
            if (ratio < closest) {
                closest = ratio;
                least = i;
            }
        }
        return least;
    }
}
