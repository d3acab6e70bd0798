package agentarcade.app.shell;

import agentarcade.app.run.RunViewModel;
import agentarcade.knob.Texts;
import agentarcade.train.Goal;
import agentarcade.train.Snapshot;
import agentarcade.train.Status;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What the run in the middle of the window is doing, in words.
public final class StatusViewModel {
    /// Numbers that change faster than this can't be read.
    private static final long PERIOD_NANOS = 100_000_000;

    private final Texts texts;
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper counters = new ReadOnlyStringWrapper("");
    private Snapshot told;
    private long toldNanos;

    StatusViewModel(Texts texts) {
        this.texts = texts;
    }

    /// What training is doing, in a word or two.
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /// Steps, games, time and speed, in words.
    public ReadOnlyStringProperty countersProperty() {
        return counters.getReadOnlyProperty();
    }

    /// Begins with another run.
    void show(RunViewModel run) {
        told = null;
        // Where nobody trains, no snapshot will come to tell.
        if (!run.canTrain()) {
            status.set(texts.say("app.status.playOnly"));
            counters.set("");
        }
    }

    /// Tells what is new if it is time.
    /// @return whether it was told
    boolean pulse(RunViewModel run, long nanos) {
        Snapshot newest = run.snapshotProperty().get();
        boolean due = newest != null && newest != told
                && (!(newest.status() instanceof Status.Running) || nanos - toldNanos > PERIOD_NANOS);
        if (due) {
            toldNanos = nanos;
            told = newest;
            tell(run, newest);
        }
        return due;
    }

    private void tell(RunViewModel run, Snapshot newest) {
        status.set(texts.say(switch (newest.status()) {
            case Status.Starting() -> "app.status.starting";
            case Status.Running() -> run.goal().map(StatusViewModel::untilKey).orElse("app.status.running");
            case Status.Paused() -> newest.steps() == 0 ? "app.status.ready" : "app.status.paused";
            case Status.Failed(Throwable unused) -> "app.status.failed";
            case Status.Closed() -> "app.status.closed";
        }, run.goal().map(Goal::at).orElse(0L)));
        long seconds = newest.trained().toSeconds();
        counters.set(texts.say("app.counters", newest.steps(), newest.episodes(), newest.updates(), Math.round(newest.stepsPerSecond()),
                "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60)));
    }

    private static String untilKey(Goal goal) {
        return switch (goal.measure()) {
            case STEPS -> "app.status.untilSteps";
            case EPISODES -> "app.status.untilEpisodes";
            case UPDATES -> "app.status.untilUpdates";
        };
    }
}
