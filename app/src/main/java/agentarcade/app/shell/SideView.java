package agentarcade.app.shell;

import agentarcade.app.knobs.KnobsView;
import agentarcade.app.runs.RunsView;
import agentarcade.app.theme.Palette;
import agentarcade.app.view.Views;
import agentarcade.knob.Texts;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

import java.util.Map;

/// What is beside the game: the settings, or the list of runs.
final class SideView {
    private final ShellViewModel model;
    private final ObservableValue<Palette> palette;
    private final Texts texts;
    @FXML private ToggleButton settings;
    @FXML private ToggleButton runs;
    @FXML private HBox restart;
    @FXML private StackPane place;

    SideView(ShellViewModel model, ObservableValue<Palette> palette, Texts texts) {
        this.model = model;
        this.palette = palette;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        Segments.bind(model.layout().sideProperty(), Map.of(Side.SETTINGS, settings, Side.RUNS, runs));
        Map<Side, Node> views = Map.of(
                Side.SETTINGS,
                Views.load(new KnobsView(model.knobsProperty(), model.openSections(), model.knobHistory(), model::undo, texts), texts),
                Side.RUNS, Views.load(new RunsView(model.runList(), palette, texts), texts));
        model.layout().sideProperty().subscribe(side -> place.getChildren().setAll(views.get(side)));
        model.restartNeededProperty().subscribe(needed -> Views.present(restart, needed));
    }
}
