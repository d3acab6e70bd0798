package agentarcade.env.games;

import agentarcade.env.Action;
import agentarcade.env.Environment;

/// The simple player of CAVE.
final class CavePlayers {
    /// How many steps ahead the ship's flight is thought on.
    private static final int STEPS_AHEAD = 6;
    private static final int NEAREST = 16;
    private static final int FURTHEST = 20;

    private CavePlayers() {
    }

    /// Rises while the ship is on its way below the mean middle of the columns just ahead. Blocks it does not see.
    static Action followWalls(Environment world) {
        CaveState state = (CaveState) world.unwrapped().snapshot();
        double sum = 0;
        for (int column = NEAREST; column <= FURTHEST; column++) {
            sum += state.walls().get(column).centre();
        }
        double middle = sum / (FURTHEST - NEAREST + 1);
        return Action.Discrete.of(state.y() + STEPS_AHEAD * state.speed() > middle ? 1 : 0);
    }
}
