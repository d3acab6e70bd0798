package agentarcade.app.game;

import agentarcade.agent.Decision;
import agentarcade.env.Picture;
import agentarcade.env.Space;

import java.util.Optional;

/// Everything the game view shows at one moment. `end` is the end of a game, while there is one to celebrate or mourn.
record GameFrame(Picture picture, float[] observation, Space.Box observations, Optional<Decision> decision, Optional<End> end) {

    /// @param progress 0 … 1, how long ago it was
    record End(boolean good, double progress) {
    }
}
