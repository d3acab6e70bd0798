package agentarcade.app.inside;

import agentarcade.app.theme.Palette;
import agentarcade.app.view.Views;
import agentarcade.knob.Texts;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A look inside the agent: one picture at a time, with words about it on the left.
public final class InsideView {
    private final InsideViewModel model;
    private final ObservableValue<Palette> palette;
    private final Texts texts;
    private final Map<Tile, ToggleButton> buttons = new EnumMap<>(Tile.class);
    private final SketchView picture;

    @FXML private VBox rows;
    @FXML private HBox tiles;
    @FXML private Label caption;
    @FXML private Label pointed;
    @FXML private Label reading;
    @FXML private Label message;
    @FXML private StackPane place;

    public InsideView(InsideViewModel model, ObservableValue<Palette> palette, Texts texts) {
        this.model = model;
        this.palette = palette;
        this.texts = texts;
        picture = new SketchView(this::tellPaper);
    }

    @FXML
    private void initialize() {
        for (Tile tile : Tile.values()) {
            buttons.put(tile, button(tile));
        }
        model.tilesProperty().subscribe(this::offer);
        model.tileProperty().subscribe(chosen -> buttons.forEach((tile, button) -> button.setSelected(tile == chosen)));
        caption.textProperty().bind(model.captionProperty());
        reading.textProperty().bind(model.readingProperty());
        pointed.textProperty().bind(picture.pointedAtProperty());
        message.textProperty().bind(model.messageProperty());
        model.messageProperty().subscribe(said -> {
            Views.present(message, !said.isEmpty());
            picture.setVisible(said.isEmpty());
        });
        place.getChildren().addFirst(picture);
        palette.subscribe(picture::dress);
        model.sketchProperty().subscribe(sketch -> {
            picture.show(sketch);
            picture.mark(model.trailProperty().get());
        });
        model.trailProperty().subscribe(picture::mark);
        rows.sceneProperty().subscribe(scene -> {
            if (scene == null) {
                model.hidden();
            }
        });
    }

    private ToggleButton button(Tile tile) {
        ToggleButton button = new ToggleButton(texts.say(tile.key()));
        button.setId("inside" + tile.name().charAt(0) + tile.name().substring(1).toLowerCase(Locale.ROOT));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("segment");
        button.setAccessibleText(texts.say(tile.key()));
        button.setOnAction(press -> {
            model.tileProperty().set(tile);
            button.setSelected(true);
        });
        return button;
    }

    private void offer(List<Tile> offered) {
        List<ToggleButton> there = new ArrayList<>();
        offered.forEach(tile -> there.add(buttons.get(tile)));
        tiles.getChildren().setAll(there);
        Views.present(tiles, !there.isEmpty());
        Views.present(caption, !there.isEmpty());
    }

    private void tellPaper() {
        model.paper(picture.paper());
    }
}
