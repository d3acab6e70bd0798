package agentarcade.app.runs;

import agentarcade.app.run.RunViewModel;
import agentarcade.knob.Texts;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.List;

/// The list of open runs as it is shown: a row for each, in words.
///
/// It looks at the runs instead of listening to them: they outlive it, and nothing it shows changes faster than a person can read.
public final class RunListViewModel {
    private static final long FACTS_NANOS = 500_000_000;

    private final RunsViewModel runs;
    private final RunActions actions;
    private final Texts texts;
    private final ObservableList<RunRowViewModel> rows = FXCollections.observableArrayList();
    private long toldNanos;

    public RunListViewModel(RunsViewModel runs, RunActions actions, Texts texts) {
        this.runs = runs;
        this.actions = actions;
        this.texts = texts;
    }

    /// One for each run, in the order of the runs. A run keeps its row as long as it is in the list.
    public ObservableList<RunRowViewModel> rows() {
        return rows;
    }

    /// What can be done with runs.
    public RunActions actions() {
        return actions;
    }

    /// Starts another run like the one in the middle of the window, with the next seed.
    public void runBesideCurrent() {
        actions.runBeside(runs.currentProperty().get());
    }

    /// Looks at the runs; called once a frame while the list can be seen.
    public void pulse(long nanos) {
        boolean others = follow();
        boolean due = others || nanos - toldNanos >= FACTS_NANOS || nanos < toldNanos;
        if (due) {
            toldNanos = nanos;
        }
        rows.forEach(row -> row.look(due));
    }

    /// @return whether there are other runs than before
    private boolean follow() {
        List<RunViewModel> all = runs.all();
        boolean same = rows.size() == all.size();
        for (int i = 0; same && i < all.size(); i++) {
            same = rows.get(i).run() == all.get(i);
        }
        if (!same) {
            rows.setAll(all.stream().map(this::row).toList());
        }
        return !same;
    }

    private RunRowViewModel row(RunViewModel run) {
        return rows.stream().filter(row -> row.run() == run).findFirst().orElseGet(() -> {
            RunRowViewModel row = new RunRowViewModel(run, runs, texts);
            row.look(true);
            return row;
        });
    }
}
