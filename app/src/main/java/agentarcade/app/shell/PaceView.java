package agentarcade.app.shell;

import agentarcade.app.game.GameMode;
import agentarcade.app.game.GameViewModel;
import agentarcade.app.view.Views;
import agentarcade.knob.Texts;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;

/// How fast training goes, in the status line beside how far it has come. While the training itself is watched, the game has this slider.
final class PaceView {
    private final ShellViewModel model;
    private final Texts texts;
    @FXML private HBox box;
    @FXML private Slider slider;
    @FXML private Label reading;

    PaceView(ShellViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        GameViewModel game = model.game();
        // In powers of ten, from one step a second.
        slider.setMax(Math.log10(GameViewModel.FASTEST_PACE));
        game.paceProperty().subscribe(steps -> slider.setValue(Math.log10(steps.doubleValue())));
        slider.valueProperty().subscribe((before, power) -> game.paceProperty().set(Math.pow(10, power.doubleValue())));
        reading.textProperty().bind(game.paceProperty().map(steps -> steps.doubleValue() >= GameViewModel.FASTEST_PACE
                ? texts.say("app.game.flatOut")
                : texts.say("app.game.stepsPerSecond", Math.round(steps.doubleValue()))));
        model.trainableProperty().subscribe(any -> place());
        game.modeProperty().subscribe(any -> place());
    }

    /// Whoever watches training has a slider for the pace beside the game.
    private void place() {
        Views.present(box, model.trainableProperty().get() && model.game().modeProperty().get() != GameMode.TRAINING);
    }
}
