package agentarcade.app.runs;

import agentarcade.app.theme.Palette;
import agentarcade.knob.Texts;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.layout.VBox;

import java.util.List;

/// The list of open runs.
public final class RunsView {
    private final RunsViewModel model;
    private final ObservableValue<Palette> palette;
    private final Texts texts;
    @FXML private VBox rows;

    public RunsView(RunsViewModel model, ObservableValue<Palette> palette, Texts texts) {
        this.model = model;
        this.palette = palette;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        rows.setAccessibleText(texts.say("app.side.runs"));
        rows.setUserData(List.of(model, palette));
    }
}
