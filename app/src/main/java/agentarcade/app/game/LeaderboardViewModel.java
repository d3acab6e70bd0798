package agentarcade.app.game;

import agentarcade.app.game.Leaderboards.Entry;
import agentarcade.env.Score;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who has done best in the world that is shown, and the question for a name after a game that is among them.
public final class LeaderboardViewModel {
    private final Leaderboards kept;
    private final ReadOnlyObjectWrapper<List<Entry>> entries = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Asked>> asked = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty name = new SimpleStringProperty("");
    private final BooleanProperty allShown = new SimpleBooleanProperty();
    private final BooleanProperty clearing = new SimpleBooleanProperty();
    private String world = "";
    private Score kind = Score.RETURN;

    LeaderboardViewModel(Leaderboards kept) {
        this.kept = kept;
    }

    /// A game waits for a name.
    /// @param place it would have, from 1
    public record Asked(double score, int place) {
    }

    /// The best first.
    public ReadOnlyObjectProperty<List<Entry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    /// The game for which a name is asked, if any. Games go on meanwhile.
    public ReadOnlyObjectProperty<Optional<Asked>> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /// The name that is being typed; at first the last one that was entered.
    public StringProperty nameProperty() {
        return name;
    }

    /// Whether all are shown instead of the first few.
    public BooleanProperty allShownProperty() {
        return allShown;
    }

    /// Whether it is being asked if all are to be forgotten.
    public BooleanProperty clearingProperty() {
        return clearing;
    }

    Score kind() {
        return kind;
    }

    /// Shows the leaderboard of another world.
    void show(String key, Score score) {
        if (!world.equals(key)) {
            asked.set(Optional.empty());
            allShown.set(false);
        }
        clearing.set(false);
        world = key;
        kind = score;
        entries.set(kept.of(key));
    }

    /// A game at natural speed is over. If it is among the best, its name is asked; of two games without a name the better one is kept.
    void played(double score) {
        double rounded = GameWords.rounded(score);
        int place = place(rounded);
        boolean better = asked.get().map(waiting -> rounded > waiting.score()).orElse(true);
        if (isWorthy(kind, rounded) && place <= Leaderboards.MOST_ENTRIES && better) {
            if (asked.get().isEmpty()) {
                name.set(kept.lastName());
            }
            asked.set(Optional.of(new Asked(rounded, place)));
        }
    }

    /// Nothing won, nothing caught: not even first place is worth a name.
    static boolean isWorthy(Score kind, double score) {
        return kind == Score.RETURN || score > 0;
    }

    /// Behind all that are better or equal.
    private int place(double score) {
        return 1 + (int) entries.get().stream().filter(entry -> entry.score() >= score).count();
    }

    /// Keeps the game under the name that was typed, if there is one.
    /// @return whether it was kept
    public boolean keep() {
        String typed = clean(name.get());
        if (asked.get().isEmpty() || typed.isEmpty()) {
            return false;
        }
        double score = asked.get().get().score();
        List<Entry> all = new ArrayList<>(entries.get());
        all.add(place(score) - 1, new Entry(typed, score));
        entries.set(List.copyOf(all.subList(0, Math.min(all.size(), Leaderboards.MOST_ENTRIES))));
        kept.keep(world, entries.get(), typed);
        asked.set(Optional.empty());
        return true;
    }

    /// The game stays nameless.
    public void decline() {
        asked.set(Optional.empty());
    }

    /// Forgets all entries of this world.
    public void clear() {
        clearing.set(false);
        allShown.set(false);
        entries.set(List.of());
        kept.keep(world, List.of(), kept.lastName());
    }

    private static String clean(String typed) {
        String oneLine = typed == null ? "" : typed.replaceAll("\\p{Cntrl}+", " ").strip();
        if (oneLine.length() <= Leaderboards.LONGEST_NAME) {
            return oneLine;
        }
        // Half of a letter outside the basic plane could not be written to any file.
        int end = Leaderboards.LONGEST_NAME - (Character.isHighSurrogate(oneLine.charAt(Leaderboards.LONGEST_NAME - 1)) ? 1 : 0);
        return oneLine.substring(0, end).strip();
    }
}
