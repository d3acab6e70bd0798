package agentarcade.app.game;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The best game a person has played in each world, its rules included.
public interface Recordings {

    /// @param world a key of letters, digits and hyphens that stands for a world and its rules
    Optional<Recording> best(String world);

    void best(String world, Recording game);

    /// Games that are forgotten with this object.
    static Recordings untilClosed() {
        Map<String, Recording> games = new HashMap<>();
        return new Recordings() {
            @Override
            public Optional<Recording> best(String world) {
                return Optional.ofNullable(games.get(world));
            }

            @Override
            public void best(String world, Recording game) {
                games.put(world, game);
            }
        };
    }
}
