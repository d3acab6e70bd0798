package agentarcade.store;

import agentarcade.experiment.Experiment;
import agentarcade.experiment.Past;
import agentarcade.experiment.Run;
import agentarcade.experiment.Waypoint;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.train.Album;
import agentarcade.train.SettingsLog;
import agentarcade.train.TrainingEvent;
import agentarcade.train.TrainingLoop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.DoublePredicate;

/// A run as it was at an earlier step: repeated from the nearest place before it that is kept, by the settings on record. With unchanged
/// settings the branch goes on as the run did, to the bit.
public final class Branch {
    /// So many steps between two reports of progress.
    private static final int REPORT_STEPS = 256;

    private final Run run;
    private final Path file;
    private final Album.View album;
    private final DoublePredicate progress;

    /// @param run how far it has come
    /// @param file where the run is kept, for sentences
    /// @param album the policies of the run, of which those up to the step are kept
    /// @param progress is told what part of the way has been repeated, 0 to 1, again and again; says whether to go on
    public Branch(Run run, Path file, Album.View album, DoublePredicate progress) {
        this.run = run;
        this.file = file;
        this.album = album;
        this.progress = progress;
    }

    /// A place to repeat the run from, and what was changed from there on.
    private record Start(Experiment experiment, Optional<Run> state, List<SettingsLog.Entry> changes) {
        TrainingLoop loop(Path file, Consumer<TrainingEvent> listener) throws Refused {
            return state.isPresent() ? RunFiles.resume(file, state.get(), listener) : experiment.start(listener);
        }
    }

    /// The past of a branch.
    public static Past past(Past past, long step) {
        return past.until(step).with(past.provenance().branchedAt(step));
    }

    /// Repeats the run up to a step at which one of its steps ended, on the calling thread, which owns the loop then.
    /// @throws Refused if nothing is kept from which that step could be reached
    /// @throws CancellationException if `progress` said so
    public TrainingLoop at(long step, Consumer<TrainingEvent> listener) throws Refused {
        Start start = start(step);
        TrainingLoop loop = start.loop(file, listener);
        try {
            repeat(loop, start.changes(), step);
            loop.keep(album.until(step));
            long nanos = Math.round(1e9 * run.checkpoint().way().secondsAt(step));
            loop.addTrainedNanos(Math.max(0, nanos - loop.trainedNanos()));
            return loop;
        } catch (RuntimeException | Refused failed) {
            loop.close();
            throw failed;
        }
    }

    private Start start(long step) throws Refused {
        SettingsLog.State log = run.checkpoint().settings();
        List<Waypoint> earlier = run.past().waypoints().stream().filter(waypoint -> waypoint.steps() <= step).toList().reversed();
        for (Waypoint waypoint : earlier) {
            Run state = RunFiles.read(file, waypoint);
            Optional<List<SettingsLog.Entry>> changes = log.since(state.checkpoint().settings());
            if (changes.isPresent()) {
                return new Start(state.experiment(), Optional.of(state), changes.get());
            }
        }
        Record first = log.first().orElseThrow(() -> new Refused(Sentence.of("branch.problem.unknown", step)));
        return new Start(run.experiment().withSettings(first), Optional.empty(), log.entries().subList(1, log.entries().size()));
    }

    private void repeat(TrainingLoop loop, List<SettingsLog.Entry> changes, long step) throws Refused {
        long from = loop.steps();
        for (SettingsLog.Entry change : changes) {
            if (change.step() <= step) {
                go(loop, from, change.step(), step);
                loop.use(change.settings());
            }
        }
        go(loop, from, step, step);
    }

    private void go(TrainingLoop loop, long from, long to, long last) throws Refused {
        long reported = loop.steps();
        while (loop.steps() < to) {
            loop.step();
            if (loop.steps() - reported >= REPORT_STEPS || loop.steps() >= to) {
                reported = loop.steps();
                if (!progress.test((double) (reported - from) / (last - from))) {
                    throw new CancellationException("Nobody wants the branch any more");
                }
            }
        }
        if (loop.steps() != to) {
            throw new Refused(Sentence.of("branch.problem.between", to));
        }
    }
}
