package agentarcade.app.keras;

import agentarcade.app.view.Views;
import agentarcade.knob.Texts;

import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.List;

/// What is in a file of Keras, over everything else: its layers, what they became here, and what can be done with them.
public final class KerasCard extends StackPane {
    private static final List<String> COLUMNS = List.of("name", "kind", "output", "parameters", "ours");
    private static final int NUMBERS = 3;
    private static final double WORDS_WIDTH = 620;
    private static final double TABLE_HEIGHT = 240;

    private final Button close;

    public KerasCard(KerasViewModel model, Texts texts) {
        KerasFile file = model.shownProperty().get();
        Label title = new Label(file.name());
        title.getStyleClass().add("gallery-title");
        VBox card = new VBox(title, table(file, texts));
        for (String sentence : file.sentences()) {
            Label line = new Label(sentence);
            line.setWrapText(true);
            line.setPrefWidth(WORDS_WIDTH);
            line.setMinHeight(Region.USE_PREF_SIZE);
            card.getChildren().add(line);
        }
        Button watch = button("kerasWatch", texts.say("app.keras.watch"), model::watch);
        watch.getStyleClass().add("film-save");
        Button race = button("kerasRace", texts.say("app.keras.race"), model::race);
        Views.present(watch, file.player().isPresent());
        Views.present(race, file.player().isPresent());
        close = button("kerasClose", texts.say("app.keras.close"), model::close);
        HBox buttons = new HBox(8, close, race, watch);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        card.getChildren().add(buttons);
        card.getStyleClass().addAll("card", "film", "keras");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().add(card);
        getStyleClass().add("veil");
        setId("kerasCard");
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                key.consume();
                model.close();
            }
        });
    }

    /// Gives the keyboard to the card.
    public void focus() {
        close.requestFocus();
    }

    private static Button button(String id, String words, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.setOnAction(click -> action.run());
        return button;
    }

    private static Node table(KerasFile file, Texts texts) {
        GridPane table = new GridPane();
        table.getStyleClass().add("keras-layers");
        for (int column = 0; column < COLUMNS.size(); column++) {
            Label head = new Label(texts.say("app.keras." + COLUMNS.get(column)));
            head.getStyleClass().add("caption");
            add(table, head, column, 0);
        }
        for (int row = 0; row < file.rows().size(); row++) {
            for (int column = 0; column < COLUMNS.size(); column++) {
                add(table, new Label(file.rows().get(row).get(column)), column, row + 1);
            }
        }
        ScrollPane scroll = new ScrollPane(table);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(TABLE_HEIGHT);
        scroll.getStyleClass().add("keras-scroll");
        return scroll;
    }

    private static void add(GridPane table, Label cell, int column, int row) {
        table.add(cell, column, row);
        cell.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setHalignment(cell, column == NUMBERS ? HPos.RIGHT : HPos.LEFT);
    }
}
