package agentarcade.app.compare;

import agentarcade.app.run.Look;
import agentarcade.app.run.Plan;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.run.RunWords;
import agentarcade.app.runs.RunsViewModel;
import agentarcade.env.Score;
import agentarcade.knob.Texts;
import agentarcade.train.Curves;
import agentarcade.train.Series;
import agentarcade.train.Snapshot;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// How well the runs that are drawn do, and in which settings they differ.
///
/// It looks at the runs twice a second while it can be seen. What is as it was is left alone, so that nothing is laid out anew for it.
public final class CompareViewModel {
    private static final long PERIOD_NANOS = 500_000_000;

    /// How well one run does, in words.
    public record Result(String name, Look look, String steps, String games, String best, String last, String time) {
    }

    /// How a run is called and drawn.
    public record Column(String name, Look look) {
    }

    /// What is kept of a run from one look to the next.
    private record Followed(Score score, BestMean best) {
    }

    private final RunsViewModel runs;
    private final Texts texts;
    private final BooleanProperty allSettings = new SimpleBooleanProperty();
    private final ObservableList<Result> results = FXCollections.observableArrayList();
    private final ObservableList<Column> columns = FXCollections.observableArrayList();
    private final ObservableList<Comparison.Row> settings = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper seeds = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
    private final Map<RunViewModel, Followed> followed = new IdentityHashMap<>();
    private List<Plan> plans = List.of();
    private boolean stale = true;
    private long lookedNanos;

    public CompareViewModel(RunsViewModel runs, Texts texts) {
        this.runs = runs;
        this.texts = texts;
        allSettings.subscribe(() -> stale = true);
    }

    /// Whether settings are shown that all runs have in common.
    public BooleanProperty allSettingsProperty() {
        return allSettings;
    }

    /// One for each run that is drawn.
    public ObservableList<Result> results() {
        return results;
    }

    /// Those of the table of settings, one for each run that is drawn.
    public ObservableList<Column> columns() {
        return columns;
    }

    ObservableList<Comparison.Row> settings() {
        return settings;
    }

    /// What runs that differ only in the seed reach together, a line for each group of them; empty if there is none.
    public ReadOnlyStringProperty seedsProperty() {
        return seeds.getReadOnlyProperty();
    }

    /// What is said in place of settings if there are none to show.
    public ReadOnlyStringProperty hintProperty() {
        return hint.getReadOnlyProperty();
    }

    /// Looks at the runs if it is time; called once a frame while it can be seen.
    public void pulse(long nanos) {
        if (!stale && nanos - lookedNanos < PERIOD_NANOS && nanos >= lookedNanos) {
            return;
        }
        lookedNanos = nanos;
        List<RunViewModel> drawn = runs.drawn();
        followed.keySet().retainAll(drawn);
        boolean oneWorld = drawn.stream().map(run -> run.world().type()).distinct().count() == 1;
        update(results, drawn.stream().map(run -> result(run, oneWorld)).toList());
        update(columns, results.stream().map(result -> new Column(result.name(), result.look())).toList());
        seeds.set(String.join("\n", SeedGroups.sentences(drawn, texts)));
        compareSettings(drawn);
    }

    private void compareSettings(List<RunViewModel> drawn) {
        List<Plan> now = drawn.stream().map(RunViewModel::planNow).toList();
        if (!stale && now.equals(plans)) {
            return;
        }
        stale = false;
        plans = now;
        boolean alone = drawn.size() < 2;
        update(settings, drawn.isEmpty() || alone && !allSettings.get() ? List.of() : Comparison.of(now, allSettings.get(), texts));
        hint.set(texts.say(drawn.isEmpty() ? "app.compare.noneDrawn" : alone ? "app.compare.empty" : "app.compare.same"));
    }

    /// Touches only what has changed.
    private static <T> void update(ObservableList<T> shown, List<T> now) {
        if (shown.size() != now.size()) {
            shown.setAll(now);
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!shown.get(i).equals(now.get(i))) {
                shown.set(i, now.get(i));
            }
        }
    }

    private Result result(RunViewModel run, boolean oneWorld) {
        Followed known = followed.computeIfAbsent(run, unknown -> new Followed(run.world().game().score(), new BestMean()));
        String none = texts.say("app.compare.none");
        Snapshot newest = run.snapshotProperty().get();
        String name = oneWorld ? RunWords.nameInItsWorld(run, texts) : RunWords.name(run, texts);
        if (newest == null) {
            return new Result(name, run.lookProperty().get(), none, none, none, none, none);
        }
        known.best().follow(newest.curves().getOrDefault(Curves.MEAN_SCORE, Series.View.EMPTY));
        return new Result(name, run.lookProperty().get(), texts.number(newest.steps()), texts.number(newest.episodes()),
                known.best().best().map(best -> RunWords.score(best, known.score(), texts)).orElse(none),
                RunWords.lastScore(run).map(last -> RunWords.score(last, known.score(), texts)).orElse(none), time(newest.trained()));
    }

    private String time(Duration trained) {
        double seconds = trained.toMillis() / 1e3;
        return texts.say("app.compare.seconds.value", seconds < 100 ? Math.round(10 * seconds) / 10.0 : Math.round(seconds));
    }

    /// Both tables as text, with tabs between the columns.
    public String asText() {
        List<String> lines = new ArrayList<>();
        lines.add(String.join("\t", texts.say("app.compare.run"), texts.say("app.compare.steps"), texts.say("app.compare.games"),
                texts.say("app.compare.best"), texts.say("app.compare.last"), texts.say("app.compare.seconds")));
        results.forEach(one -> lines.add(String.join("\t", one.name(), one.steps(), one.games(), one.best(), one.last(), one.time())));
        if (!seeds.get().isEmpty()) {
            lines.add(seeds.get());
        }
        lines.add("");
        lines.add(String.join("\t", texts.say("app.compare.setting"),
                String.join("\t", columns.stream().map(Column::name).toList())));
        settings.forEach(row -> lines.add(row.isHeading() ? row.label() : row.label() + "\t" + String.join("\t", row.values())));
        return String.join("\n", lines) + "\n";
    }
}
