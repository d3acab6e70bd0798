package agentarcade.app.inside;

import agentarcade.agent.Insight;
import agentarcade.agent.PolicySnapshot;
import agentarcade.app.game.GameViewModel;
import agentarcade.app.game.Sighting;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.theme.Palette;
import agentarcade.env.PhasePlane;
import agentarcade.knob.Texts;
import agentarcade.train.Snapshot;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A look inside the agent: its network, what it learned from lately and what it expects where. Pictures are drawn by a [Sketcher] from what
/// is newest, while they can be seen and something new is there; nothing happens otherwise.
public final class InsideViewModel implements AutoCloseable {
    /// From one picture to the next.
    private static final long PICTURE_NANOS = 400_000_000;
    /// How often a newer policy is asked for.
    private static final long POLICY_NANOS = 1_500_000_000;
    /// A trail moves so often.
    private static final long TRAIL_NANOS = 50_000_000;
    /// So much of a game is kept for a policy that remembers; then half of it is let go.
    private static final int MOST_SEEN = 256;
    static final int TRAIL = 20;

    private final Texts texts;
    private final ObservableValue<RunViewModel> run;
    private final GameViewModel game;
    private final Sketcher sketcher = new Sketcher();
    private final Artist artist;

    private final ObjectProperty<Tile> tile = new SimpleObjectProperty<>(Tile.NETWORK);
    private final ReadOnlyObjectWrapper<List<Tile>> tiles = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Sketch> sketch = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Place>> trail = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper reading = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");

    private RunViewModel shown;
    private Subject subject;
    private Optional<PolicySnapshot> policy = Optional.empty();
    private Insight insight = Insight.NONE;
    private Paper paper = new Paper(0, 0, 1, Palette.LIGHT);
    private final List<float[]> seen = new ArrayList<>();
    private long seenGame = Long.MIN_VALUE;
    private long games;
    // What the picture that is there, or is being made, was made of.
    private Artist.Wish wished;
    private long wishedNanos;
    private boolean insightWanted;
    private long policyNanos;
    private long trailNanos;

    /// Where the state of the game is in a plot, as shares of its width and height.
    record Place(double across, double down) {
    }

    public InsideViewModel(Texts texts, ObservableValue<RunViewModel> run, GameViewModel game) {
        this.texts = texts;
        this.run = run;
        this.game = game;
        artist = new Artist(texts);
        tile.subscribe(this::turnTo);
    }

    Texts texts() {
        return texts;
    }

    /// Which picture is shown, one of [#tilesProperty].
    public ObjectProperty<Tile> tileProperty() {
        return tile;
    }

    /// The pictures there can be of this agent in this world.
    public ReadOnlyObjectProperty<List<Tile>> tilesProperty() {
        return tiles.getReadOnlyProperty();
    }

    /// The picture, null while there is none.
    ReadOnlyObjectProperty<Sketch> sketchProperty() {
        return sketch.getReadOnlyProperty();
    }

    /// Where the game is in the plots of the picture, and where it was before.
    ReadOnlyObjectProperty<List<Place>> trailProperty() {
        return trail.getReadOnlyProperty();
    }

    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /// What is to be seen, in a sentence or two.
    ReadOnlyStringProperty captionProperty() {
        return caption.getReadOnlyProperty();
    }

    /// The number that sums the picture up.
    ReadOnlyStringProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /// Why there is no picture; empty while there is one.
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// There is another place to draw on.
    void paper(Paper changed) {
        paper = changed;
    }

    private void turnTo(Tile chosen) {
        title.set(texts.say(chosen.key()));
        caption.set(caption(chosen));
        forget();
    }

    private String caption(Tile chosen) {
        boolean byAdvantage = chosen == Tile.LEARNED && insight.samples().containsKey(Insight.ADVANTAGE);
        String said = texts.say(byAdvantage ? "app.inside.learned.advantages" : chosen.key() + ".about");
        boolean section = chosen == Tile.PLANE && subject != null && subject.plane().map(PhasePlane::isSection).orElse(false);
        boolean alone = remembers() && (chosen == Tile.PLANE || chosen == Tile.TRUTH);
        return said + (section ? " " + texts.say("app.inside.plane.section") : "") + (alone ? " " + texts.say("app.inside.alone") : "");
    }

    private void forget() {
        sketch.set(null);
        trail.set(List.of());
        reading.set("");
        wished = null;
        sketcher.take();
        explain();
    }

    /// It can't be seen any more.
    void hidden() {
        wantInsight(false);
        wished = null;
    }

    private void wantInsight(boolean wanted) {
        if (shown != null && wanted != insightWanted) {
            shown.showInsight(wanted);
        }
        insightWanted = wanted;
    }

    // ---- once a frame ----

    /// Moves everything on to this time; called once a frame while it can be seen.
    public void pulse(long nanos) {
        if (run.getValue() == null) {
            return;
        }
        if (run.getValue() != shown) {
            show(run.getValue());
        }
        takeNews();
        if (!shown.canTrain()) {
            return;
        }
        wantInsight(tile.get() == Tile.LEARNED);
        follow(nanos);
        // Asked before its picture is taken: one that is finished in between would pass for the next.
        boolean free = !sketcher.isWorking();
        sketcher.take().ifPresent(this::show);
        // The game that is watched goes on with the newest policy, and one that remembers would have forgotten that game.
        if (!remembers() && nanos - policyNanos >= POLICY_NANOS) {
            policyNanos = nanos;
            shown.requestPolicy();
        }
        boolean awaited = wished == null || !wished.paper().equals(paper);
        if (paper.isThere() && free && (awaited || nanos - wishedNanos >= PICTURE_NANOS && sketcher.isRested())) {
            wish(nanos);
        }
    }

