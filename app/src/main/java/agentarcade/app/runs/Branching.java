package agentarcade.app.runs;

import agentarcade.app.run.RunViewModel;
import agentarcade.experiment.Run;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.store.RunFiles;
import agentarcade.train.Album;
import agentarcade.train.Status;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/// A branch on its way: the state of a run is taken, then a new run repeats what came before the chosen moment, and joins the list when it
/// is there. One at a time. Belongs to the FX thread, which never waits for it.
public final class Branching implements AutoCloseable {
    private final RunsViewModel runs;
    private final ReadOnlyBooleanWrapper underWay = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper();
    private Consumer<Throwable> onProblem = problem -> {
    };
    private RunViewModel original;
    private Album.Page page;
    private String name;
    private CompletableFuture<Run> capturing;
    private RunViewModel coming;

    Branching(RunsViewModel runs) {
        this.runs = runs;
    }

    /// Whether a branch is on its way.
    public ReadOnlyBooleanProperty underWayProperty() {
        return underWay.getReadOnlyProperty();
    }

    /// How much of its way it has gone, 0 … 1.
    public ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    /// Who is told why a branch does not come.
    public void onProblem(Consumer<Throwable> told) {
        onProblem = told;
    }

    /// Sets out from the moment at which a run is looked at.
    /// @param branchName what the branch is to be called
    /// @throws Refused if there is no such moment, no room, or another branch on its way
    public void begin(RunViewModel run, String branchName) throws Refused {
        if (underWay.get()) {
            throw new Refused(Sentence.of("app.branch.problem.another"));
        }
        if (run.momentProperty().get() == null) {
            throw new Refused(Sentence.of("app.branch.problem.now"));
        }
        if (!run.canBeSaved()) {
            throw new Refused(Sentence.of("app.branch.problem.failed"));
        }
        runs.checkRoom(false);
        original = run;
        page = run.momentProperty().get();
        name = branchName;
        capturing = run.capture();
        share.set(0);
        underWay.set(true);
    }

    /// Nobody wants it any more; nothing of it stays.
    public void cancel() {
        if (coming != null) {
            coming.close();
        }
        forget();
    }

    private void forget() {
        original = null;
        page = null;
        capturing = null;
        coming = null;
        underWay.set(false);
    }

    /// Takes in how far it has come; called once a frame.
    void pulse() {
        if (capturing != null && capturing.isDone()) {
            setOut();
        }
        if (coming != null) {
            coming.pulse();
            share.set(coming.repeatedShare());
            arrive();
        }
    }

    /// Whether the state of the run is still being taken.
    boolean isCapturing() {
        return capturing != null;
    }

    private void setOut() {
        try {
            Run captured = capturing.join();
            Path file = original.file().orElseGet(() -> Path.of(RunFiles.suggestedName(captured.experiment())));
            coming = RunViewModel.branch(captured, file, page, original.snapshotProperty().get().album());
            coming.nameProperty().set(name);
            capturing = null;
        } catch (CompletionException | CancellationException lost) {
            fail(lost.getCause() == null ? lost : lost.getCause());
        } catch (Refused refused) {
            fail(refused);
        }
    }

    private void arrive() {
        if (coming.snapshotProperty().get() == null) {
            return;
        }
        switch (coming.snapshotProperty().get().status()) {
            case Status.Starting() -> {
            }
            case Status.Failed(Throwable cause) -> {
                coming.close();
                fail(cause);
            }
            case Status.Running(),Status.Paused(),Status.Closed() -> {
                RunViewModel branch = coming;
                RunViewModel beside = original;
                forget();
                runs.addBeside(beside, branch);
                runs.choose(branch);
            }
        }
    }

    private void fail(Throwable cause) {
        forget();
        onProblem.accept(cause);
    }

    @Override
    public void close() {
        cancel();
    }
}
