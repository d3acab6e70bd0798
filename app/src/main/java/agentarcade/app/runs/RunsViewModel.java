package agentarcade.app.runs;

import agentarcade.app.run.Look;
import agentarcade.app.run.RunViewModel;
import agentarcade.experiment.World;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// The runs that are open, and the one of them that is in the middle of the window. Belongs to the FX thread. It knows no language and
/// outlives the window's other models when they are built anew in another.
///
/// A run that another took the place of is kept, paused, so that nothing is lost. Of those kept in this way that nobody has named, saved
/// or touched again only the newest stay.
public final class RunsViewModel implements AutoCloseable {
    /// Training sessions at a time: each has a thread and memory of its own.
    public static final int MOST_SESSIONS = 8;
    /// Runs kept by themselves.
    static final int MOST_KEPT = 4;

    /// A run that was taken off the list and can still be put back. If there was no other to be the current one, a fresh one is meanwhile.
    private record Discarded(RunViewModel run, int place, boolean wasCurrent, Optional<RunViewModel> stopgap) {
    }

    private final ObservableList<RunViewModel> all = FXCollections.observableArrayList();
    private final ObservableList<RunViewModel> seen = FXCollections.unmodifiableObservableList(all);
    private final ReadOnlyObjectWrapper<RunViewModel> current = new ReadOnlyObjectWrapper<>();
    /// Kept by themselves, in the order in which others took their places.
    private final List<RunViewModel> kept = new ArrayList<>();
    private final Branching branching = new Branching(this);
    private Optional<Discarded> discarded = Optional.empty();

    /// All open runs, the oldest first.
    public ObservableList<RunViewModel> all() {
        return seen;
    }

    /// The run whose game, settings and status are shown; null before there is one.
    public ReadOnlyObjectProperty<RunViewModel> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// Those whose curves are drawn.
    public List<RunViewModel> drawn() {
        return all.stream().filter(run -> run.drawnProperty().get()).toList();
    }

    /// The runs in which somebody learns this world, whatever the seed.
    public List<RunViewModel> in(World world) {
        return all.stream().filter(run -> run.canTrain() && run.world().equals(world)).toList();
    }

    /// Takes in what is new of every run; called once a frame.
    public void pulse() {
        all.forEach(RunViewModel::pulse);
        branching.pulse();
    }

    /// The branch that is on its way, if one is.
    public Branching branching() {
        return branching;
    }

    // ---- which there are ----

    /// Says in a sentence if there are as many runs as can be.
    /// @param replacing whether the new one takes the place of the current one
    public void checkRoom(boolean replacing) throws Refused {
        long sessions = all.stream().filter(RunViewModel::canTrain).count() + (branching.underWayProperty().get() ? 1 : 0);
        RunViewModel old = current.get();
        if (replacing && old != null && old.canTrain()) {
            long passing = kept.stream().filter(this::mayGo).count() + (isWorthKeeping(old) && isUnknown(old) ? 1 : 0);
            sessions -= isWorthKeeping(old) ? Math.max(0, passing - MOST_KEPT) : 1;
        }
        if (sessions + 1 >= MOST_SESSIONS) {
            // What was discarded counts, too, as long as it can be put back.
            forgetDiscarded();
        }
        if (sessions >= MOST_SESSIONS) {
            throw new Refused(Sentence.of("app.problem.tooManyRuns", MOST_SESSIONS));
        }
    }

    /// Puts a run exactly where the current one is, which leaves the list and belongs to the caller again.
    public void replaceCurrent(RunViewModel next) {
        RunViewModel old = current.get();
        if (old == null) {
            all.add(next);
        } else {
            next.lookProperty().set(old.lookProperty().get());
            next.drawnProperty().set(old.drawnProperty().get());
            next.nameProperty().set(old.nameProperty().get());
            all.set(all.indexOf(old), next);
        }
        number(next);
        current.set(next);
    }

    /// Puts a run in the middle in place of the current one, which is paused and kept, unless it has nothing to come back to.
    /// @param next a new run or one of the list
    public void succeed(RunViewModel next) {
        RunViewModel old = current.get();
        if (next == old) {
            return;
        }
        old.pause();
        if (!all.contains(next)) {
            next.lookProperty().set(old.lookProperty().get());
            all.add(next);
            number(next);
        }
        if (isWorthKeeping(old)) {
            old.drawnProperty().set(false);
            kept.add(old);
        } else {
            all.remove(old);
        }
        choose(next);
        if (!all.contains(old)) {
            old.close();
        }
        forgetOldest();
    }

    /// Brings back the run that was replaced last, which takes the place of the current one.
    /// @return whether there was one
    public boolean bringBack() {
        if (kept.isEmpty()) {
            return false;
        }
        succeed(kept.getLast());
        return true;
    }

    /// Whether a run that was replaced can be brought back.
    public boolean canBringBack() {
        return !kept.isEmpty();
    }

    /// Puts a run below another, to be drawn with it.
    public void addBeside(RunViewModel beside, RunViewModel added) {
        added.lookProperty().set(freeLook());
        all.add(all.indexOf(beside) + 1, added);
        number(added);
    }

    /// Puts a run below all others, to be drawn with them.
    public void addLast(RunViewModel added) {
        addBeside(all.getLast(), added);
    }

