package agentarcade.app.game;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whom a person who plays races against, if anybody.
public record Rivalry(Optional<Watchable> against) {
    static final Rivalry NONE = new Rivalry(Optional.empty());

    /// All there can be where these can be watched, with none first.
    static List<Rivalry> among(List<Watchable> watchables) {
        return Stream.concat(Stream.of(NONE), watchables.stream().map(one -> new Rivalry(Optional.of(one)))).toList();
    }

    /// The text that names it.
    public String key() {
        return against.map(Watchable::key).orElse("app.race.nobody");
    }
}
