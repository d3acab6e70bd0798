package agentarcade.app.gallery;

import agentarcade.app.run.Plan;

import java.nio.file.Path;
import java.util.Optional;

/// The ways out of the gallery.
public interface Doors {

    /// To where this is trained.
    void train(Plan plan);

    /// To where a person plays in this world.
    void play(Plan plan);

    /// To a saved run that a person chooses.
    void open();

    /// To this saved run.
    void open(Path run);

    /// To all saved runs.
    void library();

    /// To what was open before.
    void back();

    /// The saved run that was open at the end of the last time, if it is still there.
    Optional<Path> lastRun();
}
