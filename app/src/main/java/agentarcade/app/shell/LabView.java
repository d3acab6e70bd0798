package agentarcade.app.shell;

import agentarcade.app.charts.ChartsView;
import agentarcade.app.compare.CompareView;
import agentarcade.app.inside.InsideView;
import agentarcade.app.theme.Palette;
import agentarcade.app.view.Views;
import agentarcade.knob.Texts;

import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;

import java.util.List;
import java.util.Map;

/// What is below the game: the charts, a look inside the agent, or a comparison of runs.
final class LabView {
    private final ShellViewModel model;
    private final ObservableValue<Palette> palette;
    private final Texts texts;
    @FXML private ToggleButton charts;
    @FXML private ToggleButton inside;
    @FXML private ToggleButton compare;
    @FXML private StackPane controls;
    @FXML private ToggleButton fold;
    @FXML private ToggleButton large;
    @FXML private StackPane place;

    LabView(ShellViewModel model, ObservableValue<Palette> palette, Texts texts) {
        this.model = model;
        this.palette = palette;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        Segments.bind(model.layout().labProperty(), Map.of(Lab.CHARTS, charts, Lab.INSIDE, inside, Lab.COMPARE, compare));
        ChartsView curves = new ChartsView(model.charts(), palette, texts);
        Map<Lab, Node> views = Map.of(
                Lab.CHARTS, Views.load(curves, texts),
                Lab.INSIDE, Views.load(new InsideView(model.inside(), palette, texts), texts),
                Lab.COMPARE, Views.load(new CompareView(model.compare(), palette, texts), texts));
        controls.getChildren().add(curves.controls());
        model.layout().labProperty().subscribe(lab -> {
            place.getChildren().setAll(views.get(lab));
        });
        model.layout().labProperty().subscribe(any -> placeControls());
        model.layout().labFoldedProperty().subscribe(any -> placeControls());
        model.layout().labFoldedProperty().subscribe(folded -> Views.present(place, !folded));
        List.of(charts, inside, compare).forEach(segment -> segment.addEventHandler(ActionEvent.ACTION,
                chosen -> model.layout().labFoldedProperty().set(false)));
        model.charts().shownProperty()
                .bind(model.layout().labProperty().isEqualTo(Lab.CHARTS).and(model.layout().pageProperty().isEqualTo(Page.WORKSHOP))
                        .and(model.layout().labFoldedProperty().not()));
        fold.selectedProperty().bindBidirectional(model.layout().labFoldedProperty());
        large.selectedProperty().bindBidirectional(model.layout().labLargeProperty());
    }

    /// What steers the charts is there only while they are.
    private void placeControls() {
        Views.present(controls, model.layout().labProperty().get() == Lab.CHARTS && !model.layout().labFoldedProperty().get());
    }
}
