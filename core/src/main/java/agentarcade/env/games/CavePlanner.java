package agentarcade.env.games;

import agentarcade.env.Action;
import agentarcade.env.Environment;
import agentarcade.env.Player;
import agentarcade.env.games.Cave.Rules;
import agentarcade.env.games.CaveFlights.Ways;

/// A player of CAVE that looks at every possible flight to the right edge of the screen and takes one of those that stay furthest away
/// from rock and blocks.
final class CavePlanner implements Player {
    /// Distances from rock and blocks to be kept, in rows: at least a little, because the last bits of a row are not planned; and more than
    /// this is not needed.
    private static final double LEAST = 0.001;
    private static final double MOST = 4;
    private static final int HALVINGS = 4;

    private final double thrust;

    CavePlanner(Rules rules) {
        thrust = rules.thrust();
    }

    /// While both actions are the start of a free way, a larger distance is asked for. If both still are in the end, the simple player
    /// decides. If none is, the way ends as late as possible.
    @Override
    public Action choose(Environment world) {
        CaveFlights flights = new CaveFlights((CaveState) world.unwrapped().snapshot(), thrust, world.actionRepeat());
        double kept = LEAST;
        double missed = MOST;
        Ways ways = flights.ways(kept, CaveFlights.HORIZON);
        for (int i = 0; i < HALVINGS && ways == Ways.BOTH; i++) {
            double distance = (kept + missed) / 2;
            Ways found = flights.ways(distance, CaveFlights.HORIZON);
            if (found == Ways.NONE) {
                missed = distance;
            } else {
                kept = distance;
                ways = found;
            }
        }
        for (int horizon = CaveFlights.HORIZON - 1; horizon > 0 && ways == Ways.NONE; horizon--) {
            ways = flights.ways(LEAST, horizon);
        }
        return switch (ways) {
            case FALL -> Action.Discrete.of(0);
            case RISE -> Action.Discrete.of(1);
            case BOTH, NONE -> CavePlayers.followWalls(world);
        };
    }
}