    /// Puts a run that goes on in the place of one that was shelved.
    public void replaceShelved(RunViewModel shelved, RunViewModel next) {
        int place = all.indexOf(shelved);
        next.lookProperty().set(shelved.lookProperty().get());
        next.drawnProperty().set(shelved.drawnProperty().get());
        next.nameProperty().set(shelved.nameProperty().get());
        if (place < 0) {
            all.add(next);
        } else {
            all.set(place, next);
        }
        number(next);
    }

    /// Puts a run of the list into the middle. What the others do goes on.
    public void choose(RunViewModel chosen) {
        kept.remove(chosen);
        draw(chosen, true);
        current.set(chosen);
    }

    /// Takes a run off the list. It can be put back until the next is taken off, or [#forgetDiscarded].
    /// If it was the current one, its neighbour is now, or a fresh one if there is no other.
    public void discard(RunViewModel run) {
        forgetDiscarded();
        run.pause();
        int place = all.indexOf(run);
        boolean wasCurrent = run == current.get();
        all.remove(run);
        kept.remove(run);
        Optional<RunViewModel> neighbour = neighbour(place);
        Optional<RunViewModel> stopgap = Optional.empty();
        if (wasCurrent && neighbour.isEmpty()) {
            RunViewModel fresh = RunViewModel.fresh(run.planNow());
            all.add(fresh);
            number(fresh);
            stopgap = Optional.of(fresh);
        }
        discarded = Optional.of(new Discarded(run, place, wasCurrent, stopgap));
        if (wasCurrent) {
            choose(neighbour.or(discarded.get()::stopgap).orElseThrow());
        }
    }

    private Optional<RunViewModel> neighbour(int place) {
        return IntStream.range(0, all.size()).boxed().sorted((a, b) -> Math.abs(a - place) - Math.abs(b - place)).map(all::get)
                .filter(run -> !run.isShelved()).findFirst();
    }

    /// Puts back the run that was discarded last, if it is not forgotten.
    public void putBack() {
        discarded.ifPresent(back -> {
            discarded = Optional.empty();
            all.add(Math.min(back.place(), all.size()), back.run());
            number(back.run());
            if (back.wasCurrent()) {
                choose(back.run());
            }
            back.stopgap().filter(RunViewModel::isFresh).ifPresent(stopgap -> {
                all.remove(stopgap);
                stopgap.close();
            });
        });
    }

    /// Gives up the run that was discarded last.
    public void forgetDiscarded() {
        discarded.ifPresent(gone -> gone.run().close());
        discarded = Optional.empty();
    }

    // ---- keeping ----

    /// It stays until somebody discards it.
    public void keep(RunViewModel run) {
        kept.remove(run);
    }

    private static boolean isWorthKeeping(RunViewModel run) {
        return run.steps() > 0 && (!run.hasFailed() || run.canBeSaved());
    }

    /// Nobody has named or saved it.
    private static boolean isUnknown(RunViewModel run) {
        return run.nameProperty().get().isBlank() && run.file().isEmpty();
    }

    private boolean mayGo(RunViewModel run) {
        return isUnknown(run) && !run.trainingProperty().get();
    }

    private void forgetOldest() {
        List<RunViewModel> passing = kept.stream().filter(this::mayGo).toList();
        for (RunViewModel oldest : passing.subList(0, Math.max(0, passing.size() - MOST_KEPT))) {
            kept.remove(oldest);
            all.remove(oldest);
            oldest.close();
        }
    }

    // ---- names and looks ----

    /// Calls a run by a name of its own; by what it is made of if that is blank.
    public void rename(RunViewModel run, String name) {
        run.nameProperty().set(name.strip());
        number(run);
    }

    /// Whether a run's curves are drawn. One that would look like another that is drawn gets a look of its own.
    public void draw(RunViewModel run, boolean drawn) {
        boolean taken = all.stream().anyMatch(other -> other != run && other.drawnProperty().get()
                && other.lookProperty().get().equals(run.lookProperty().get()));
        if (drawn && !run.drawnProperty().get() && taken) {
            run.lookProperty().set(freeLook());
        }
        run.drawnProperty().set(drawn);
    }

    private Look freeLook() {
        List<Look> taken = all.stream().filter(run -> run.drawnProperty().get()).map(run -> run.lookProperty().get()).toList();
        return IntStream.rangeClosed(0, taken.size()).mapToObj(Look::number).filter(look -> !taken.contains(look)).findFirst()
                .orElse(Look.FIRST);
    }

    private void number(RunViewModel run) {
        List<Integer> taken = all.stream().filter(other -> other != run && key(other).equals(key(run))).map(RunViewModel::number).toList();
        run.number(IntStream.iterate(1, n -> n + 1).filter(n -> !taken.contains(n)).findFirst().orElseThrow());
    }

    /// Runs with the same key would be called the same.
    private static Object key(RunViewModel run) {
        String own = run.nameProperty().get();
        return own.isBlank() ? List.of(run.world().type(), run.plan().algorithm(), run.seed()) : own;
    }

    /// The next seed that no run has that is otherwise the same.
    public long nextSeed(RunViewModel run) {
        List<Long> taken = all.stream().filter(other -> other.planNow().withSeed(0).equals(run.planNow().withSeed(0)))
                .map(RunViewModel::seed).toList();
        return LongStream.iterate(run.seed() + 1, seed -> seed + 1).filter(seed -> !taken.contains(seed)).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        branching.close();
        forgetDiscarded();
        all.forEach(RunViewModel::close);
    }
}
