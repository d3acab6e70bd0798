package agentarcade.app.gallery;

import agentarcade.app.theme.Palette;
import agentarcade.knob.Texts;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.layout.VBox;

import java.util.List;

/// Where a person chooses a world to see, and who learns in it.
public final class GalleryView {
    private final GalleryViewModel model;
    private final ObservableValue<Palette> palette;
    private final Texts texts;
    @FXML private VBox rows;

    public GalleryView(GalleryViewModel model, ObservableValue<Palette> palette, Texts texts) {
        this.model = model;
        this.palette = palette;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        rows.setUserData(List.of(model, palette));
        rows.setAccessibleText(texts.say("app.lab.gallery"));
    }
}
