package agentarcade.app.shell;

import agentarcade.app.files.Preferences;
import agentarcade.app.gallery.Doors;
import agentarcade.app.game.GameMode;
import agentarcade.app.run.Plan;
import agentarcade.app.run.RunViewModel;

import java.nio.file.Path;
import java.util.Optional;

/// From the gallery into the workshop. A run that already is what was chosen is gone on with; it does not start over.
final class GalleryDoors implements Doors {
    private final ShellViewModel model;
    private final Preferences preferences;

    GalleryDoors(ShellViewModel model, Preferences preferences) {
        this.model = model;
        this.preferences = preferences;
    }

    @Override
    public void train(Plan plan) {
        back();
        RunViewModel run = model.runProperty().get();
        if (run.hasFailed() || !now(run).equals(plan)) {
            model.start(plan);
        }
        if (model.game().modeProperty().get() == GameMode.PLAY) {
            model.game().modeProperty().set(GameMode.POLICY);
        }
        if (!model.runProperty().get().trainingProperty().get()) {
            model.trainOrPause();
        }
    }

    /// Whoever plays in the world of the open run keeps it: its agent is somebody to race against.
    @Override
    public void play(Plan plan) {
        back();
        if (!model.runProperty().get().world().equals(plan.world())) {
            model.start(plan);
        }
        model.game().modeProperty().set(GameMode.PLAY);
    }

    private static Plan now(RunViewModel run) {
        return run.settings().map(run.plan()::withSettings).orElse(run.plan());
    }

    @Override
    public void open() {
        model.files().open();
    }

    @Override
    public void open(Path run) {
        model.files().open(run);
    }

    @Override
    public void library() {
        model.layout().pageProperty().set(Page.LIBRARY);
    }

    @Override
    public void back() {
        model.layout().pageProperty().set(Page.WORKSHOP);
    }

    @Override
    public Optional<Path> lastRun() {
        return preferences.lastRun();
    }
}
