package agentarcade.app.runs;

import agentarcade.app.export.ExportKind;
import agentarcade.app.run.RunViewModel;

/// What a person can do with a run of the list that concerns more than the list: files, notices, the middle of the window.
public interface RunActions {

    /// Puts it into the middle of the window; the others go on with what they do.
    void choose(RunViewModel run);

    /// Trains it, or pauses it if it trains, wherever it is.
    void trainOrPause(RunViewModel run);

    /// Trains it for so many more steps.
    void extend(RunViewModel run, long steps);

    /// Starts another run with the same settings and the next seed.
    void runBeside(RunViewModel run);

    /// Makes a copy of it as it is now, which goes its own way from here.
    void duplicate(RunViewModel run);

    /// Makes a run that goes on from the moment at which this one is looked at.
    void branch(RunViewModel run);

    /// Goes on with a run that was only compared so far.
    void goOn(RunViewModel shelved);

    void save(RunViewModel run);

    /// Makes something of it for other programs or other people.
    void export(RunViewModel run, ExportKind kind);

    /// Takes it off the list; a notice offers to put it back.
    void discard(RunViewModel run);

    /// Asks for a file with a run to compare others with.
    void addSaved();
}
