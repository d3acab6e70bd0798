package agentarcade.app.run;

import agentarcade.knob.Knob;
import agentarcade.knob.Knobs;
import agentarcade.train.SettingsLog;
import agentarcade.train.Timeline;
import agentarcade.train.TrainingEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/// Which settings were changed while a run was going on, and at which step. The training thread says so, event by event; the FX thread
/// takes it up with [#writeTo].
final class ChangeLog implements Consumer<TrainingEvent> {
    /// Changes of one setting that follow each other faster than this are one, as when a slider is dragged.
    private static final long ONE_CHANGE_NANOS = 1_000_000_000;

    private record Heard(long step, Record settings, long nanos) {
    }

    private final Knobs<?> knobs;
    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
    // Of the FX thread from here on.
    private Record known;
    private long lastNanos = System.nanoTime() - ONE_CHANGE_NANOS;

    /// @param settings those the run begins with
    ChangeLog(Knobs<?> knobs, Record settings) {
        this.knobs = knobs;
        known = settings;
    }

    /// The changes that are on record of a run, up to a step.
    /// @param way how long training took to get where
    static List<Change> recall(Knobs<?> knobs, SettingsLog.State log, Timeline.View way, long step) {
        ChangeLog past = new ChangeLog(knobs, log.entries().getFirst().settings());
        log.entries().stream().skip(1).filter(entry -> entry.step() <= step).forEach(
                entry -> past.heard.add(new Heard(entry.step(), entry.settings(), Math.round(1e9 * way.secondsAt(entry.step())))));
        List<Change> changes = new ArrayList<>();
        past.writeTo(changes);
        return changes;
    }

    @Override
    public void accept(TrainingEvent event) {
        if (event instanceof TrainingEvent.SettingsChanged(long step, Record settings)) {
            heard.add(new Heard(step, settings, System.nanoTime()));
        }
    }

    /// Adds what has happened since the last call. What was set before the first step belongs to the beginning of the run.
    void writeTo(List<Change> changes) {
        for (Heard next = heard.poll(); next != null; next = heard.poll()) {
            Map<String, Object> before = knobs.values(known);
            Map<String, Object> after = knobs.values(next.settings());
            known = next.settings();
            if (next.step() > 0) {
                for (Knob knob : knobs.all()) {
                    if (!before.get(knob.name()).equals(after.get(knob.name()))) {
                        write(new Change(next.step(), knob.key(), before.get(knob.name()), after.get(knob.name())), next.nanos(), changes);
                    }
                }
            }
        }
    }

    private void write(Change change, long nanos, List<Change> changes) {
        Change last = changes.isEmpty() ? null : changes.getLast();
        boolean goesOn = last != null && last.key().equals(change.key())
                && (last.step() == change.step() || nanos - lastNanos < ONE_CHANGE_NANOS);
        lastNanos = nanos;
        if (!goesOn) {
            changes.add(change);
            return;
        }
        changes.removeLast();
        if (!last.before().equals(change.after())) {
            changes.add(new Change(change.step(), change.key(), last.before(), change.after()));
        }
    }
}
