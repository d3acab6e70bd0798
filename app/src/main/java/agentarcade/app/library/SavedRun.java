package agentarcade.app.library;

import agentarcade.store.RunFile;
import agentarcade.store.RunSummary;
import agentarcade.train.Series;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Instant;
import java.util.Optional;

/// A file in the list of saved runs, and as much of it as has been read by now. Belongs to the FX thread.
public final class SavedRun {

    /// How much of a file is known.
    public sealed interface Content {
        /// Nobody has looked into it yet.
        record Unread() implements Content {
        }

        record Read(RunSummary summary) implements Content {
        }

        /// Something is wrong with it: this sentence.
        record Broken(String sentence) implements Content {
        }
    }

    private final RunFile file;
    private final ReadOnlyObjectWrapper<Content> content = new ReadOnlyObjectWrapper<>(new Content.Unread());
    private final ReadOnlyObjectWrapper<Optional<Series.Columns>> curve = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean curveWanted;

    SavedRun(RunFile file) {
        this.file = file;
    }

    public RunFile file() {
        return file;
    }

    public ReadOnlyObjectProperty<Content> contentProperty() {
        return content.getReadOnlyProperty();
    }

    void content(Content read) {
        content.set(read);
    }

    public Optional<RunSummary> summary() {
        return content.get() instanceof Content.Read(RunSummary summary) ? Optional.of(summary) : Optional.empty();
    }

    /// Whether nobody has looked into it yet.
    public boolean isUnread() {
        return content.get() instanceof Content.Unread;
    }

    /// The mean score over the steps; empty until it was read, and if there is none.
    public ReadOnlyObjectProperty<Optional<Series.Columns>> curveProperty() {
        return curve.getReadOnlyProperty();
    }

    void curve(Optional<Series.Columns> read) {
        curve.set(read);
    }

    /// @return whether this is the first time that anybody wants it
    boolean wantCurve() {
        boolean first = !curveWanted;
        curveWanted = true;
        return first;
    }

    /// It is out of sight again and was not read.
    void forgetCurve() {
        curveWanted = false;
    }

    /// When it was saved.
    public Instant when() {
        return summary().map(RunSummary::when).orElse(file.modified());
    }
}
