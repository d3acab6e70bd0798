package agentarcade.app.game;

import agentarcade.agent.Decision;
import agentarcade.env.Picture;

import java.util.List;
import java.util.Optional;

/// Everything the game view shows at one moment. `end` is the end of a game, while there is one to celebrate or mourn; `rival` is there in
/// a race only, and the rest is the person's side of it.
record GameFrame(Picture picture, float[] observation, Sight sight, Optional<Decision> decision, Optional<End> end, List<Effect> effects,
        Optional<Rival> rival) {

    /// One game alone.
    GameFrame(Picture picture, float[] observation, Sight sight, Optional<Decision> decision, Optional<End> end, List<Effect> effects) {
        this(picture, observation, sight, decision, end, effects, Optional.empty());
    }

    /// The other side of a race.
    /// @param person what is written above the person's game
    /// @param opponent what is written above this one
    record Rival(Picture picture, Optional<End> end, List<Effect> effects, Heading person, Heading opponent) {
    }

    /// Who plays, and how that goes.
    record Heading(String name, String score) {
    }

    /// How a game ended: well, badly, or simply because time was up.
    enum Kind {
        GOOD, BAD, OVER
    }

    /// @param progress 0 … 1, how long ago it was
    record End(Kind kind, double progress) {
    }
}
