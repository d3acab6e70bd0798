package agentarcade.app.runs;

import agentarcade.app.run.RunViewModel;
import agentarcade.experiment.Run;
import agentarcade.experiment.Waypoint;
import agentarcade.knob.Refusals;
import agentarcade.knob.Refused;
import agentarcade.store.Recovery;
import agentarcade.store.RunFiles;
import agentarcade.store.RunKeeper;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Keeps all runs that have learned something that is in no file, one at a time, on a thread of its own, so that the next program can bring
/// them back if this one can't be closed properly. Once a run is saved or discarded, nothing is kept of it here. What else is done belongs
/// to the FX thread.
public final class Autosave implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Autosave.class);
    /// How long a run may take to be captured when the program is told to end at once.
    private static final long LAST_SECONDS = 2;

    private final Recovery recovery;
    private final RunsViewModel runs;
    private final Executor keeping;
    private final Executor fx;
    private final Consumer<Throwable> trouble;
    private final LongSupplier clock;
    private final Map<RunViewModel, Kept> kept = new IdentityHashMap<>();
    private boolean busy;
    private String told = "";
    /// For the thread that ends the program.
    private volatile List<Last> last = List.of();

    private static final class Kept {
        private final RunKeeper keeper;
        private long steps = -1;

        Kept(RunKeeper keeper) {
            this.keeper = keeper;
        }
    }

    private record Last(RunViewModel run, Path file) {
    }

    /// @param keeping runs what waits for the disk
    /// @param fx runs what touches this model, later
    /// @param trouble is told why runs can't be kept, once for each reason
    /// @param clock tells nanoseconds, as [#pulse] does
    public Autosave(Recovery recovery, RunsViewModel runs, Executor keeping, Executor fx, Consumer<Throwable> trouble, LongSupplier clock) {
        this.recovery = recovery;
        this.runs = runs;
        this.keeping = keeping;
        this.fx = fx;
        this.trouble = trouble;
        this.clock = clock;
    }

    /// Keeps a run if it is time; called once a frame.
    public void pulse(long nanos) {
        if (follow(nanos) || last.size() < kept.size()) {
            last = kept.entrySet().stream().map(entry -> new Last(entry.getKey(), entry.getValue().keeper.file())).toList();
        }
        if (!busy) {
            kept.entrySet().stream()
                    .filter(entry -> entry.getKey().steps() > entry.getValue().steps && entry.getValue().keeper.isDue(nanos))
                    .findFirst().ifPresent(entry -> keep(entry.getKey(), entry.getValue(), nanos));
        }
    }

    /// Takes in runs that have something to lose, and forgets those that have not any more.
    /// @return whether there were any
    private boolean follow(long nanos) {
        boolean changed = false;
        List<RunViewModel> all = runs.all();
        for (RunViewModel run : List.copyOf(kept.keySet())) {
            if (!run.isUnsaved() || !all.contains(run)) {
                forget(kept.remove(run).keeper.file());
                changed = true;
            }
        }
        for (RunViewModel run : all) {
            if (run.isUnsaved() && !kept.containsKey(run)) {
                kept.put(run, new Kept(new RunKeeper(recovery.fileFor(RunFiles.suggestedName(run.experiment())), nanos)));
                changed = true;
            }
        }
        return changed;
    }

    private void forget(Path file) {
        keeping.execute(() -> {
            try {
                recovery.forget(file);
            } catch (Refused undeletable) {
                LOG.warn("Can't delete {}", file, undeletable);
            }
        });
    }

    private void keep(RunViewModel run, Kept keep, long nanos) {
        busy = true;
        long began = clock.getAsLong();
        run.capture().thenApplyAsync(Refusals.applied(captured -> write(keep.keeper, captured, nanos)), keeping)
                .whenCompleteAsync((done, problem) -> {
                    busy = false;
                    long now = clock.getAsLong();
                    keep.keeper.took(now - began, now);
                    if (problem == null) {
                        keep.steps = done.steps();
                        done.waypoint().ifPresent(run::keep);
                        told = "";
                    } else if (kept.containsKey(run)) {
                        tell(Refusals.cause(problem));
                    }
                }, fx);
    }

    private record Done(long steps, Optional<Waypoint> waypoint) {
    }

    private static Done write(RunKeeper keeper, Run captured, long nanos) throws Refused {
        return new Done(captured.checkpoint().progress().steps(), keeper.keep(captured, nanos));
    }

    private void tell(Throwable problem) {
        LOG.warn("A run can't be kept", problem);
        if (!told.equals(String.valueOf(problem.getMessage()))) {
            told = String.valueOf(problem.getMessage());
            trouble.accept(problem);
        }
    }

    // ---- what others left behind ----

    /// Runs that programs which are gone have left behind, newest first. Waits for the disk.
    public List<Path> leftBehind() throws Refused {
        return recovery.leftBehind();
    }

    /// Takes over a file that was left behind. Waits for the disk.
    public Path adopt(Path leftBehind) throws Refused {
        return recovery.adopt(leftBehind);
    }

    /// Keeps a run on in the file that it was brought back from.
    public void goOn(RunViewModel run, Path adopted) {
        Kept goesOn = new Kept(new RunKeeper(adopted, clock.getAsLong()));
        goesOn.steps = run.steps();
        kept.put(run, goesOn);
    }

    // ---- the end ----

    /// Keeps everything once more, as it is now. For the thread on which a program does its last things when it is told to end at once.
    public void keepAll() {
        List<CompletableFuture<Run>> captured = new ArrayList<>();
        List<Last> all = last;
        all.forEach(one -> captured.add(one.run().capture()));
        for (int i = 0; i < all.size(); i++) {
            try {
                RunFiles.write(all.get(i).file(), captured.get(i).get(LAST_SECONDS, TimeUnit.SECONDS));
            } catch (InterruptedException | ExecutionException | TimeoutException | Refused unkept) {
                // What was kept some seconds ago is still there.
                LOG.warn("A run can't be kept in its last state", unkept);
            }
        }
    }

    /// Nothing more is kept. Files of runs that are in no file of the person's go: whoever closes the program was asked about them.
    @Override
    public void close() {
        last = List.of();
        kept.values().forEach(gone -> forget(gone.keeper.file()));
        kept.clear();
        keeping.execute(() -> {
            try {
                recovery.close();
            } catch (Refused held) {
                LOG.warn("Can't leave the folder", held);
            }
        });
    }
}
