package agentarcade.app.runs;

import agentarcade.app.run.RunViewModel;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The runs that are open, and the one of them that is in the middle of the window. Belongs to the FX thread.
public final class RunsViewModel {
    private final ObservableList<RunViewModel> all = FXCollections.observableArrayList();
    private final ObservableList<RunViewModel> seen = FXCollections.unmodifiableObservableList(all);
    private final ReadOnlyObjectWrapper<RunViewModel> current = new ReadOnlyObjectWrapper<>();

    /// All open runs, the oldest first.
    public ObservableList<RunViewModel> all() {
        return seen;
    }

    /// The run whose game, settings and status are shown.
    public ReadOnlyObjectProperty<RunViewModel> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// Puts a run in the place of the current one.
    public void replaceCurrent(RunViewModel next) {
        int place = all.indexOf(current.get());
        if (place < 0) {
            all.add(next);
        } else {
            all.set(place, next);
        }
        current.set(next);
    }

    /// Takes in what is new of every run; called once a frame.
    public void pulse() {
        all.forEach(RunViewModel::pulse);
    }
}
