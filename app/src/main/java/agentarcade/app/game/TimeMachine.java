package agentarcade.app.game;

import agentarcade.app.run.RunViewModel;
import agentarcade.app.run.RunWords;
import agentarcade.knob.Texts;
import agentarcade.train.Album;
import agentarcade.train.Album.Page;
import agentarcade.train.Snapshot;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// From which moment of its training the watched agent is taken: from one of the pages its album keeps, or from now.
///
/// Moments stand in a row, oldest first, and now comes after the last of them. One that was chosen keeps its place, even when the album
/// thins it out.
public final class TimeMachine {
    /// The album grows ten times a second; a row that grew with it could not be aimed at.
    private static final long ALBUM_NANOS = 500_000_000;

    private final Texts texts;
    private final ReadOnlyObjectWrapper<List<Page>> moments = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Album.Best>> best = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper there = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper past = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private Runnable branch = () -> {
    };
    private RunViewModel run;
    private long lookedNanos;

    TimeMachine(Texts texts) {
        this.texts = texts;
    }

    /// What to do when a person wants to go on from the chosen moment.
    public void onBranch(Runnable action) {
        branch = action;
    }

    /// All moments there are to choose from, oldest first.
    public ReadOnlyObjectProperty<List<Page>> momentsProperty() {
        return moments.getReadOnlyProperty();
    }

    /// The moment at which the running mean score was highest; it is one of [#momentsProperty].
    public ReadOnlyObjectProperty<Optional<Album.Best>> bestProperty() {
        return best.getReadOnlyProperty();
    }

    /// Whether an agent that learns is watched.
    public ReadOnlyBooleanProperty thereProperty() {
        return there.getReadOnlyProperty();
    }

    /// Whether there is a moment of its past that differs from now.
    public ReadOnlyBooleanProperty pastProperty() {
        return past.getReadOnlyProperty();
    }

    /// Which moment is watched or, where there is none to choose, why not.
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /// The moment that was chosen; empty for now.
    public Optional<Page> moment() {
        return Optional.ofNullable(run).map(shown -> shown.momentProperty().get());
    }

    /// The best moment in words.
    String bestInWords(Album.Best known) {
        return texts.say(RunWords.age("app.past.best", known.page(), RunWords.score(known.meanScore(), run.world().game().score(), texts)));
    }

    // ---- choosing ----

    /// Where the chosen moment stands in the row; behind all moments for now.
    public int place() {
        return moment().map(this::placeOf).orElse(moments.get().size());
    }

    /// Where a moment stands in the row.
    int placeOf(Page page) {
        List<Page> all = moments.get();
        return IntStream.range(0, all.size()).filter(i -> all.get(i).steps() == page.steps()).findFirst().orElse(all.size());
    }

    /// Chooses the moment at this place; behind all of them, now.
    public void choose(int place) {
        List<Page> all = moments.get();
        choose(place < all.size() ? Optional.of(all.get(Math.max(0, place))) : Optional.empty());
    }

    public void chooseBest() {
        best.get().ifPresent(known -> choose(Optional.of(known.page())));
    }

    private void choose(Optional<Page> page) {
        if (run != null) {
            run.momentProperty().set(page.orElse(null));
            look();
        }
    }

    /// Wants a run that goes on from the chosen moment.
    public void branch() {
        branch.run();
    }

    // ---- what there is ----

    void show(RunViewModel shown) {
        run = shown;
        look();
    }

    /// Takes in what is new; called once a frame.
    /// @param watched whether the agent is what is watched; whatever else is, goes on now
    void pulse(long nanos, boolean watched) {
        there.set(watched && run.canTrain());
        if (!there.get() && moment().isPresent()) {
            choose(Optional.empty());
        }
        if (there.get() && (nanos - lookedNanos >= ALBUM_NANOS || nanos < lookedNanos)) {
            lookedNanos = nanos;
            look();
        }
    }

    private void look() {
        Snapshot newest = run.snapshotProperty().get();
        Album.View album = newest == null ? Album.View.EMPTY : newest.album();
        Map<Long, Page> all = new TreeMap<>();
        Stream.of(album.pages().stream(), album.best().map(Album.Best::page).stream(), moment().stream()).flatMap(pages -> pages)
                .forEach(page -> all.put(page.steps(), page));
        List<Page> row = all.values().stream().sorted(Comparator.comparing(Page::steps)).toList();
        best.set(album.best());
        past.set(row.size() > 1);
        if (!row.equals(moments.get())) {
            moments.set(row);
        }
        words.set(inWords(newest));
    }

    private String inWords(Snapshot newest) {
        if (!past.get()) {
            return texts.say("app.past.none");
        }
        return moment().map(page -> texts.say(RunWords.age("app.past.after", page, page.steps())))
                .orElseGet(() -> texts.say("app.past.now", newest.episodes(), newest.steps()));
    }
}
