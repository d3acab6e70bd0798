package agentarcade.app.gallery;

import agentarcade.app.game.CanvasPane;
import agentarcade.app.game.Miniature;
import agentarcade.app.theme.Palette;
import agentarcade.knob.Texts;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A card of the gallery: the world in miniature, what it is called, and what it is about. One of a group is chosen.
final class WorldCardView extends RadioButton {
    private final WorldCard card;

    WorldCardView(WorldCard card, ObservableValue<Palette> palette, Texts texts) {
        this.card = card;
        String title = texts.name(card.type().name().key());
        String sentence = texts.find("environment." + card.type().id() + ".about").orElse("");
        String inShort = texts.find("environment." + card.type().id() + ".short").orElse(sentence);
        CanvasPane pane = new CanvasPane();
        pane.setMinHeight(64);
        VBox.setVgrow(pane, Priority.ALWAYS);
        VBox content = new VBox(pane, label(title, "world-name"), label(inShort, "world-about"));
        content.getStyleClass().add("world-content");
        content.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        // As a graphic it would take the room it would like, not the room there is.
        content.prefWidthProperty().bind(widthProperty().subtract(2));
        content.prefHeightProperty().bind(heightProperty().subtract(2));
        setGraphic(content);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setId("world-" + card.type().id());
        getStyleClass().setAll("world-card");
        setAccessibleText(title + ". " + sentence);
        Miniature miniature = new Miniature(pane);
        card.pictureProperty().subscribe(picture -> paint(miniature, palette));
        palette.subscribe(worn -> paint(miniature, palette));
    }

    WorldCard card() {
        return card;
    }

    private void paint(Miniature miniature, ObservableValue<Palette> palette) {
        if (card.pictureProperty().get() != null) {
            miniature.paint(card.pictureProperty().get(), palette.getValue());
        }
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
