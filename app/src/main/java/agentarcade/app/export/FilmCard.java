package agentarcade.app.export;

import agentarcade.app.knobs.KnobViewModel;
import agentarcade.app.view.Labels;
import agentarcade.knob.Knob;
import agentarcade.knob.Texts;

import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.io.ByteArrayInputStream;

/// What is to be filmed and how, beside a picture of how it will look; over everything else until the film is wanted, or not.
public final class FilmCard extends StackPane {
    private static final double PREVIEW_WIDTH = 320;
    private static final double PREVIEW_HEIGHT = 240;

    private final FilmViewModel model;
    private final Texts texts;
    private final GridPane form = new GridPane();
    private Node first;

    /// @param film makes the film
    /// @param close puts the card away
    public FilmCard(FilmViewModel model, Runnable film, Runnable close, Texts texts) {
        this.model = model;
        this.texts = texts;
        Label title = new Label(model.title());
        title.getStyleClass().add("gallery-title");
        form.getStyleClass().add("film-form");
        addPlayers();
        model.knobs().forEach(this::addKnob);
        HBox body = new HBox(preview(), form);
        body.getStyleClass().add("film-body");
        VBox card = new VBox(title, body, problem(), buttons(film, close));
        card.getStyleClass().addAll("card", "film");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().add(card);
        getStyleClass().add("veil");
        setId("filmCard");
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                key.consume();
                close.run();
            }
        });
    }

    /// Gives the keyboard to the first thing to choose.
    public void focus() {
        first.requestFocus();
    }

    private void addPlayers() {
        ComboBox<String> players = new ComboBox<>();
        players.getItems().setAll(model.players());
        players.setConverter(Labels.of(player -> model.words(player)));
        players.valueProperty().bindBidirectional(model.playerProperty());
        players.setId("filmPlayer");
        players.setMaxWidth(Double.MAX_VALUE);
        first = players;
        addRow(texts.say("app.export.player"), players, "");
    }

    private void addKnob(KnobViewModel knob) {
        Control control = knob.knob() instanceof Knob.Switch ? toggle(knob) : field(knob);
        control.setId("film-" + knob.knob().name());
        control.setTooltip(new Tooltip(knob.help()));
        control.setAccessibleHelp(knob.help());
        addRow(knob.label(), control, texts.find(knob.knob().key() + ".unit").orElse(""));
    }

    private void addRow(String words, Control control, String unit) {
        Label label = new Label(words);
        label.setLabelFor(control);
        control.setAccessibleText(words);
        Label after = new Label(unit);
        after.getStyleClass().add("caption");
        label.setMinWidth(Region.USE_PREF_SIZE);
        after.setMinWidth(Region.USE_PREF_SIZE);
        form.addRow(form.getRowCount(), label, control, after);
        GridPane.setHalignment(control, HPos.LEFT);
    }

    private static CheckBox toggle(KnobViewModel knob) {
        CheckBox toggle = new CheckBox();
        toggle.setSelected((Boolean) knob.valueProperty().get());
        toggle.selectedProperty().subscribe((was, on) -> knob.choose(on));
        return toggle;
    }

    private static TextField field(KnobViewModel knob) {
        TextField field = new TextField(knob.text());
        field.setPrefColumnCount(7);
        field.getStyleClass().add("knob-field");
        // As it is typed, so that the picture follows; what is half typed says so below.
        field.textProperty().subscribe((was, typed) -> knob.type(typed));
        return field;
    }

    private Node preview() {
        ImageView view = new ImageView();
        view.setId("filmPreview");
        view.setPreserveRatio(true);
        view.setFitWidth(PREVIEW_WIDTH);
        view.setFitHeight(PREVIEW_HEIGHT);
        Label size = new Label();
        size.setId("filmSize");
        size.getStyleClass().add("caption");
        model.previewProperty().subscribe(png -> {
            if (png != null) {
                Image image = new Image(new ByteArrayInputStream(png));
                view.setImage(image);
                size.setText(texts.say("app.export.size", Math.round(image.getWidth()), Math.round(image.getHeight())));
            }
        });
        view.setAccessibleText(texts.say("app.export.preview"));
        StackPane place = new StackPane(view);
        place.getStyleClass().add("film-preview");
        place.setMinSize(PREVIEW_WIDTH, PREVIEW_HEIGHT);
        VBox column = new VBox(4, place, size);
        column.setAlignment(Pos.TOP_CENTER);
        return column;
    }

    /// What is wrong with what was typed.
    private Label problem() {
        Label problem = new Label();
        problem.setId("filmProblem");
        problem.getStyleClass().add("film-problem");
        problem.setWrapText(true);
        // The card does not grow and shrink while somebody types.
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.textProperty().bind(Bindings.createStringBinding(this::problems,
                whatIsWrong()));
        return problem;
    }

    private Observable[] whatIsWrong() {
        return model.knobs().stream().map(KnobViewModel::problemProperty).toArray(Observable[]::new);
    }

    private String problems() {
        return model.knobs().stream().map(knob -> knob.problemProperty().get()).filter(words -> !words.isEmpty()).findFirst().orElse("");
    }

    private HBox buttons(Runnable film, Runnable close) {
        Button cancel = new Button(texts.say("app.export.cancel"));
        cancel.setId("filmCancel");
        cancel.setOnAction(click -> close.run());
        Button save = new Button(texts.say("app.export.save"));
        save.setId("filmSave");
        save.getStyleClass().add("film-save");
        save.setDefaultButton(true);
        save.disableProperty().bind(Bindings.createBooleanBinding(() -> !problems().isEmpty(),
                whatIsWrong()));
        save.setOnAction(click -> film.run());
        HBox buttons = new HBox(8, cancel, save);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        return buttons;
    }
}
