package agentarcade.app.charts;

import agentarcade.app.view.Labels;
import agentarcade.app.view.Views;
import agentarcade.knob.Texts;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;

import java.util.List;

/// What steers all charts: which are open, over what they are drawn, how much of it is visible, and in which form.
final class ChartControlsView {
    private final ChartsViewModel model;
    private final Texts texts;
    @FXML private MenuButton choose;
    @FXML private ComboBox<Across> across;
    @FXML private Button nearer;
    @FXML private Button farther;
    @FXML private ToggleButton follow;
    @FXML private ToggleButton join;
    @FXML private ToggleButton table;

    ChartControlsView(ChartsViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        across.getItems().setAll(Across.values());
        across.setConverter(Labels.of(chosen -> texts.say("app.charts.across." + chosen)));
        across.valueProperty().bindBidirectional(model.acrossProperty());
        follow.selectedProperty().bindBidirectional(model.followingProperty());
        join.selectedProperty().bindBidirectional(model.joinedProperty());
        table.selectedProperty().bindBidirectional(model.tableProperty());
        model.keyProperty().subscribe(key -> Views.present(join, key.repeated()));
        nearer.setOnAction(press -> model.zoom(true));
        farther.setOnAction(press -> model.zoom(false));
        // New readings may have come since it was opened last.
        choose.setOnShowing(event -> offer());
        offer();
    }

    private void offer() {
        List<MenuItem> items = model.choices().stream().map(this::item).toList();
        choose.getItems().setAll(items);
    }

    private MenuItem item(String name) {
        CheckMenuItem item = new CheckMenuItem(model.title(name));
        item.setSelected(model.isOpen(name));
        // The last one stays: there is always something to see.
        item.setDisable(item.isSelected() && model.open().size() == 1);
        item.setOnAction(chosen -> model.open(name, item.isSelected()));
        return item;
    }
}
