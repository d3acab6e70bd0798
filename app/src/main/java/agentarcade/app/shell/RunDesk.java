package agentarcade.app.shell;

import agentarcade.app.export.ExportKind;
import agentarcade.app.export.ExportsViewModel;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.run.RunWords;
import agentarcade.app.runs.RunActions;
import agentarcade.app.runs.RunsViewModel;
import agentarcade.knob.Refusals;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;
import agentarcade.train.Album;
import agentarcade.train.Measure;

import javafx.beans.property.ObjectProperty;

import java.util.concurrent.Executor;

/// What is done with runs from the list, where it takes files or has something to say.
final class RunDesk implements RunActions {
    private final RunsViewModel runs;
    private final FilesViewModel files;
    private final ExportsViewModel exports;
    private final Runnable trainOrPauseCurrent;
    private final ObjectProperty<Notice> notice;
    private final Texts texts;
    private final Executor fx;
    private Notice undo;

    /// @param trainOrPauseCurrent what the big button does
    /// @param fx runs what touches the runs, later
    RunDesk(RunsViewModel runs, FilesViewModel files, ExportsViewModel exports, Runnable trainOrPauseCurrent, ObjectProperty<Notice> notice,
            Texts texts,
            Executor fx) {
        this.runs = runs;
        this.files = files;
        this.exports = exports;
        this.trainOrPauseCurrent = trainOrPauseCurrent;
        this.notice = notice;
        this.texts = texts;
        this.fx = fx;
        runs.branching().onProblem(problem -> notice.set(Problems.inBranch(problem, texts)));
        // What was discarded can be put back as long as the offer stands.
        notice.subscribe(told -> {
            if (undo != null && told != undo) {
                undo = null;
                runs.forgetDiscarded();
            }
        });
    }

    @Override
    public void choose(RunViewModel run) {
        if (run.isShelved()) {
            goOn(run);
        } else {
            runs.choose(run);
        }
    }

    @Override
    public void trainOrPause(RunViewModel run) {
        if (run == runs.currentProperty().get()) {
            trainOrPauseCurrent.run();
        } else if (run.trainingProperty().get()) {
            run.pause();
        } else if (run.canTrain() && !run.hasFailed()) {
            runs.keep(run);
            run.train();
        }
    }

    @Override
    public void extend(RunViewModel run, long steps) {
        if (run.canTrain() && !run.hasFailed()) {
            runs.keep(run);
            run.advance(Measure.STEPS, steps);
        }
    }

    @Override
    public void runBeside(RunViewModel run) {
        ifThereIsRoom(() -> {
            RunViewModel next = RunViewModel.fresh(run.planNow().withSeed(runs.nextSeed(run)));
            runs.addBeside(run, next);
            runs.choose(next);
            if (run.trainingProperty().get()) {
                next.train();
            }
        });
    }

    @Override
    public void duplicate(RunViewModel run) {
        ifThereIsRoom(() -> run.capture().whenCompleteAsync((captured, problem) -> {
            if (problem != null) {
                notice.set(Problems.inFiles(Refusals.cause(problem), texts));
                return;
            }
            // Time has passed.
            ifThereIsRoom(() -> {
                RunViewModel copy = RunViewModel.copied(captured);
                copy.nameProperty().set(run.nameProperty().get());
                copy.changes().setAll(run.changes());
                runs.addBeside(run, copy);
            });
        }, fx));
    }

    @Override
    public void branch(RunViewModel run) {
        try {
            runs.branching().begin(run, branchName(run));
        } catch (Refused refused) {
            notice.set(Problems.inBranch(refused, texts));
        }
    }

    private String branchName(RunViewModel run) {
        Album.Page page = run.momentProperty().get();
        return page == null ? "" : texts.say(RunWords.age("app.branch.name", page, RunWords.nameInItsWorld(run, texts)));
    }

    private void ifThereIsRoom(Runnable action) {
        try {
            runs.checkRoom(false);
        } catch (Refused full) {
            notice.set(Problems.inFiles(full, texts));
            return;
        }
        action.run();
    }

    @Override
    public void goOn(RunViewModel shelved) {
        files.goOn(shelved, arrived -> {
            runs.replaceShelved(shelved, arrived);
            runs.choose(arrived);
        });
    }

    @Override
    public void save(RunViewModel run) {
        files.save(run);
    }

    @Override
    public void export(RunViewModel run, ExportKind kind) {
        exports.export(run, kind);
    }

    @Override
    public void discard(RunViewModel run) {
        String name = RunWords.name(run, texts);
        runs.discard(run);
        Notice offer = Notice.info(texts.say("app.notice.discarded", name), texts.say("app.notice.undo"), this::putBack);
        // First of all, or else this notice would take away what it offers.
        undo = offer;
        notice.set(offer);
    }

    /// @return whether there was something to put back
    boolean putBack() {
        if (undo == null) {
            return false;
        }
        runs.putBack();
        notice.set(null);
        return true;
    }

    @Override
    public void addSaved() {
        files.shelve(runs::addLast);
    }
}
