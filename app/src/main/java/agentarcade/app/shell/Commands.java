package agentarcade.app.shell;

import agentarcade.app.export.ExportKind;
import agentarcade.app.game.GameMode;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.theme.Theme;
import agentarcade.knob.Texts;
import agentarcade.train.Measure;

import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

import java.util.function.Supplier;

/// What a person can tell the window to do, from a button, the menu or the keyboard alike.
final class Commands {
    private final ShellViewModel model;
    private final Supplier<Scene> scene;
    private final Runnable focusGame;
    private final Theme theme;
    private final Texts texts;

    /// @param focusGame gives the game the keyboard if it is being played
    Commands(ShellViewModel model, Supplier<Scene> scene, Runnable focusGame, Theme theme, Texts texts) {
        this.model = model;
        this.scene = scene;
        this.focusGame = focusGame;
        this.theme = theme;
        this.texts = texts;
    }

    /// What was typed into a field counts when a key such as Ctrl+R comes before Enter.
    private void takeTyped() {
        if (scene.get().getFocusOwner() instanceof TextField field) {
            field.fireEvent(new ActionEvent(field, field));
        }
    }

    void chosen() {
        focusGame.run();
    }

    void train() {
        takeTyped();
        model.trainOrPause();
        focusGame.run();
    }

    void step() {
        takeTyped();
        model.step();
    }

    void reset() {
        takeTyped();
        model.reset();
        focusGame.run();
    }

    void advance(Measure measure, long count) {
        takeTyped();
        model.advance(measure, count);
        focusGame.run();
    }

    /// Makes a run that goes on from the moment that is watched.
    void branch() {
        takeTyped();
        model.game().timeMachine().branch();
    }

    void undo() {
        model.undo();
        focusGame.run();
    }

    void redo() {
        model.redo();
    }

    void open() {
        model.files().open();
    }

    void save() {
        takeTyped();
        model.files().save();
    }

    void saveSmallCopy() {
        takeTyped();
        model.files().saveSmallCopy();
    }

    void saveAs() {
        takeTyped();
        model.files().saveAs();
    }

    void openKeras() {
        model.keras().open();
    }

    void export(RunViewModel run, ExportKind kind) {
        takeTyped();
        model.exports().export(run, kind);
    }

    /// Into the gallery, which shows what is open, or back out of it.
    void gallery() {
        if (model.layout().pageProperty().get() == Page.GALLERY) {
            model.gallery().back();
        } else {
            model.showGallery();
        }
    }

    /// To all saved runs, or back.
    void library() {
        model.layout().pageProperty().set(model.layout().pageProperty().get() == Page.LIBRARY ? Page.WORKSHOP : Page.LIBRARY);
    }

    /// Large letters and few controls, or back to small ones and many.
    void projector() {
        theme.projectorProperty().set(!theme.projectorProperty().get());
    }

    /// Fills the screen, or leaves it again.
    void fullScreen() {
        if (scene.get().getWindow() instanceof Stage stage) {
            stage.setFullScreenExitHint(texts.say("app.fullScreen.hint"));
            stage.setFullScreen(!stage.isFullScreen());
        }
    }

    void watchPolicy() {
        model.game().modeProperty().set(GameMode.POLICY);
    }

    void watchTraining() {
        if (model.trainableProperty().get()) {
            model.game().modeProperty().set(GameMode.TRAINING);
        }
    }

    void play() {
        model.game().modeProperty().set(GameMode.PLAY);
        focusGame.run();
    }
}
