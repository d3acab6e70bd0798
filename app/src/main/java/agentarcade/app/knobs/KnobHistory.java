package agentarcade.app.knobs;

import agentarcade.knob.Texts;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/// The settings a person has turned in the open run: each can be taken back and brought again, the last first.
/// Belongs to the FX thread.
public final class KnobHistory {
    /// Turns of one setting that follow each other faster than this are one: a slider that is dragged says a hundred values.
    private static final long ONE_TURN_NANOS = 1_000_000_000;
    private static final int MOST = 200;

    private record Turn(KnobsViewModel form, KnobViewModel knob, Record before, Record after, long nanos) {
    }

    private final Texts texts;
    private final LongSupplier nanoTime;
    private final Deque<Turn> done = new ArrayDeque<>();
    private final Deque<Turn> undone = new ArrayDeque<>();
    private final ReadOnlyStringWrapper undoable = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoable = new ReadOnlyStringWrapper("");

    public KnobHistory(Texts texts, LongSupplier nanoTime) {
        this.texts = texts;
        this.nanoTime = nanoTime;
    }

    /// What [#undo] would take back, such as "Learning rate 0.001 → 0.01"; empty if there is nothing.
    public ReadOnlyStringProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /// What [#redo] would bring again; empty if there is nothing.
    public ReadOnlyStringProperty redoableProperty() {
        return redoable.getReadOnlyProperty();
    }

    /// A person has turned a setting.
    public void turned(KnobsViewModel form, KnobViewModel knob, Record before, Record after) {
        long now = nanoTime.getAsLong();
        Turn last = done.peek();
        boolean goesOn = undone.isEmpty() && last != null && last.knob() == knob && now - last.nanos() < ONE_TURN_NANOS;
        Record from = goesOn ? done.pop().before() : before;
        if (!from.equals(after)) {
            done.push(new Turn(form, knob, from, after, now));
        }
        if (done.size() > MOST) {
            done.removeLast();
        }
        undone.clear();
        tell();
    }

    /// Takes back the last turn.
    /// @return false if there is none
    public boolean undo() {
        return move(done, undone, true);
    }

    /// Brings again what was taken back last.
    /// @return false if there is nothing
    public boolean redo() {
        return move(undone, done, false);
    }

    /// Another run: what was turned before is not part of it.
    public void clear() {
        done.clear();
        undone.clear();
        tell();
    }

    private boolean move(Deque<Turn> from, Deque<Turn> to, boolean back) {
        if (from.isEmpty()) {
            return false;
        }
        Turn turn = from.pop();
        to.push(turn);
        turn.form().wantedProperty().set(back ? turn.before() : turn.after());
        tell();
        return true;
    }

    private void tell() {
        undoable.set(words(done.peek()));
        redoable.set(words(undone.peek()));
    }

    private String words(Turn turn) {
        if (turn == null) {
            return "";
        }
        KnobViewModel knob = turn.knob();
        return texts.say("app.knob.change", knob.label(), knob.words(turn.form().value(knob, turn.before())),
                knob.words(turn.form().value(knob, turn.after())));
    }
}
