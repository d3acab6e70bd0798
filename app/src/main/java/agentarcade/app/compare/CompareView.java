package agentarcade.app.compare;

import agentarcade.app.theme.Palette;
import agentarcade.knob.Texts;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.layout.VBox;

import java.util.List;

/// What the open runs have in common and in what they differ.
public final class CompareView {
    private final CompareViewModel model;
    private final ObservableValue<Palette> palette;
    private final Texts texts;
    @FXML private VBox rows;

    public CompareView(CompareViewModel model, ObservableValue<Palette> palette, Texts texts) {
        this.model = model;
        this.palette = palette;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        rows.setUserData(List.of(model, palette));
        rows.setAccessibleText(texts.say("app.lab.compare"));
    }
}
