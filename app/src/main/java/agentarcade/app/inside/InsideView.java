package agentarcade.app.inside;

import agentarcade.app.theme.Palette;
import agentarcade.knob.Texts;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.layout.VBox;

import java.util.List;

/// A look inside the agent: its network, its memory and what it expects where.
public final class InsideView {
    private final InsideViewModel model;
    private final ObservableValue<Palette> palette;
    private final Texts texts;
    @FXML private VBox rows;

    public InsideView(InsideViewModel model, ObservableValue<Palette> palette, Texts texts) {
        this.model = model;
        this.palette = palette;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        rows.setUserData(List.of(model, palette));
        rows.setAccessibleText(texts.say("app.lab.inside"));
    }
}
