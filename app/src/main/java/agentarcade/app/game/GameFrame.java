package agentarcade.app.game;

import agentarcade.agent.Decision;
import agentarcade.env.Picture;

import java.util.List;
import java.util.Optional;

/// Everything the game view shows at one moment. `end` is the end of a game, while there is one to celebrate or mourn.
record GameFrame(Picture picture, float[] observation, Sight sight, Optional<Decision> decision, Optional<End> end, List<Effect> effects) {

    /// How a game ended: well, badly, or simply because time was up.
    enum Kind {
        GOOD, BAD, OVER
    }

    /// @param progress 0 … 1, how long ago it was
    record End(Kind kind, double progress) {
    }
}
