package agentarcade.app.knobs;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.util.List;

/// The settings of the world and the algorithm, one below the other.
public final class KnobsView {
    private final ObservableValue<List<KnobsViewModel>> groups;
    @FXML private VBox rows;

    public KnobsView(ObservableValue<List<KnobsViewModel>> groups) {
        this.groups = groups;
    }

    @FXML
    private void initialize() {
        groups.subscribe(shown -> {
            rows.getChildren().clear();
            shown.forEach(this::add);
        });
    }

    private void add(KnobsViewModel group) {
        Label title = new Label(group.title());
        title.getStyleClass().add("section");
        rows.getChildren().add(title);
        group.all().stream().filter(knob -> !knob.isFixed()).forEach(knob -> rows.getChildren().add(new KnobRow(knob)));
    }
}
