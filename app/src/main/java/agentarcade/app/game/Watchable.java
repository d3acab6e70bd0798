package agentarcade.app.game;

import agentarcade.env.Baseline;
import agentarcade.knob.Texts;

import java.util.Optional;

/// Someone whose games can be watched: the agent that is being trained, by its newest policy, a player by rule to compare it with, or a guest.
public record Watchable(Optional<Baseline> baseline, Optional<Guest> guest) {
    static final Watchable NEWEST_POLICY = new Watchable(Optional.empty(), Optional.empty());

    static Watchable of(Baseline baseline) {
        return new Watchable(Optional.of(baseline), Optional.empty());
    }

    static Watchable of(Guest guest) {
        return new Watchable(Optional.empty(), Optional.of(guest));
    }

    /// Tells it from the others, from one run to the next. Without a guest, the text that names it.
    public String key() {
        return guest.map(one -> "guest." + one.name())
                .orElseGet(() -> baseline.map(player -> "player." + player.name()).orElse("app.game.newestPolicy"));
    }

    /// What it is called in a list. The agent may be watched as it was, too.
    String words(Texts texts) {
        return guest.map(Guest::name).orElseGet(() -> equals(NEWEST_POLICY) ? texts.say("app.game.agent") : texts.name(key()));
    }
}
