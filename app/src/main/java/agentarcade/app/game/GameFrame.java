package agentarcade.app.game;

import agentarcade.agent.Decision;
import agentarcade.env.Picture;

import java.util.List;
import java.util.Optional;

/// Everything the game view shows at one moment. `end` is the end of a game, while there is one to celebrate or mourn; `rival` is there in
/// a race only, and the rest is the left side of it; `ghost` is a game to be seen through this one.
record GameFrame(Picture picture, float[] observation, Sight sight, Optional<Decision> decision, Optional<End> end, List<Effect> effects,
        Optional<Rival> rival, Optional<Picture> ghost) {

    /// One game alone or in a race, and no ghost.
    GameFrame(Picture picture, float[] observation, Sight sight, Optional<Decision> decision, Optional<End> end, List<Effect> effects,
            Optional<Rival> rival) {
        this(picture, observation, sight, decision, end, effects, rival, Optional.empty());
    }

    /// One game alone.
    GameFrame(Picture picture, float[] observation, Sight sight, Optional<Decision> decision, Optional<End> end, List<Effect> effects) {
        this(picture, observation, sight, decision, end, effects, Optional.empty());
    }

    /// The other side of a race.
    /// @param person what is written above the game on the left
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