    private boolean remembers() {
        return policy.map(PolicySnapshot::remembers).orElse(false);
    }

    private void show(RunViewModel opened) {
        wantInsight(false);
        shown = opened;
        subject = Subject.of(opened, game.actionNames());
        policy = Optional.empty();
        insight = Insight.NONE;
        seen.clear();
        policyNanos = 0;
        tiles.set(opened.canTrain() ? subject.tiles() : List.of());
        if (!subject.tiles().contains(tile.get())) {
            tile.set(Tile.NETWORK);
        } else {
            turnTo(tile.get());
        }
    }

    private void takeNews() {
        Snapshot newest = shown.snapshotProperty().get();
        if (newest != null) {
            policy = newest.policy().or(() -> policy);
            insight = newest.insight().orElse(insight);
        }
    }

    private void follow(long nanos) {
        Optional<Sighting> sighting = game.sighting();
        if (sighting.isEmpty()) {
            return;
        }
        Sighting now = sighting.get();
        if (now.game() != seenGame) {
            seenGame = now.game();
            games++;
            seen.clear();
            trail.set(List.of());
        }
        if (!seen.isEmpty() && seen.getLast() == now.observation()) {
            return;
        }
        if (!remembers() && seen.size() > TRAIL) {
            seen.removeFirst();
        } else if (seen.size() == MOST_SEEN) {
            seen.subList(0, MOST_SEEN / 2).clear();
            games++;
        }
        seen.add(now.observation());
        if (nanos - trailNanos >= TRAIL_NANOS) {
            trailNanos = nanos;
            mark();
        }
    }

    private void mark() {
        List<float[]> lately = seen.subList(Math.max(0, seen.size() - (tile.get() == Tile.PLANE ? TRAIL : 1)), seen.size()).reversed();
        trail.set(switch (tile.get()) {
            case PLANE -> subject.plane().map(plane -> lately.stream().map(one -> place(plane, one)).toList()).orElse(List.of());
            case TRUTH -> lately.stream().flatMap(one -> CatchTable.state(one, subject.size()).stream())
                    .map(state -> CatchSketch.place(state, subject.size())).map(at -> new Place(at[0], at[1])).toList();
            case NETWORK, LEARNED -> List.of();
        });
    }

    private static Place place(PhasePlane plane, float[] observation) {
        PhasePlane.Point point = plane.point(observation);
        return new Place(share(plane.across(), point.across()), 1 - share(plane.up(), point.up()));
    }

    private static double share(PhasePlane.Axis axis, double value) {
        return Math.clamp((value - axis.low()) / (axis.high() - axis.low()), 0, 1);
    }

    // ---- pictures ----

    private void wish(long nanos) {
        Tile chosen = tile.get();
        boolean follows = chosen == Tile.NETWORK;
        Artist.Wish wish =
                new Artist.Wish(chosen, paper, subject, policy, insight, follows ? games : 0, follows ? List.copyOf(seen) : List.of());
        boolean ready = chosen == Tile.LEARNED || policy.isPresent();
        if (ready && !isSame(wish)) {
            wished = wish;
            wishedNanos = nanos;
            sketcher.ask(() -> artist.draw(wish));
        } else {
            explain();
        }
    }

    private boolean isSame(Artist.Wish wish) {
        return wished != null && wished.paper().equals(wish.paper())
                && (wish.tile() == Tile.LEARNED || wished.policy().equals(wish.policy()))
                && (wish.tile() != Tile.LEARNED || wished.insight() == wish.insight())
                && wished.game() == wish.game() && wished.seen().size() == wish.seen().size()
                && (wish.seen().isEmpty() || wished.seen().getLast() == wish.seen().getLast());
    }

    private void show(Sketcher.Outcome outcome) {
        if (wished == null) {
            // Of what was looked at before.
            return;
        }
        outcome.broken().ifPresent(broken -> message.set(texts.say("app.inside.broken", String.valueOf(broken.getMessage()))));
        outcome.sketch().ifPresent(made -> {
            sketch.set(made);
            reading.set(made.reading());
            caption.set(caption(tile.get()));
            message.set("");
        });
        if (outcome.sketch().isEmpty() && outcome.broken().isEmpty()) {
            sketch.set(null);
            explain();
        }
    }

    private void explain() {
        if (sketch.get() != null) {
            message.set("");
        } else if (shown != null && !shown.canTrain()) {
            message.set(texts.say("app.inside.nobody"));
        } else {
            boolean drawn = wished != null && !sketcher.isWorking();
            String waiting = policy.isPresent() ? "app.inside.drawing" : "app.inside.waiting";
            message.set(texts.say(switch (tile.get()) {
                case LEARNED -> "app.inside.learned.waiting";
                case TRUTH -> policy.isPresent() && drawn ? "app.inside.truth.judgeless" : waiting;
                case NETWORK, PLANE -> waiting;
            }));
        }
    }

    @Override
    public void close() {
        sketcher.close(artist::close);
    }
}
