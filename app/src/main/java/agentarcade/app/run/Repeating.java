package agentarcade.app.run;

import agentarcade.experiment.Run;
import agentarcade.knob.Refused;
import agentarcade.store.Branch;
import agentarcade.train.Album;
import agentarcade.train.TrainingEvent;
import agentarcade.train.TrainingLoop;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// The way of a branch from the nearest place that is kept to the moment at which it begins. The training thread goes it; how far that has
/// come may be asked, and an end be put to it, from any.
final class Repeating {
    private volatile double share;
    private volatile boolean unwanted;

    /// Repeats a run up to a step. What happens on the way was told when it happened first.
    TrainingLoop repeat(Run run, Path file, Album.View album, long step, Consumer<TrainingEvent> listener) throws Refused {
        AtomicBoolean there = new AtomicBoolean();
        TrainingLoop loop = new Branch(run, file, album, this::goOn).at(step, event -> {
            if (there.get()) {
                listener.accept(event);
            }
        });
        there.set(true);
        return loop;
    }

    private boolean goOn(double done) {
        share = done;
        return !unwanted;
    }

    /// What part of the way has been gone, 0 … 1.
    double share() {
        return share;
    }

    void stop() {
        unwanted = true;
    }
}
