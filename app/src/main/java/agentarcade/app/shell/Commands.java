package agentarcade.app.shell;

import agentarcade.app.game.GameMode;
import agentarcade.train.Measure;

import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.TextField;

import java.util.function.Supplier;

/// What a person can tell the window to do, from a button, the menu or the keyboard alike.
final class Commands {
    private final ShellViewModel model;
    private final Supplier<Scene> scene;
    private final Runnable focusGame;

    /// @param focusGame gives the game the keyboard if it is being played
    Commands(ShellViewModel model, Supplier<Scene> scene, Runnable focusGame) {
        this.model = model;
        this.scene = scene;
        this.focusGame = focusGame;
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

    void saveAs() {
        takeTyped();
        model.files().saveAs();
    }

    void gallery() {
        model.pageProperty().set(Page.GALLERY);
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
