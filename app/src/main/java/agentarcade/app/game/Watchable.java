package agentarcade.app.game;

import agentarcade.env.Baseline;

import java.util.Optional;

/// Someone whose games can be watched: the agent that is being trained, by its newest policy, or a player to compare it with.
public record Watchable(Optional<Baseline> baseline) {
    static final Watchable NEWEST_POLICY = new Watchable(Optional.empty());

    /// The text that names it.
    public String key() {
        return baseline.map(player -> "player." + player.name()).orElse("app.game.newestPolicy");
    }
}
